import { officeChains } from '#modules/offices/actions';
import type { Call, Tx } from '#platform/server';
import { timeOrderedId, writeChanges } from '#platform/server';
import { selectContributionsOf, selectObjectivesNamed, selectThemesNamed } from '../queries.ts';
import { investmentIdOf } from './investments.ts';
import { align, loadStrategy } from './load-strategy.ts';

/** How many objectives each of these investments serves, and how far it serves the strategies above its office, by id. */
export async function contributionsOf(
  tx: Tx,
  investments: readonly { readonly id: string; readonly officeId: string }[],
): Promise<ReadonlyMap<string, { readonly contributions: number; readonly percent: number }>> {
  const chains = await officeChains(tx);
  const rows = await selectContributionsOf(tx, investments.map(({ id }) => id)); // biome-ignore format: one line
  const strategy = await loadStrategy(tx, [...new Set(investments.flatMap(({ officeId }) => chains.get(officeId) ?? []))]); // biome-ignore format: one line
  return new Map(
    investments.map(({ id, officeId }) => {
      const above = chains.get(officeId) ?? [];
      const themes = strategy.themes.filter(({ office_id }) => above.includes(office_id));
      const objectives = strategy.objectives.filter(({ theme_id }) => themes.some((theme) => theme.id === theme_id));
      const own = rows.filter(
        ({ proposal_id, project_id, objective_id }) =>
          (proposal_id ?? project_id) === id && objectives.some((one) => one.id === objective_id),
      );
      const { investments: aligned } = align({ themes, objectives, measures: [] }, own, [{ id, amountMinor: 0 }]);
      return [id, { contributions: own.length, percent: aligned[0]?.percent ?? 0 }];
    }),
  );
}

const strengthOrder: readonly string[] = ['strong', 'moderate', 'weak'];

/** The theme that each of these projects and proposals serves most, by name: that of its strongest contribution. */
export async function themesOf(tx: Tx, investmentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await selectContributionsOf(tx, investmentIds);
  const objectives = await selectObjectivesNamed(tx, rows.map(({ objective_id }) => objective_id)); // biome-ignore format: one line
  const themes = await selectThemesNamed(tx, objectives.map(({ theme_id }) => theme_id)); // biome-ignore format: one line
  const nameOf = new Map(themes.map(({ id, name }) => [id, name]));
  const themeOf = new Map(objectives.map(({ id, theme_id }) => [id, nameOf.get(theme_id)]));
  const found = new Map<string, string>();
  for (const row of rows.toSorted((a, b) => strengthOrder.indexOf(a.strength) - strengthOrder.indexOf(b.strength))) {
    const [id, theme] = [investmentIdOf(row), themeOf.get(row.objective_id)];
    if (theme !== undefined && !found.has(id)) found.set(id, theme);
  }
  return found;
}

/** A project that is made of a proposal serves what that served, by the same paths. */
export async function handContributionsOn(call: Call, from: string, projectId: string): Promise<void> {
  const rows = await selectContributionsOf(call.tx, [from]);
  if (!rows.length) return;
  await writeChanges(
    call,
    rows.map(({ id: _id, ...row }) => ({
      entity: 'contribution',
      id: timeOrderedId(),
      field: null,
      from: null,
      to: {
        ...row,
        proposal_id: null,
        project_id: projectId,
        question: null,
        questioned_by: null,
        questioned_at: null,
      },
    })),
  );
}
