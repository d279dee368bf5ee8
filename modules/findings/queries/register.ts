import { type RawBuilder, sql } from 'kysely';
import type { Severity } from '#engine';
import type { PastDay, Tx } from '#platform/server';
import { type AskingKind, askingKinds } from '../asking-kinds.ts';
import { type FindingCursor, findingColumns, rankBy } from '../queries.ts';
import type { FindingRow } from '../tables.ts';
import { asOf } from './then.ts';

/** Where somebody may read findings; `officeIds` null: everywhere. Those of the organisation only who reads everywhere. */
export interface RegisterReach {
  readonly officeIds: readonly string[] | null;
  readonly projectIds: readonly string[];
}

/** Which findings are meant; what is not given is open. */
export interface RegisterFilter {
  readonly state: 'open' | 'resolved';
  readonly severity?: Severity | undefined;
  readonly family?: string | undefined;
  readonly code?: string | undefined;
  readonly projectId?: string | undefined;
  /** One of these. */
  readonly officeIds?: readonly string[] | undefined;
  readonly owner?: string | undefined;
  readonly due?: 'overdue' | 'none' | undefined;
  readonly consequence?: 'block' | 'warn' | 'advise' | undefined;
  readonly text?: SearchedText | undefined;
}

/** What somebody looks for, with the codes, projects, offices and owners whose names have it. */
export interface SearchedText {
  readonly q: string;
  readonly codes: readonly string[];
  /** Projects and offices. */
  readonly scopeIds: readonly string[];
  readonly ownerIds: readonly string[];
}

interface RegisterQuery extends RegisterFilter {
  readonly reach: RegisterReach;
  /** Findings about these scopes are nobody's concern any more. */
  readonly over: readonly string[];
  /** In the order in which findings of one severity stand. */
  readonly codes: readonly string[];
  /** The calendar day where the organisation is, or the past day. */
  readonly today: string;
  /** The instant by which answers hold. */
  readonly now: string;
  readonly past: PastDay | undefined;
}

export type RegisterRow = FindingRow & {
  readonly rank: number;
  readonly enforcement: 'block' | 'warn' | 'advise' | null;
} & Answering;

/** Whom an open decision asks about a finding, and what was answered and still holds; empty or null where nothing is. */
export interface Answering {
  readonly asked_person_ids: readonly string[] | null;
  readonly asked_until: string | null;
  readonly answer: 'grant' | 'accept' | 'correct' | null;
  readonly answer_until: string | null;
}

const answeringColumns = sql`asked_person_ids, asked_until, answer, answer_until`;

/** Questions that are about a finding without naming it. */
const asksOf = ({ kind, codes, of }: AskingKind) => sql`
  union all select asked_person_ids, due_at, asked_at from decision
  where finding.code = any(${codes}) and state = 'open' and kind = ${kind} and cardinality(asked_person_ids) > 0
    and ${of === 'project' ? sql`decision.project_id = finding.project_id` : sql`payload ->> ${of} = finding.subject_id::text`}`;

/** Joins that to `finding`. */
const answering = (now: string) => sql`
  left join lateral (
    select asked_person_ids, due_at as asked_until from (
      select asked_person_ids, due_at, asked_at from decision
      where state = 'open' and finding_ids @> array[finding.id] and cardinality(asked_person_ids) > 0
      ${sql.join(askingKinds().map(asksOf), sql` `)}
    ) as question
    order by asked_at limit 1
  ) as asked on true
  left join lateral (
    select outcome as answer, holds_until as answer_until from decision
    where state = 'decided' and finding_ids @> array[finding.id] and holds_until > ${now}::timestamptz
      and outcome in ('grant', 'accept', 'correct')
    order by holds_until desc limit 1
  ) as answered on true`;

/** The strongest of what follows from it for any act, now. */
const enforcement = sql<RegisterRow['enforcement']>`(
  select (array['advise', 'warn', 'block'])[max(array_position(array['advise', 'warn', 'block'], enforcement))]
  from consequence each where each.finding_id = finding.id and decision_id is null and ended_at is null)`;

/** What the caller may read, of scopes that are not over. */
function readable({ reach, over }: Pick<RegisterQuery, 'reach' | 'over'>): RawBuilder<unknown>[] {
  const all = [];
  if (reach.officeIds) all.push(sql`(office_id = any(${reach.officeIds}::uuid[]) or project_id = any(${reach.projectIds}::uuid[]))`); // biome-ignore format: one line
  if (over.length) all.push(sql`scope_id <> all(${over}::uuid[])`);
  return all;
}

function conditions({ reach, over, today, ...filter }: RegisterQuery): RawBuilder<unknown> {
  const { state, severity, family, code, projectId, officeIds, owner, due, consequence, text } = filter;
  const all = [sql`(resolved_at is null) = ${state === 'open'}`, ...readable({ reach, over })];
  if (severity) all.push(sql`severity = ${severity}`);
  if (family) all.push(sql`split_part(code, '.', 1) = ${family}`);
  if (code) all.push(sql`code = ${code}`);
  if (projectId) all.push(sql`project_id = ${projectId}`);
  if (officeIds) all.push(sql`office_id = any(${officeIds}::uuid[])`);
  if (owner) all.push(owner === 'nobody' ? sql`owner_person_id is null` : sql`owner_person_id = ${owner}::uuid`);
  if (due) all.push(due === 'none' ? sql`due_on is null` : sql`due_on < ${today}::date`);
  if (consequence) all.push(sql`${enforcement} = ${consequence}`);
  if (text) all.push(says(text));
  return sql.join(all, sql` and `);
}

/** It is found of, given to, about or named with what is looked for. */
const says = ({ q, codes, scopeIds, ownerIds }: SearchedText) => sql`(
  code = any(${codes}) or coalesce(project_id, office_id) = any(${scopeIds}::uuid[])
  or owner_person_id = any(${ownerIds}::uuid[])
  or exists (select from jsonb_path_query(values, '$.**.name') as named
    where position(lower(${q}) in lower(named #>> '{}')) > 0))`;

/** The records whose names people know these findings by. */
export async function selectNamed(tx: Tx, query: RegisterQuery) {
  const { rows } = await sql<{ projectIds: string[]; officeIds: string[]; ownerIds: string[] }>`
    ${asOf(query.past)} select coalesce(array_agg(distinct project_id) filter (where project_id is not null), '{}') as "projectIds",
      coalesce(array_agg(distinct office_id) filter (where project_id is null and office_id is not null), '{}') as "officeIds",
      coalesce(array_agg(distinct owner_person_id) filter (where owner_person_id is not null), '{}') as "ownerIds"
    from finding where ${conditions(query)}`.execute(tx);
  return rows[0] ?? { projectIds: [], officeIds: [], ownerIds: [] };
}

export async function selectRegister(
  tx: Tx,
  query: RegisterQuery,
  limit: number,
  after: FindingCursor | undefined,
): Promise<RegisterRow[]> {
  const rank = rankBy(query.codes);
  const { rows } = await sql<RegisterRow>`
    ${asOf(query.past)} select ${findingColumns}, ${answeringColumns}, ${rank} as rank, ${enforcement} as enforcement
      from finding ${answering(query.now)} where ${conditions(query)}
      ${after ? sql`and (${rank}, first_seen_at, id) > (${after.rank}, ${after.firstSeenAt}, ${after.id})` : sql``}
    order by rank, first_seen_at, id limit ${limit}`.execute(tx);
  return rows;
}

/** The same, what is due first on top. */
export async function selectByDue(tx: Tx, query: RegisterQuery, limit: number): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    ${asOf(query.past)} select ${findingColumns} from finding where ${conditions(query)}
    order by due_on nulls last, first_seen_at, id limit ${limit}`.execute(tx);
  return rows;
}

/** Of each of these projects the first such finding, by these codes in their order. */
export async function selectFirstOfProjects(
  tx: Tx,
  query: RegisterQuery,
  projectIds: readonly string[],
  codes: readonly string[],
): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    ${asOf(query.past)} select distinct on (project_id) ${findingColumns} from finding
    where project_id = any(${projectIds}::uuid[]) and code = any(${codes}) and ${conditions(query)}
    order by project_id, array_position(${codes}::text[], code), first_seen_at, id`.execute(tx);
  return rows;
}

/** How many there are of each code; those without any are left out. */
export async function countByCode(tx: Tx, query: RegisterQuery): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ code: string; n: number }>`
    ${asOf(query.past)} select code, count(*)::int as n from finding where ${conditions(query)} group by code`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.code, row.n]));
}

/** The projects that any such finding is about. */
export async function selectRegisterProjects(tx: Tx, query: RegisterQuery): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    ${asOf(query.past)} select distinct project_id as id from finding where project_id is not null and ${conditions(query)}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

export async function findRegistered(
  tx: Tx,
  id: string,
  now: string,
  past: PastDay | undefined,
): Promise<Omit<RegisterRow, 'rank'> | undefined> {
  const { rows } = await sql<RegisterRow>`
    ${asOf(past)} select ${findingColumns}, ${answeringColumns}, ${enforcement} as enforcement
      from finding ${answering(now)} where id = ${id}`.execute(tx);
  return rows[0];
}

export interface RegisterCounts {
  readonly critical: number;
  readonly major: number;
  readonly minor: number;
  readonly info: number;
  readonly unowned: number;
  readonly ownerless: number;
  readonly overdue: number;
  readonly projects: number;
}

/** How many there are; `unowned` are serious ones without owner, question and answer, `ownerless` all without owner. */
export async function countRegister(tx: Tx, query: RegisterQuery): Promise<RegisterCounts> {
  const of = (condition: RawBuilder<unknown>) => sql`(count(*) filter (where ${condition}))::int`;
  const { rows } = await sql<RegisterCounts>`
    ${asOf(query.past)} select ${of(sql`severity = 'critical'`)} as critical, ${of(sql`severity = 'major'`)} as major,
      ${of(sql`severity = 'minor'`)} as minor, ${of(sql`severity = 'info'`)} as info,
      ${of(sql`owner_person_id is null and asked_person_ids is null and answer is null and severity in ('critical', 'major')`)} as unowned,
      ${of(sql`owner_person_id is null`)} as ownerless,
      ${of(sql`due_on < ${query.today}::date`)} as overdue,
      count(distinct project_id)::int as projects
    from finding ${answering(query.now)} where ${conditions(query)}`.execute(tx);
  return rows[0] ?? { critical: 0, major: 0, minor: 0, info: 0, unowned: 0, ownerless: 0, overdue: 0, projects: 0 };
}

/** How many of a severity were open before each of these instants, in their order, by what was found and gone by then. */
export async function countOpenBefore(
  tx: Tx,
  { reach, over }: Pick<RegisterQuery, 'reach' | 'over'>,
  severity: Severity,
  instants: readonly string[],
): Promise<number[]> {
  const wanted = [
    ...readable({ reach, over }),
    sql`exists (select from finding_event once where once.finding_id = finding.id and once.severity = ${severity})`,
  ];
  const { rows } = await sql<{ n: number }>`
    with told as (
      select e.kind, e.severity, e.at, lead(e.at) over (partition by e.finding_id order by e.revision) as until
      from finding_event e join finding on finding.id = e.finding_id where ${sql.join(wanted, sql` and `)}
    )
    select count(told.at)::int as n from unnest(${instants}::timestamptz[]) with ordinality as asked (before, place)
    left join told on kind <> 'resolved' and severity = ${severity} and at < before and (until is null or until >= before)
    group by place order by place`.execute(tx);
  return rows.map(({ n }) => n);
}
