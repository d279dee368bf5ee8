import type { ScopeKinds, Tx } from '#platform/server';
import {
  selectContributionsNamed,
  selectMeasures,
  selectMeasureValues,
  selectObjectives,
  selectObjectivesNamed,
  selectOfficesOf,
  selectThemes,
} from '../queries.ts';
import { investmentIdOf, investmentScope } from './investments.ts';

/** Objectives by name, as findings, histories and comments call them. */
export async function namesOfObjectives(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await selectObjectivesNamed(tx, ids)).map(({ id, name }) => [id, name]));
}

export const strategyScopes: ScopeKinds = {
  investment: investmentScope,
  contribution: {
    async above(tx, id) {
      const [row] = await selectContributionsNamed(tx, [id]);
      if (!row) return undefined;
      const investmentId = investmentIdOf(row);
      const above = await investmentScope.above(tx, investmentId);
      return above;
    },
  },
  objective: {
    async above(tx, id) {
      const officeId = (await selectOfficesOf(tx, [id])).get(id);
      return officeId === undefined ? undefined : [{ kind: 'office', id: officeId }];
    },
    names: namesOfObjectives,
    page: { permission: 'strategy.read', address: async (_tx, id) => `/strategy?open=${id}` },
  },
};

/** The records that belong to the history of an objective: itself, its measures and what was measured. */
export async function subjectsOfObjective(tx: Tx, id: string) {
  const measures = (await selectMeasures(tx, [id])).map((row) => row.id);
  const values = await selectMeasureValues(tx, measures);
  return [
    { entity: 'objective', id },
    ...measures.map((measureId) => ({ entity: 'measure', id: measureId })),
    ...values.map((row) => ({ entity: 'measure-value', id: row.id })),
  ];
}

/** All objectives by name, for whoever writes a history; of two of one name the later. */
export async function objectivesNamed(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const themes = await selectThemes(tx, null);
  const objectives = await selectObjectives(tx, themes.map(({ id }) => id)); // biome-ignore format: one line
  return new Map(objectives.map(({ id, name }) => [name, id]));
}
