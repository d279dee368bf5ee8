import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/server';
import {
  type AssessmentRow,
  assessmentColumns,
  type ComparisonRow,
  type CriterionRow,
  comparisonColumns,
  criterionColumns,
  type EstimateRow,
  estimateColumns,
  type OverrideRow,
  overrideColumns,
  type PrioritisationRow,
  prioritisationColumns,
  type StepRow,
  stepColumns,
} from './tables.ts';

const listOf = (columns: readonly string[]) => sql.join(columns.map((column) => sql.id(column)));

async function select<R>(tx: Tx, table: string, columns: readonly string[], where: RawBuilder<unknown>): Promise<R[]> {
  const { rows } = await sql<R>`select ${listOf(columns)} from ${sql.table(table)} where ${where}`.execute(tx);
  return rows;
}

const among = (column: string, ids: readonly string[]) => sql`${sql.id(column)} = any(${ids}::uuid[])`;
const ofInvestments = (ids: readonly string[]) => sql`coalesce(project_id, proposal_id) = any(${ids}::uuid[])`;

export const selectMethods = (tx: Tx, officeIds: readonly string[]): Promise<PrioritisationRow[]> =>
  select(tx, 'prioritisation', prioritisationColumns, among('office_id', officeIds));

export const selectMethodsNamed = (tx: Tx, ids: readonly string[]): Promise<PrioritisationRow[]> =>
  select(tx, 'prioritisation', prioritisationColumns, among('id', ids));

/** The criteria of these offices, the heaviest first; null: of all. */
export const selectCriteria = (tx: Tx, officeIds: readonly string[] | null): Promise<CriterionRow[]> =>
  select(tx, 'criterion', criterionColumns, sql`${officeIds === null ? sql`true` : among('office_id', officeIds)}
    order by weight desc, lower(name), id`); // biome-ignore format: one statement

export const selectCriteriaNamed = (tx: Tx, ids: readonly string[]): Promise<CriterionRow[]> =>
  select(tx, 'criterion', criterionColumns, among('id', ids));

/** The steps of these criteria, the most worth first. */
export const selectSteps = (tx: Tx, criterionIds: readonly string[]): Promise<StepRow[]> =>
  select(tx, 'criterion_step', stepColumns, sql`${among('criterion_id', criterionIds)} order by worth desc, id`);

export const selectStepsNamed = (tx: Tx, ids: readonly string[]): Promise<StepRow[]> =>
  select(tx, 'criterion_step', stepColumns, among('id', ids));

export const selectComparisons = (tx: Tx, criterionIds: readonly string[]): Promise<ComparisonRow[]> =>
  select(tx, 'criterion_comparison', comparisonColumns, sql`${among('first_id', criterionIds)} order by id`);

export const selectComparisonsNamed = (tx: Tx, ids: readonly string[]): Promise<ComparisonRow[]> =>
  select(tx, 'criterion_comparison', comparisonColumns, among('id', ids));

/** What was given by these criteria, the latest first; to these investments where they are given. */
export const selectAssessments = (
  tx: Tx,
  criterionIds: readonly string[],
  investmentIds?: readonly string[],
): Promise<AssessmentRow[]> =>
  select(tx, 'assessment', assessmentColumns, sql`${among('criterion_id', criterionIds)}
    ${investmentIds ? sql`and ${ofInvestments(investmentIds)}` : sql``} order by given_at desc, id desc`); // biome-ignore format: one statement

export const selectAssessmentsNamed = (tx: Tx, ids: readonly string[]): Promise<AssessmentRow[]> =>
  select(tx, 'assessment', assessmentColumns, among('id', ids));

export const selectEstimates = (tx: Tx, officeIds: readonly string[]): Promise<EstimateRow[]> =>
  select(tx, 'job_estimate', estimateColumns, sql`${among('office_id', officeIds)} order by given_at desc, id desc`);

export const selectEstimatesNamed = (tx: Tx, ids: readonly string[]): Promise<EstimateRow[]> =>
  select(tx, 'job_estimate', estimateColumns, among('id', ids));

export const selectOverrides = (tx: Tx, officeIds: readonly string[]): Promise<OverrideRow[]> =>
  select(tx, 'rank_override', overrideColumns, sql`${among('office_id', officeIds)} order by place, id`);

export const selectOverridesNamed = (tx: Tx, ids: readonly string[]): Promise<OverrideRow[]> =>
  select(tx, 'rank_override', overrideColumns, among('id', ids));

/** All that hangs on a project: it goes with it. */
export async function selectGivenTo(tx: Tx, projectId: string) {
  const of = sql`project_id = ${projectId} order by id`;
  return {
    assessment: await select<AssessmentRow>(tx, 'assessment', assessmentColumns, of),
    'job-estimate': await select<EstimateRow>(tx, 'job_estimate', estimateColumns, of),
    'rank-override': await select<OverrideRow>(tx, 'rank_override', overrideColumns, of),
  };
}

export async function countCriteriaOf(tx: Tx, officeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from criterion where office_id = ${officeId}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Two who change what an office ranks by wait for each other. */
export async function lockPriorities(tx: Tx, officeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('priorities ' || ${officeId}, 0))`.execute(tx);
}
