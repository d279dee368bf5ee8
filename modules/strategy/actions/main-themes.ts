import { strengths } from '#engine';
import type { Tx } from '#platform/server';
import { selectContributionsOf, selectObjectivesNamed, selectThemesNamed } from '../queries.ts';
import { investmentIdOf } from './investments.ts';

/** The theme that each investment serves most: by strength, then by the objective's weight. One that serves none has none. */
export async function mainThemesOf(tx: Tx, investmentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await selectContributionsOf(tx, investmentIds);
  const objectives = await selectObjectivesNamed(tx, [...new Set(rows.map(({ objective_id }) => objective_id))]);
  const placed = rows.flatMap((row) => {
    const objective = objectives.find(({ id }) => id === row.objective_id);
    return objective ? [{ row, objective, strength: strengths.indexOf(row.strength) }] : [];
  });
  placed.sort(
    (a, b) =>
      a.strength - b.strength || a.objective.weight - b.objective.weight || (a.objective.id < b.objective.id ? 1 : -1),
  );
  // the last one that is set stays: the strongest
  return new Map(placed.map(({ row, objective }) => [investmentIdOf(row), objective.theme_id]));
}

export async function themeNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map((await selectThemesNamed(tx, ids)).map(({ id, name }) => [id, name]));
}
