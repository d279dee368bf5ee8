import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/server';
import { missingBefore, type StoredAnswer } from './answer.ts';
import { type BriefAnswer, briefAnswer } from './brief-answer.ts';
import {
  type LimitRow,
  limitColumns,
  type RuleRow,
  type RunningRow,
  ruleColumns,
  runningColumns,
  type ScenarioRow,
  scenarioColumns,
} from './tables.ts';

const listOf = (columns: readonly string[]) => sql.join(columns.map((column) => sql.id(column)));

async function select<R>(tx: Tx, table: string, columns: readonly string[], where: RawBuilder<unknown>): Promise<R[]> {
  const { rows } = await sql<R>`select ${listOf(columns)} from ${sql.table(table)} where ${where}`.execute(tx);
  return rows;
}

/** The scenarios of these offices (null: of all), those made last first; those after the place `after`. */
export const selectScenarios = (
  tx: Tx,
  officeIds: readonly string[] | null,
  page: { readonly after?: readonly [createdAt: string, id: string] | undefined; readonly limit: number },
): Promise<ScenarioRow[]> => {
  const [at = null, id = null] = page.after ?? [];
  return select(tx, 'selection_scenario', scenarioColumns, sql`
    ${officeIds === null ? sql`true` : sql`office_id = any(${officeIds}::uuid[])`}
    and (${at}::timestamptz is null or (created_at, id) < (${at}::timestamptz, ${id}::uuid))
    order by created_at desc, id desc limit ${page.limit}`); // biome-ignore format: one statement
};

export const selectScenariosNamed = (tx: Tx, ids: readonly string[]): Promise<ScenarioRow[]> =>
  select(tx, 'selection_scenario', scenarioColumns, sql`id = any(${ids}::uuid[])`);

/** Held against changes until the transaction ends. */
export async function lockScenario(tx: Tx, id: string): Promise<ScenarioRow | undefined> {
  const where = sql`id = ${id} for no key update`;
  const [row] = await select<ScenarioRow>(tx, 'selection_scenario', scenarioColumns, where);
  return row;
}

const ofScenario = (id: string, order: string) => sql`scenario_id = ${id} order by ${sql.raw(order)}`;

export const selectLimits = (tx: Tx, id: string): Promise<LimitRow[]> =>
  select(tx, 'selection_limit', limitColumns, ofScenario(id, 'kind, skill, id'));

export const selectRules = (tx: Tx, id: string): Promise<RuleRow[]> =>
  select(tx, 'selection_rule', ruleColumns, ofScenario(id, 'kind, id'));

export const selectRunning = (tx: Tx, id: string): Promise<RunningRow[]> =>
  select(tx, 'selection_running', runningColumns, ofScenario(id, 'id'));

/** The scenario of each of these limits, rules and running projects, by id. */
export async function selectScenariosOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; scenarioId: string }>`
    select id, scenario_id as "scenarioId" from selection_limit where id = any(${ids}::uuid[])
    union all select id, scenario_id from selection_rule where id = any(${ids}::uuid[])
    union all select id, scenario_id from selection_running where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, scenarioId }) => [id, scenarioId]));
}

export interface AnswerRow {
  readonly scenario_id: string;
  /** A hash of the portfolio that was solved. */
  readonly inputs: string;
  readonly solved_at: string;
  readonly answer: StoredAnswer;
}

const answerColumns = ['scenario_id', 'inputs', 'solved_at', 'answer'] as const;

export async function selectAnswers(tx: Tx, scenarioIds: readonly string[]): Promise<AnswerRow[]> {
  const where = sql`scenario_id = any(${scenarioIds}::uuid[])`;
  const rows = await select<AnswerRow>(tx, 'selection_answer', answerColumns, where);
  return rows.map((row) => ({ ...row, answer: { ...missingBefore, ...row.answer } }));
}

/** What lists tell of the answers of these scenarios, by id. */
export async function selectBriefs(tx: Tx, scenarioIds: readonly string[]): Promise<ReadonlyMap<string, BriefAnswer>> {
  const { rows } = await sql<{ id: string; brief: BriefAnswer }>`
    select scenario_id as id, brief from selection_answer where scenario_id = any(${scenarioIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, brief }) => [id, brief]));
}

/** Writes what was found over what was there. */
export async function upsertAnswer(tx: Tx, { scenario_id, inputs, solved_at, answer }: AnswerRow): Promise<void> {
  await sql`
    insert into selection_answer (scenario_id, inputs, solved_at, answer, brief)
    values (${scenario_id}, ${inputs}, ${solved_at}, ${JSON.stringify(answer)}::jsonb, ${JSON.stringify(briefAnswer(answer))}::jsonb)
    on conflict (organisation_id, scenario_id) do update
    set inputs = excluded.inputs, solved_at = excluded.solved_at, answer = excluded.answer,
      brief = excluded.brief`.execute(tx);
}

export async function countScenariosOf(tx: Tx, officeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from selection_scenario where office_id = ${officeId}`.execute(tx);
  return rows[0]?.count ?? 0;
}
