import { type RawBuilder, sql } from 'kysely';
import type { PastDay, Tx } from '#platform/server';
import type { Subject } from '../actions/subject-context.ts';
import type { DecisionCheck, DecisionKind } from '../decision-routes.ts';
import { type DecisionRow, decisionColumns, type StepRow } from '../decision-tables.ts';
import { answeringKinds } from '../option-contract.ts';
import { asOf } from './then.ts';

const columns = sql.join(decisionColumns.map((column) => sql.id('d', column)));

export async function selectDecision(tx: Tx, id: string, past?: PastDay): Promise<DecisionRow | undefined> {
  const { rows } = await sql<DecisionRow>`
    ${asOf(past)} select ${columns} from decision d where id = ${id}`.execute(tx);
  return rows[0];
}

/** Held until the transaction ends: of two who decide at once the second sees what the first decided. */
export async function lockDecision(tx: Tx, id: string): Promise<DecisionRow | undefined> {
  const { rows } = await sql<DecisionRow>`select ${columns} from decision d where id = ${id} for update`.execute(tx);
  return rows[0];
}

/**
 * The answers that hold at an instant for any of these findings. Of those that were decided meanwhile all count, also for
 * whoever waited for the register since before: only of a past day what came later is left out.
 */
export async function selectInForce(
  tx: Tx,
  findingIds: readonly string[],
  at: string,
  past?: PastDay,
): Promise<DecisionRow[]> {
  if (!findingIds.length) return [];
  const { rows } = await sql<DecisionRow>`
    ${asOf(past)} select ${columns} from decision d
    where finding_ids && ${[...findingIds]}::uuid[] and state = 'decided' and (holds_until is null or holds_until > ${at})
      and kind = any(${[...answeringKinds]}::text[])
      ${past ? sql`and decided_at <= ${at}` : sql``} order by decided_at, id`.execute(tx);
  return rows;
}

/** What was decided last about the status of a project by an instant: that it is set, or that this ends. */
export async function selectLastOverride(tx: Tx, projectId: string, at: string): Promise<DecisionRow | undefined> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from decision d
    where project_id = ${projectId} and kind = 'override' and state = 'decided' and payload ? 'status'
      and decided_at <= ${at}
    order by decided_at desc, id desc limit 1`.execute(tx);
  return rows[0];
}

/** Waivers of a finding that were granted, the latest first. */
export async function selectWaiversOf(tx: Tx, findingId: string): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from decision d
    where finding_ids @> array[${findingId}::uuid] and kind = 'waiver' and outcome = 'grant'
    order by decided_at desc, id desc`.execute(tx);
  return rows;
}

export async function selectOpenOf(
  tx: Tx,
  kind: DecisionKind,
  where: { readonly projectId: string } | { readonly findingId: string },
): Promise<DecisionRow[]> {
  const about =
    'projectId' in where ? sql`project_id = ${where.projectId}` : sql`finding_ids @> array[${where.findingId}::uuid]`;
  const { rows } = await sql<DecisionRow>`
    select ${columns} from decision d where state = 'open' and kind = ${kind} and ${about}
    order by asked_at, id`.execute(tx);
  return rows;
}

/** Such questions about any of these findings, open or answered. */
export async function selectQuestionsOf(
  tx: Tx,
  kind: DecisionKind,
  findingIds: readonly string[],
): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from decision d where kind = ${kind} and finding_ids && ${[...findingIds]}::uuid[]
      and state <> 'withdrawn'`.execute(tx);
  return rows;
}

/** The revision with which each of these findings appeared, or came back last. */
export async function selectOpenings(tx: Tx, findingIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; revision: number }>`
    select finding_id as id, max(revision)::integer as revision from finding_event
    where finding_id = any(${[...findingIds]}::uuid[]) and kind in ('appeared', 'reopened')
    group by finding_id`.execute(tx);
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** What rules propose of a project and nobody has decided, held; without what somebody ordered of it. */
export async function lockOpenProposals(
  tx: Tx,
  projectId: string,
  kinds: readonly DecisionKind[],
): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from decision d where state = 'open' and project_id = ${projectId} and kind = any(${[...kinds]})
      and asked_by is null and payload -> 'isOrdered' is null
    order by id for update`.execute(tx);
  return rows;
}

export async function selectSteps(tx: Tx, decisionIds: readonly string[], past?: PastDay): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    ${asOf(past)} select decision_id, position, role, is_deputy, person_ids, since, climbs_at from decision_step
    where decision_id = any(${decisionIds}::uuid[]) order by decision_id, position`.execute(tx);
  return rows;
}

/** Held until the transaction ends, so that none climbs while it is joined or withdrawn. */
export async function lockOpenEscalations(tx: Tx, { kind, id }: Subject): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from decision d where state = 'open' and kind = 'escalation'
      and ${kind === 'project' ? sql`project_id = ${id}` : sql`project_id is null and office_id = ${id}`}
    order by id for update`.execute(tx);
  return rows;
}

/** Those that are to climb by this instant, held until they have. */
export async function lockDueEscalations(tx: Tx, at: string, limit: number): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from decision d where state = 'open' and kind = 'escalation' and due_at <= ${at}
    order by due_at, id limit ${limit} for update`.execute(tx);
  return rows;
}

/** Where escalations stand. */
export async function selectLastSteps(tx: Tx, decisionIds: readonly string[]): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select distinct on (decision_id) decision_id, position, role, is_deputy, person_ids, since, climbs_at
    from decision_step where decision_id = any(${decisionIds}::uuid[]) order by decision_id, position desc`.execute(tx);
  return rows;
}

export async function selectLastStep(tx: Tx, decisionId: string): Promise<StepRow | undefined> {
  return (await selectLastSteps(tx, [decisionId]))[0];
}

/** An open decision that is asked of a role. */
export type AskedOfRole = Pick<
  DecisionRow,
  'id' | 'kind' | 'office_id' | 'project_id' | 'finding_ids' | 'action' | 'asked_person_ids' | 'asked_by' | 'payload'
> & { readonly asked_role: NonNullable<DecisionRow['asked_role']> };

/** What is open in these projects, or everywhere, and asked of a role. */
export async function selectAskedOfRoles(tx: Tx, projectIds: readonly string[] | null): Promise<AskedOfRole[]> {
  const { rows } = await sql<AskedOfRole>`
    select id, kind, office_id, project_id, finding_ids, action, asked_person_ids, asked_role, asked_by, payload
    from decision where state = 'open' and asked_role is not null
      and (${projectIds}::uuid[] is null or project_id = any(${projectIds}::uuid[])) order by id`.execute(tx);
  return rows;
}

/** Where somebody may read decisions; null is everywhere. */
export interface DecisionReach {
  readonly officeIds: readonly string[] | null;
  readonly projectIds: readonly string[];
}

export interface DecisionFilter {
  readonly state: DecisionRow['state'];
  readonly kind?: DecisionKind | undefined;
  readonly outcome?: string | undefined;
  readonly projectId?: string | undefined;
  /** One of these. */
  readonly officeIds?: readonly string[] | undefined;
  readonly findingId?: string | undefined;
  /** One of those for whom it waits or waited last. */
  readonly askedPersonId?: string | undefined;
  readonly check?: DecisionCheck | undefined;
  /** In reasons, and in what the question names. */
  readonly q?: string | undefined;
}

/** Of the rows of a table those that the reach allows. */
export const within = ({ officeIds, projectIds }: DecisionReach) =>
  officeIds === null
    ? sql`true`
    : sql`(office_id = any(${officeIds}::uuid[]) or project_id = any(${projectIds}::uuid[]))`;

const isGiven = (column: string, value: string | undefined) =>
  value === undefined ? sql`true` : sql`${sql.id('d', column)} = ${value}`;

/**
 * A granted waiver whose time is over while what it excused is still so, and nothing else excuses it. One for a single act
 * is used up with it.
 */
export const isExpiredInUse = (
  now: string,
): RawBuilder<unknown> => sql`(d.kind = 'waiver' and d.state = 'decided' and d.action is null
  and d.outcome = 'grant' and d.holds_until <= ${now}::timestamptz
  and exists (select from finding f where f.id = any(d.finding_ids) and f.resolved_at is null)
  and not exists (select from decision later where later.kind = 'waiver' and later.state = 'decided'
    and later.outcome = 'grant' and later.finding_ids && d.finding_ids and later.holds_until > ${now}::timestamptz))`;

/** A granted waiver or a status set by hand that still holds; of a project the status that was set last. */
const isInForce = (
  now: string,
) => sql`(d.state = 'decided' and (d.holds_until is null or d.holds_until > ${now}::timestamptz)
  and (d.kind = 'waiver' and d.outcome = 'grant' or d.kind = 'override' and d.outcome <> 'computed'
    and not exists (select from decision later where later.kind = 'override' and later.project_id = d.project_id
      and later.state = 'decided' and (later.decided_at, later.id) > (d.decided_at, d.id))))`;

/** An escalation that waits for a second one, as the first did not answer in his time. */
const hasClimbed = sql`(d.kind = 'escalation' and d.state = 'open'
  and exists (select from decision_step step where step.decision_id = d.id and step.position > 1))`;

const checks: Readonly<Record<DecisionCheck, (now: string) => RawBuilder<unknown>>> = {
  'self-approved': () => sql`is_self_approved`,
  'expired-in-use': isExpiredInUse,
  'in-force': isInForce,
  climbed: () => hasClimbed,
};

/** The latest first: decided ones by when they were decided, others by when they were asked. */
export async function selectDecisions(
  tx: Tx,
  reach: DecisionReach,
  {
    state,
    kind,
    outcome,
    projectId,
    officeIds,
    findingId,
    askedPersonId,
    check,
    q,
    now,
    past,
  }: DecisionFilter & { readonly now: string; readonly past: PastDay | undefined },
  page: { readonly limit: number; readonly after: readonly [at: string, id: string] | undefined },
): Promise<DecisionRow[]> {
  const [at = null, id = null] = page.after ?? [];
  const time = sql`coalesce(decided_at, asked_at)`;
  const { rows } = await sql<DecisionRow>`
    ${asOf(past)} select ${columns} from decision d
    where ${within(reach)} and ${isGiven('state', state)} and ${isGiven('kind', kind)} and ${isGiven('outcome', outcome)}
      and ${isGiven('project_id', projectId)} and (${officeIds ?? null}::uuid[] is null or office_id = any(${officeIds ?? null}::uuid[]))
      and (${findingId ?? null}::uuid is null or finding_ids @> array[${findingId ?? null}::uuid])
      and (${askedPersonId ?? null}::uuid is null or asked_person_ids @> array[${askedPersonId ?? null}::uuid])
      and ${check === undefined ? sql`true` : checks[check](now)}
      and (${q ?? null}::text is null or position(lower(${q ?? ''}) in lower(coalesce(reason, '') || ' ' ||
        coalesce(payload->>'why', '') || ' ' || coalesce(question->'parameters'->'project'->>'name', '') || ' ' ||
        coalesce(question->'parameters'->'office'->>'name', '') || ' ' ||
        coalesce(question->'parameters'->>'finding', ''))) > 0)
      and (${at}::timestamptz is null or (${time}, id) < (${at}::timestamptz, ${id}::uuid))
    order by ${time} desc, id desc limit ${page.limit}`.execute(tx);
  return rows;
}

/** Open decisions that wait for one of these people, the one that climbs first on top. */
export async function selectAsked(
  tx: Tx,
  personIds: readonly string[],
  limit: number,
  past?: PastDay,
): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    ${asOf(past)} select ${columns} from decision d
    where state = 'open' and asked_person_ids && ${[...personIds]}::uuid[]
    order by due_at nulls last, asked_at, id limit ${limit}`.execute(tx);
  return rows;
}

export async function lockOpenDecisions(tx: Tx, projectId: string): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from decision d where state = 'open' and project_id = ${projectId} order by id for update`.execute(
    tx,
  );
  return rows;
}

export async function namesOfDecisions(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(question->'parameters'->'project'->>'name', question->'parameters'->'office'->>'name', kind) as name
    from decision where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** How many decisions were made by an office or are asked of it, also of projects that were its own. */
export async function countDecisionsOf(tx: Tx, officeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from decision where office_id = ${officeId}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** When each open decision about a project is due; null: at no time. */
export async function selectDueOf(tx: Tx, projectId: string): Promise<(string | null)[]> {
  const { rows } = await sql<{ due_at: string | null }>`
    select due_at from decision where state = 'open' and project_id = ${projectId} order by due_at nulls last`.execute(
    tx,
  );
  return rows.map(({ due_at }) => due_at);
}
