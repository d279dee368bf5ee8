import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/server';
import {
  type ContributionRow,
  contributionColumns,
  type KeyMeasureRow,
  type KeyMeasureValueRow,
  measureColumns,
  measureValueColumns,
  type ObjectiveRow,
  objectiveColumns,
  type StrategyVersionRow,
  type ThemeRow,
  themeColumns,
  versionColumns,
} from './tables.ts';

const listOf = (columns: readonly string[]) => sql.join(columns.map((column) => sql.id(column)));

async function select<R>(tx: Tx, table: string, columns: readonly string[], where: RawBuilder<unknown>): Promise<R[]> {
  const { rows } = await sql<R>`select ${listOf(columns)} from ${sql.table(table)} where ${where}`.execute(tx);
  return rows;
}

/** The themes of these offices, the heaviest first; null: all. */
export const selectThemes = (tx: Tx, officeIds: readonly string[] | null): Promise<ThemeRow[]> =>
  select(tx, 'theme', themeColumns, sql`${officeIds === null ? sql`true` : sql`office_id = any(${officeIds}::uuid[])`}
    order by weight desc, name, id`); // biome-ignore format: one statement

/** The objectives of these themes, the heaviest first. */
export const selectObjectives = (tx: Tx, themeIds: readonly string[]): Promise<ObjectiveRow[]> =>
  select(tx, 'objective', objectiveColumns, sql`theme_id = any(${themeIds}::uuid[]) order by weight desc, name, id`);

export const selectObjectivesNamed = (tx: Tx, ids: readonly string[]): Promise<ObjectiveRow[]> =>
  select(tx, 'objective', objectiveColumns, sql`id = any(${ids}::uuid[])`);

export const selectThemesNamed = (tx: Tx, ids: readonly string[]): Promise<ThemeRow[]> =>
  select(tx, 'theme', themeColumns, sql`id = any(${ids}::uuid[])`);

export const selectMeasuresNamed = (tx: Tx, ids: readonly string[]): Promise<KeyMeasureRow[]> =>
  select(tx, 'key_measure', measureColumns, sql`id = any(${ids}::uuid[])`);

export const selectMeasureValuesNamed = (tx: Tx, ids: readonly string[]): Promise<KeyMeasureValueRow[]> =>
  select(tx, 'key_measure_value', measureValueColumns, sql`id = any(${ids}::uuid[])`);

export const selectMeasures = (tx: Tx, objectiveIds: readonly string[]): Promise<KeyMeasureRow[]> =>
  select(tx, 'key_measure', measureColumns, sql`objective_id = any(${objectiveIds}::uuid[]) order by name, id`);

/** What was measured, the first first. */
export const selectMeasureValues = (tx: Tx, measureIds: readonly string[]): Promise<KeyMeasureValueRow[]> =>
  select(tx, 'key_measure_value', measureValueColumns, sql`measure_id = any(${measureIds}::uuid[]) order by day`);

export const selectContributionsTo = (tx: Tx, objectiveIds: readonly string[]): Promise<ContributionRow[]> =>
  select(tx, 'contribution', contributionColumns, sql`objective_id = any(${objectiveIds}::uuid[]) order by id`);

/** What these projects and proposals contribute. */
export const selectContributionsOf = (tx: Tx, investmentIds: readonly string[]): Promise<ContributionRow[]> =>
  select(tx, 'contribution', contributionColumns, sql`project_id = any(${investmentIds}::uuid[])
    or proposal_id = any(${investmentIds}::uuid[]) order by id`); // biome-ignore format: one statement

export const selectContributionsNamed = (tx: Tx, ids: readonly string[]): Promise<ContributionRow[]> =>
  select(tx, 'contribution', contributionColumns, sql`id = any(${ids}::uuid[])`);

/** Of themes, objectives, measures and their values the office in whose strategy they stand, by id. */
export async function selectOfficesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; officeId: string }>`
    select theme.id, office_id as "officeId" from theme where theme.id = any(${ids}::uuid[])
    union all
    select objective.id, office_id from objective join theme on theme.id = theme_id
    where objective.id = any(${ids}::uuid[])
    union all
    select key_measure.id, office_id from key_measure join objective on objective.id = objective_id
      join theme on theme.id = theme_id
    where key_measure.id = any(${ids}::uuid[])
    union all
    select key_measure_value.id, office_id from key_measure_value join key_measure on key_measure.id = measure_id
      join objective on objective.id = objective_id join theme on theme.id = theme_id
    where key_measure_value.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, officeId }) => [id, officeId]));
}

/** The newest version of each of these offices' strategies. */
export async function selectVersions(tx: Tx, officeIds: readonly string[]): Promise<StrategyVersionRow[]> {
  const { rows } = await sql<StrategyVersionRow>`
    select distinct on (office_id) ${listOf(versionColumns)} from strategy_version
    where office_id = any(${officeIds}::uuid[]) order by office_id, version desc`.execute(tx);
  return rows;
}

/** All versions of an office's strategy, the newest first. */
export const selectVersionsOf = (tx: Tx, officeId: string): Promise<StrategyVersionRow[]> =>
  select(tx, 'strategy_version', versionColumns, sql`office_id = ${officeId} order by version desc`);

export async function countThemesOf(tx: Tx, officeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from theme where office_id = ${officeId}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Two who change the strategy of an office wait for each other. */
export async function lockStrategy(tx: Tx, officeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('strategy ' || ${officeId}, 0))`.execute(tx);
}
