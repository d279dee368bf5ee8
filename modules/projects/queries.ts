import { sql } from 'kysely';
import type { Json, Tx } from '#platform/server';
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
  readonly count: number;
  readonly entity: string;
  readonly record_id: string;
  readonly field: string | null;
  readonly from_value: Json;
  readonly to_value: Json;
}

/** The first changes of each entry, with how many it has. */
export async function selectChanges(tx: Tx, entryIds: readonly string[], most: number): Promise<EntryChange[]> {
  const { rows } = await sql<EntryChange>`
    select entry_id, entity, record_id, field, from_value, to_value,
      (select count(*)::int from change_record c where c.entry_id = change_record.entry_id) as count
    from change_record where entry_id = any(${entryIds}::uuid[]) and position < ${most}
    order by entry_id desc, position`.execute(tx);
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
