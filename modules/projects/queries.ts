import { sql } from 'kysely';
import type { Tx } from '#platform/server';
import { type ProjectRow, projectColumns } from './tables.ts';

const columns = sql.join(projectColumns.map((column) => sql.id(column)));

export async function selectProject(tx: Tx, id: string): Promise<ProjectRow | undefined> {
  const { rows } = await sql<ProjectRow>`select ${columns} from project where id = ${id}`.execute(tx);
  return rows[0];
}

export async function lockProject(tx: Tx, id: string): Promise<ProjectRow | undefined> {
  const { rows } = await sql<ProjectRow>`select ${columns} from project where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Where somebody may see projects; null for both is everywhere. */
export interface ProjectReach {
  readonly officeIds: readonly string[] | null;
  readonly projectIds: readonly string[] | null;
}

const within = ({ officeIds, projectIds }: ProjectReach) =>
  officeIds === null
    ? sql`true`
    : sql`(office_id = any(${officeIds}::uuid[]) or id = any(${projectIds ?? []}::uuid[]))`;

/** Projects by name, from the one after `after` on. */
export async function selectProjects(
  tx: Tx,
  reach: ProjectReach,
  page: {
    state: ProjectRow['state'];
    officeId?: string | undefined;
    after?: readonly [name: string, id: string] | undefined;
    limit: number;
  },
): Promise<ProjectRow[]> {
  const [name = null, id = null] = page.after ?? [];
  const { rows } = await sql<ProjectRow>`
    select ${columns} from project
    where state = ${page.state} and ${within(reach)}
      and (${page.officeId ?? null}::uuid is null or office_id = ${page.officeId ?? null}::uuid)
      and (${name}::text is null or (name, id) > (${name}::text, ${id}::uuid))
    order by name, id limit ${page.limit}`.execute(tx);
  return rows;
}

/** Projects by the words of their names, the best first. */
export async function selectMatches(tx: Tx, reach: ProjectReach, query: string, limit: number) {
  const { rows } = await sql<Pick<ProjectRow, 'id' | 'name' | 'office_id'>>`
    select id, name, office_id from project
    join (select id, min(rank) as rank from search_project(${query}, null, ${mostMatches}) group by 1) as match using (id)
    where ${within(reach)} order by rank, state = 'archived', name, id limit ${limit}`.execute(tx);
  return rows;
}

/** What one may not read is left out afterwards, so that it must hold all that an organisation has. */
const mostMatches = 10_000;

export async function selectProjectIds(tx: Tx, reach: ProjectReach): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from project where ${within(reach)}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Records that belong to a project: one by its id, or with `isPrefix` all whose ids begin so. */
export interface HistorySubject {
  readonly entity: string;
  readonly id: string;
  readonly isPrefix: boolean;
}

/** The ids of the entries that changed any of these records, newest first; those before `before`. */
export async function selectEntryIds(
  tx: Tx,
  subjects: readonly HistorySubject[],
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<string[]> {
  const one = subjects.map(({ entity, id, isPrefix }) =>
    isPrefix
      ? sql`(entity = ${entity} and record_id >= ${id} and record_id < ${`${id}\uffff`})`
      : sql`(entity = ${entity} and record_id = ${id})`,
  );
  const { rows } = await sql<{ entry_id: string }>`
    select distinct entry_id from change_record
    where (${sql.join(one, sql` or `)}) and (${before ?? null}::uuid is null or entry_id < ${before ?? null}::uuid)
    order by entry_id desc limit ${limit}`.execute(tx);
  return rows.map(({ entry_id }) => entry_id);
}

export interface EntryChange {
  readonly entry_id: string;
  readonly entity: string;
  readonly record_id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly field: string | null;
  /** What a record that was added or removed as a whole was called. */
  readonly name: string | null;
  /** Numbers, text and flags; of lists and whole records nothing. */
  readonly from_value: string | number | boolean | null;
  readonly to_value: string | number | boolean | null;
}

/** Of which records changes are told, and which of their fields are not. */
export interface ToldRecords {
  readonly entities: readonly string[];
  readonly untold: readonly string[];
}

const kind = sql`case when field is not null then 'changed' when from_value is null then 'added' else 'removed' end`;
const isTold = ({ entities, untold }: ToldRecords) =>
  sql`entity = any(${entities}::text[]) and (field is null or field <> all(${untold}::text[]))`;

/** The first changes of each entry that are told. */
export async function selectChanges(tx: Tx, entryIds: readonly string[], told: ToldRecords, most: number) {
  const value = (column: string) =>
    sql`case when jsonb_typeof(${sql.id(column)}) in ('string', 'number', 'boolean') then ${sql.id(column)} end`;
  const { rows } = await sql<EntryChange>`
    select entry_id, entity, record_id, kind, field, name, from_value, to_value
    from unnest(${entryIds}::uuid[]) as entry (id) cross join lateral (
      select entry_id, entity, record_id, ${kind} as kind, field, position,
        case when field is null then coalesce(to_value, from_value) ->> 'name' end as name,
        ${value('from_value')} as from_value, ${value('to_value')} as to_value
      from change_record where entry_id = entry.id and ${isTold(told)} order by position limit ${most}) as first
    order by entry_id desc, position`.execute(tx);
  return rows;
}

export interface EntryCount extends Pick<EntryChange, 'entry_id' | 'entity' | 'kind'> {
  readonly changes: number;
  readonly records: number;
}

/** How many changes each entry has that are told, and of how many records. */
export async function countChanges(tx: Tx, entryIds: readonly string[], told: ToldRecords): Promise<EntryCount[]> {
  const { rows } = await sql<EntryCount>`
    select entry_id, entity, ${kind} as kind, count(*)::int as changes, count(distinct record_id)::int as records
    from change_record where entry_id = any(${entryIds}::uuid[]) and ${isTold(told)} group by 1, 2, 3`.execute(tx);
  return rows;
}

export async function namesOfProjects(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from project where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function selectNameTaken(tx: Tx, officeId: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    select from project where office_id = ${officeId} and state = 'active' and lower(name) = lower(${name})`.execute(
    tx,
  );
  return rows.length > 0;
}
