import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/server';
import {
  type CaseDemandRow,
  type CaseFlowRow,
  type CaseOptionRow,
  type CaseReviewRow,
  type CaseStatementRow,
  type DiscountRateRow,
  demandColumns,
  flowColumns,
  optionColumns,
  type ProposalRow,
  type ProposalState,
  proposalColumns,
  rateColumns,
  reviewColumns,
  statementColumns,
} from './tables.ts';

const listOf = (columns: readonly string[]) => sql.join(columns.map((column) => sql.id(column)));

async function select<R>(tx: Tx, table: string, columns: readonly string[], where: RawBuilder<unknown>): Promise<R[]> {
  const { rows } = await sql<R>`select ${listOf(columns)} from ${sql.table(table)} where ${where}`.execute(tx);
  return rows;
}

/** Where proposals may be read: in these offices; null is everywhere. */
export type ProposalReach = readonly string[] | null;

const within = (reach: ProposalReach) => (reach === null ? sql`true` : sql`office_id = any(${reach}::uuid[])`);

/** Proposals in these states, the latest first; those after the place `after`. */
export const selectProposals = (
  tx: Tx,
  reach: ProposalReach,
  page: {
    readonly states: readonly ProposalState[];
    readonly after?: readonly [createdAt: string, id: string] | undefined;
    readonly limit: number;
  },
): Promise<ProposalRow[]> => {
  const [at = null, id = null] = page.after ?? [];
  return select(tx, 'proposal', proposalColumns, sql`${within(reach)} and state = any(${page.states}::text[])
    and (${at}::timestamptz is null or (created_at, id) < (${at}::timestamptz, ${id}::uuid))
    order by created_at desc, id desc limit ${page.limit}`); // biome-ignore format: one statement
};

export const selectProposalsNamed = (tx: Tx, ids: readonly string[]): Promise<ProposalRow[]> =>
  select(tx, 'proposal', proposalColumns, sql`id = any(${ids}::uuid[])`);

/** Held against changes until the transaction ends. */
export async function lockProposal(tx: Tx, id: string): Promise<ProposalRow | undefined> {
  const [row] = await select<ProposalRow>(tx, 'proposal', proposalColumns, sql`id = ${id} for no key update`);
  return row;
}

export const selectOptions = (tx: Tx, proposalIds: readonly string[]): Promise<CaseOptionRow[]> =>
  select(tx, 'case_option', optionColumns, sql`proposal_id = any(${proposalIds}::uuid[]) order by id`);

export const selectOptionsNamed = (tx: Tx, ids: readonly string[]): Promise<CaseOptionRow[]> =>
  select(tx, 'case_option', optionColumns, sql`id = any(${ids}::uuid[])`);

export const selectFlows = (tx: Tx, optionIds: readonly string[]): Promise<CaseFlowRow[]> =>
  select(tx, 'case_flow', flowColumns, sql`option_id = any(${optionIds}::uuid[]) order by first_on, id`);

export const selectFlowsNamed = (tx: Tx, ids: readonly string[]): Promise<CaseFlowRow[]> =>
  select(tx, 'case_flow', flowColumns, sql`id = any(${ids}::uuid[])`);

export const selectDemands = (tx: Tx, optionIds: readonly string[]): Promise<CaseDemandRow[]> =>
  select(tx, 'case_demand', demandColumns, sql`option_id = any(${optionIds}::uuid[]) order by from_on, id`);

export const selectStatements = (tx: Tx, proposalIds: readonly string[]): Promise<CaseStatementRow[]> =>
  select(tx, 'case_statement', statementColumns, sql`proposal_id = any(${proposalIds}::uuid[]) order by kind, id`);

export const selectReviews = (tx: Tx, proposalIds: readonly string[]): Promise<CaseReviewRow[]> =>
  select(tx, 'case_review', reviewColumns, sql`proposal_id = any(${proposalIds}::uuid[]) order by asked_at, id`);

/** The reviews that this person was asked for and has not given; those that waited before an instant, where one is named. */
export const selectAskedReviews = (tx: Tx, personId: string, before: string | null): Promise<CaseReviewRow[]> =>
  select(tx, 'case_review', reviewColumns, sql`person_id = ${personId}
    and (answered_at is null or answered_at >= ${before}::timestamptz) and asked_at < coalesce(${before}::timestamptz, 'infinity')
    order by asked_at, id`); // biome-ignore format: one statement

/** The names that proposals which wait for a decision have in these offices. */
export const selectTakenNames = (tx: Tx, officeIds: readonly string[]): Promise<Pick<ProposalRow, 'office_id' | 'name'>[]> =>
  select(tx, 'proposal', ['office_id', 'name'], sql`office_id = any(${officeIds}::uuid[])
    and state in ('open', 'in-review', 'deferred')`); // biome-ignore format: one statement

/** The rates of these offices, the latest first. */
export const selectRates = (tx: Tx, officeIds: readonly string[]): Promise<DiscountRateRow[]> =>
  select(tx, 'discount_rate', rateColumns, sql`office_id = any(${officeIds}::uuid[]) order by from_on desc`);

/** Of options, flows, demands, statements and reviews the proposal that they belong to, by id. */
export async function selectProposalsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; proposalId: string }>`
    select id, proposal_id as "proposalId" from case_option where id = any(${ids}::uuid[])
    union all select id, proposal_id from case_statement where id = any(${ids}::uuid[])
    union all select id, proposal_id from case_review where id = any(${ids}::uuid[])
    union all select case_flow.id, proposal_id from case_flow join case_option on case_option.id = option_id
      where case_flow.id = any(${ids}::uuid[])
    union all select case_demand.id, proposal_id from case_demand join case_option on case_option.id = option_id
      where case_demand.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, proposalId }) => [id, proposalId]));
}

/** The ids of those that nobody has decided on yet, by office. */
export const selectWaiting = (tx: Tx, officeIds: readonly string[]): Promise<ProposalRow[]> =>
  select(tx, 'proposal', proposalColumns, sql`office_id = any(${officeIds}::uuid[]) and state in ('open', 'in-review')
    order by id`); // biome-ignore format: one statement

export async function countProposalsOf(tx: Tx, officeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from proposal where office_id = ${officeId}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Two who set a rate of an office wait for each other: a day has one. */
export async function lockRates(tx: Tx, officeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('discount rates ' || ${officeId}, 0))`.execute(tx);
}

/** Whether something that hangs on these proposals was added after the entry that made them: by anybody, in any module. */
export async function isWrittenOnSince(tx: Tx, ids: readonly string[], entryId: string): Promise<boolean> {
  if (!ids.length) return false;
  const { rows } = await sql<{ id: string }>`
    select record_id as id from change_record
    where entry_id > ${entryId} and field is null and to_value is not null
      and (to_value ->> 'proposal_id' = any(${ids}::text[]) or to_value ->> 'option_id' in (
        select id::text from case_option where proposal_id = any(${ids}::uuid[])))
      and record_id not in (select record_id from change_record where entry_id = ${entryId})
    limit 1`.execute(tx);
  return rows.length > 0;
}
