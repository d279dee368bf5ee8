import { sql } from 'kysely';
import type { Finding, Severity } from '#engine';
import type { PastDay, Tx } from '#platform/server';
import { asOf } from './queries/then.ts';
import type { FindingEventRow, FindingRow, FindingScopeKind } from './tables.ts';

/** What findings are about. */
export interface FindingScope {
  readonly kind: FindingScopeKind;
  readonly id: string;
  /** Whose it is; null: the organisation's. */
  readonly officeId: string | null;
}

/** A finding as it goes into the register: with the id that it takes if it is new. */
export interface IncomingFinding extends Finding {
  readonly id: string;
  readonly fingerprint: string;
  /** The module; its words file holds the sentence. */
  readonly raisedBy: string;
}

export interface EventCount {
  readonly kind: FindingEventRow['kind'];
  readonly count: number;
}

/** Held until the transaction ends, so that two computations of one scope do not both see a finding as new. */
export const lockFindings = (tx: Tx, scopeId: string): Promise<void> => lockScopes(tx, [scopeId]);

/** As `lockFindings` for several, always in the same order. */
export async function lockScopes(tx: Tx, scopeIds: Iterable<string>): Promise<void> {
  const inOrder = [...new Set(scopeIds)].sort();
  await sql`select pg_advisory_xact_lock(hashtextextended('finding ' || id, 0))
    from unnest(${inOrder}::text[]) as each (id)`.execute(tx);
}

/**
 * Makes the register say what was found, in one statement: what it holds already is seen again, reopened where it was
 * resolved, with an event where anything stated changed; what is new appears; what is open in the scope, was looked for
 * and not found again is resolved. All of it belongs to the scope's office as it is now: it may have moved while somebody
 * else wrote. What is seen again unchanged is noted once an hour: most of a register is the same at
 * every computation, and to write it anew would be most of what one costs.
 */
export async function writeFindings(
  tx: Tx,
  { kind, id, officeId }: FindingScope,
  lookedFor: LookedFor,
  incoming: readonly IncomingFinding[],
  at: string,
): Promise<EventCount[]> {
  const wasLookedFor =
    'codes' in lookedFor ? sql`code = any(${[...lookedFor.codes]}::text[])` : sql`raised_by = ${lookedFor.raisedBy}`;
  const instant = sql`${at}::timestamptz`;
  const { rows } = await sql<EventCount>`
    with incoming as (
      select * from jsonb_to_recordset(${JSON.stringify(incoming)}::jsonb) as i(id uuid, fingerprint text, "raisedBy" text,
        code text, severity text, subject jsonb, discriminator text, "values" jsonb, records jsonb)
    ), seen as (
      select f.id, i.severity, i."values", i.records, f.resolved_at is not null as was_resolved,
        (f.severity, f."values") is distinct from (i.severity, i."values") as has_changed
      from incoming i join finding f on f.fingerprint = i.fingerprint
      where (f.severity, f."values", f.records) is distinct from (i.severity, i."values", i.records)
        or f.resolved_at is not null or f.office_id is distinct from ${officeId}::uuid
        or f.last_seen_at not between ${instant} - interval '1 hour' and ${instant}
    ), updated as (
      update finding f set severity = s.severity, "values" = s."values", records = s.records, last_seen_at = ${instant},
        office_id = ${officeId}::uuid, resolved_at = null, reopened = f.reopened + s.was_resolved::int,
        revision = f.revision + (s.was_resolved or s.has_changed)::int
      from seen s where f.id = s.id
      returning f.id, f.revision, f.severity, f."values", f.records, s.was_resolved, s.has_changed
    ), added as (
      insert into finding (id, project_id, scope_kind, scope_id, office_id, raised_by, fingerprint, code, severity,
        subject_kind, subject_id, discriminator, "values", records, first_seen_at, last_seen_at)
      select i.id, ${kind === 'project' ? id : null}::uuid, ${kind}, ${id}::uuid, ${officeId}::uuid, i."raisedBy",
        i.fingerprint, i.code, i.severity, i.subject->>'kind', i.subject->>'id', i.discriminator, i."values", i.records,
        ${instant}, ${instant}
      from incoming i where not exists (select from finding f where f.fingerprint = i.fingerprint)
      returning id, revision, severity, "values", records
    ), gone as (
      update finding set resolved_at = ${instant}, office_id = ${officeId}::uuid, revision = revision + 1
      where scope_kind = ${kind} and scope_id = ${id} and ${wasLookedFor} and resolved_at is null
        and fingerprint not in (select fingerprint from incoming)
      returning id, revision, severity, "values", records
    ), told as (
      insert into finding_event (finding_id, revision, kind, at, severity, "values", records)
      select id, revision, case when was_resolved then 'reopened' else 'changed' end, ${instant}, severity, "values",
          records
        from updated where was_resolved or has_changed
      union all select id, revision, 'appeared', ${instant}, severity, "values", records from added
      union all select id, revision, 'resolved', ${instant}, severity, "values", records from gone
      returning kind
    )
    select kind, count(*)::int as count from told group by kind`.execute(tx);
  return rows;
}

/** What was looked for: these codes, or all that a module can raise. */
export type LookedFor = { readonly codes: readonly string[] } | { readonly raisedBy: string };

export const findingColumns =
  sql.raw(`id, project_id, scope_kind, scope_id, office_id, raised_by, fingerprint, code, severity,
  subject_kind, subject_id, discriminator, "values", records, first_seen_at, last_seen_at, resolved_at, reopened,
  revision, owner_person_id, due_on`);

/** Where a page of findings ends. */
export interface FindingCursor {
  readonly rank: number;
  readonly firstSeenAt: string;
  readonly id: string;
}

/** One number for severity and code: the most severe first, then in the order of `codes`; unknown codes come last. */
export const rankBy = (codes: readonly string[]) => sql<number>`(
  array_position(array['critical', 'major', 'minor', 'info'], severity) * 10000
  + coalesce(array_position(${[...codes]}::text[], code), 9999))`;

interface FindingQuery {
  readonly projectId: string;
  readonly state: 'open' | 'resolved';
  /** In the order in which findings of one severity stand; of one code the oldest first. */
  readonly codes: readonly string[];
  readonly past: PastDay | undefined;
}

export async function findFindings(
  tx: Tx,
  { projectId, state, codes, past }: FindingQuery,
  limit: number,
  after: FindingCursor | undefined,
): Promise<(FindingRow & { rank: number })[]> {
  const rank = rankBy(codes);
  const { rows } = await sql<FindingRow & { rank: number }>`
    ${asOf(past)} select ${findingColumns}, ${rank} as rank from finding
    where project_id = ${projectId} and (resolved_at is null) = ${state === 'open'}
      ${after ? sql`and (${rank}, first_seen_at, id) > (${after.rank}, ${after.firstSeenAt}, ${after.id})` : sql``}
    order by rank, first_seen_at, id limit ${limit}`.execute(tx);
  return rows;
}

export async function findFinding(tx: Tx, id: string): Promise<FindingRow | undefined> {
  const { rows } = await sql<FindingRow>`select ${findingColumns} from finding where id = ${id}`.execute(tx);
  return rows[0];
}

/** What happened to a finding, by the end of a past day where one is given. */
export async function findEvents(tx: Tx, id: string, past: PastDay | undefined): Promise<FindingEventRow[]> {
  const { rows } = await sql<FindingEventRow>`
    select * from finding_event where finding_id = ${id} and ${isBy(past)} order by revision`.execute(tx);
  return rows;
}

/** Returns the ids of those that were there. */
export async function deleteFindings(tx: Tx, projectId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`delete from finding where project_id = ${projectId} returning id`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Where its findings are read. */
export async function updateOffice(tx: Tx, projectId: string, officeId: string): Promise<void> {
  await sql`update finding set office_id = ${officeId} where project_id = ${projectId}`.execute(tx);
}

/** How many findings of each of these projects are open, or were at the end of a past day; those without any are left out. */
export async function countOpen(
  tx: Tx,
  projectIds: readonly string[],
  past?: PastDay,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ project_id: string; n: number }>`
    ${asOf(past)} select project_id, count(*)::int as n from finding
    where project_id = any(${[...projectIds]}::uuid[]) and resolved_at is null group by 1`.execute(tx);
  return new Map(rows.map((row) => [row.project_id, row.n]));
}

/** By project how many are open of each severity; projects without any are left out. */
export async function countOpenBySeverity(
  tx: Tx,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<Severity, number>>>> {
  const { rows } = await sql<{ project_id: string } & Record<Severity, number>>`
    select project_id, count(*) filter (where severity = 'critical')::int as critical,
      count(*) filter (where severity = 'major')::int as major,
      count(*) filter (where severity = 'minor')::int as minor, count(*) filter (where severity = 'info')::int as info
    from finding where project_id = any(${[...projectIds]}::uuid[]) and resolved_at is null group by 1`.execute(tx);
  return new Map(rows.map(({ project_id, ...counts }) => [project_id, counts]));
}

export async function countFindings(tx: Tx, projectId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from finding where project_id = ${projectId}`.execute(tx);
  return rows[0]?.n ?? 0;
}

export interface CountChange {
  readonly day: string;
  readonly severity: Severity;
  /** By how many more, or fewer, findings of the severity were open after the day. */
  readonly change: number;
}

const isBy = (past: PastDay | undefined) => (past ? sql`at < ${past.before}::timestamptz` : sql`true`);

/** What each day changed, in order: an event counts its finding under its severity, and no longer under the one before. */
export async function sumChanges(
  tx: Tx,
  projectId: string,
  timeZone: string,
  past: PastDay | undefined,
): Promise<CountChange[]> {
  const { rows } = await sql<CountChange>`
    with told as (
      select (e.at at time zone ${timeZone})::date as day, e.severity, e.kind <> 'resolved' as is_open,
        lag(e.severity) over one as old_severity, lag(e.kind) over one <> 'resolved' as was_open
      from finding_event e join finding f on f.id = e.finding_id
      where f.project_id = ${projectId} and ${isBy(past)}
      window one as (partition by e.finding_id order by e.revision)
    ), counted as (
      select day, severity, 1 as change from told where is_open
      union all select day, old_severity, -1 from told where was_open
    )
    select day::text, severity, sum(change)::int as change from counted
    group by day, severity having sum(change) <> 0 order by day`.execute(tx);
  return rows;
}
