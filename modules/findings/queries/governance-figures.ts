import { type RawBuilder, sql } from 'kysely';
import type { PastDay, Tx } from '#platform/server';
import { type DecisionReach, isExpiredInUse, within } from './decisions.ts';
import { asOf } from './then.ts';

export interface DecisionFigures {
  readonly open: number;
  /** How many were open at `since`. */
  readonly openThen: number;
  readonly oldestAskedAt: string | null;
  readonly nextClimbsAt: string | null;
  readonly decided: number;
  /** Of them after `since`. */
  readonly decidedSince: number;
  readonly lastDecidedAt: string | null;
  readonly lastDecidedBy: string | null;
  readonly selfApproved: number;
  readonly expiredInUse: number;
}

export async function selectDecisionFigures(
  tx: Tx,
  reach: DecisionReach,
  { since, now, past }: { readonly since: string; readonly now: string; readonly past: PastDay | undefined },
): Promise<DecisionFigures> {
  const count = (condition: RawBuilder<unknown>) => sql`(count(*) filter (where ${condition}))::int`;
  const { rows } = await sql<DecisionFigures>`
    ${asOf(past)} select ${count(sql`state = 'open'`)} as open,
      ${count(sql`state <> 'withdrawn' and asked_at <= ${since} and (decided_at is null or decided_at > ${since})`)} as "openThen",
      min(asked_at) filter (where state = 'open') as "oldestAskedAt",
      min(due_at) filter (where state = 'open' and kind = 'escalation') as "nextClimbsAt",
      ${count(sql`state = 'decided'`)} as decided,
      ${count(sql`state = 'decided' and decided_at > ${since}`)} as "decidedSince",
      max(decided_at) filter (where state = 'decided') as "lastDecidedAt",
      (array_agg(decided_by order by decided_at desc) filter (where state = 'decided'))[1] as "lastDecidedBy",
      ${count(sql`is_self_approved`)} as "selfApproved",
      ${count(isExpiredInUse(now))} as "expiredInUse"
    from decision d where ${within(reach)}`.execute(tx);
  return rows[0] as DecisionFigures;
}

/** The code of the findings that were waived most often, and how often. */
export async function selectMostWaived(
  tx: Tx,
  reach: DecisionReach,
  past: PastDay | undefined,
): Promise<{ code: string; count: number }[]> {
  const { rows } = await sql<{ code: string; count: number }>`
    ${asOf(past)} select one->>'code' as code, count(*)::int as count from decision d, jsonb_array_elements(d.evidence) as one
    where d.kind = 'waiver' and d.state = 'decided' and d.outcome = 'grant' and ${within(reach)}
    group by 1 order by 2 desc, 1`.execute(tx);
  return rows;
}

/** What one person has before him: decisions that are asked of him, and findings that he should have seen to. */
export interface Debt {
  readonly personId: string;
  readonly decisions: number;
  readonly oldestAskedAt: string | null;
  readonly nextClimbsAt: string | null;
  readonly overdue: number;
  /** All people of whom this is told, as far as they are listed or not. */
  readonly people: number;
  /** Open decisions of them all, each as often as it is asked. */
  readonly asked: number;
  /** Open decisions that are asked of several, and so count for each. */
  readonly shared: number;
}

interface DebtQuery {
  /** Of whom it is not told. */
  readonly except: string;
  readonly today: string;
  readonly over: readonly string[];
  readonly limit: number;
  readonly past: PastDay | undefined;
}

/** By person, who has most to answer first. */
export async function selectDebts(
  tx: Tx,
  decisions: DecisionReach,
  findings: DecisionReach,
  { except, today, over, limit, past }: DebtQuery,
): Promise<Debt[]> {
  const { rows } = await sql<Debt>`
    ${asOf(past)} select id as "personId", coalesce(decisions, 0) as decisions, oldest as "oldestAskedAt",
      climbs as "nextClimbsAt", coalesce(overdue, 0) as overdue,
      (count(*) over ())::int as people, (sum(coalesce(decisions, 0)) over ())::int as asked,
      (select count(*)::int from decision d
        where state = 'open' and cardinality(asked_person_ids) > 1 and ${within(decisions)}) as shared
    from (
      select person as id, count(*)::int as decisions, min(asked_at) as oldest,
        min(due_at) filter (where kind = 'escalation') as climbs
      from decision d, unnest(d.asked_person_ids) as person where state = 'open' and ${within(decisions)} group by 1
    ) as asked full join (
      select owner_person_id as id, count(*)::int as overdue from finding f
      where resolved_at is null and due_on < ${today}::date and owner_person_id is not null
        and scope_id <> all(${over}::uuid[]) and ${within(findings)}
      group by 1
    ) as late using (id)
    where id <> ${except}
    order by coalesce(decisions, 0) + coalesce(overdue, 0) desc, oldest nulls last, id limit ${limit}`.execute(tx);
  return rows;
}

export interface InTheWay {
  readonly projectId: string;
  readonly action: string;
  readonly findings: number;
  readonly blocking: number;
}

/** How many findings block or warn of each act of these projects, as things stand. */
export async function selectInTheWay(
  tx: Tx,
  projectIds: readonly string[],
  past: PastDay | undefined,
): Promise<InTheWay[]> {
  const { rows } = await sql<InTheWay>`
    ${asOf(past)} select project_id as "projectId", action, count(distinct finding_id)::int as findings,
      (count(distinct finding_id) filter (where enforcement = 'block'))::int as blocking
    from consequence where project_id = any(${projectIds}::uuid[]) and decision_id is null and ended_at is null
      and enforcement in ('block', 'warn') and action <> 'standing'
    group by 1, 2`.execute(tx);
  return rows;
}
