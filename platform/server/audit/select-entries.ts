import { sql } from 'kysely';
import type { HistorySubject } from '../changes/record-history.ts';
import { ofSubjects } from '../changes/record-history.ts';
import type { Tx } from '../database.ts';

/** Which entries of the log are asked for. */
export interface LogFilter {
  readonly personId?: string | undefined;
  readonly operation?: string | undefined;
  /** Days of the organisation, both included. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Records of which each entry changed one at least. */
  readonly subjects?: readonly HistorySubject[] | undefined;
}

/** Ids of entries by when it was so, the latest first; those after the entry `after`. */
export async function selectLog(
  tx: Tx,
  { personId, operation, from, until, subjects }: LogFilter,
  { timeZone, after, limit }: { timeZone: string; after: string | undefined; limit: number },
): Promise<string[]> {
  const conditions = [
    ...(personId ? [sql`coalesce(on_behalf_of, actor_id) = ${personId}`] : []),
    ...(operation ? [sql`operation = ${operation}`] : []),
    ...(from ? [sql`effective_at >= ${from}::date::timestamp at time zone ${timeZone}`] : []),
    ...(until ? [sql`effective_at < (${until}::date + 1)::timestamp at time zone ${timeZone}`] : []),
    ...(subjects ? [sql`id in (select entry_id from change_record where ${ofSubjects(subjects)})`] : []),
    ...(after ? [sql`(effective_at, id) < (select effective_at, id from audit_entry where id = ${after}::uuid)`] : []),
  ];
  const { rows } = await sql<{ id: string }>`
    select id from audit_entry where ${conditions.length ? sql.join(conditions, sql` and `) : sql`true`}
    order by effective_at desc, id desc limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Who acted and which acts there are among the latest entries: what the log is filtered by. */
export async function selectActs(tx: Tx, latest: number): Promise<{ people: string[]; operations: string[] }> {
  const { rows } = await sql<{ people: string[] | null; operations: string[] | null }>`
    select array_agg(distinct coalesce(on_behalf_of, actor_id)) as people, array_agg(distinct operation) as operations
    from (select * from audit_entry order by effective_at desc limit ${latest}) as latest`.execute(tx);
  return { people: rows[0]?.people ?? [], operations: rows[0]?.operations ?? [] };
}

/** A record that an entry changed. */
export interface Touched {
  readonly entryId: string;
  readonly kind: string;
  readonly id: string;
}

/** The records of some kinds that entries changed, in the order in which they were given. */
export async function selectTouched(tx: Tx, entryIds: readonly string[], kinds: readonly string[]): Promise<Touched[]> {
  const { rows } = await sql<Touched>`
    select entry_id as "entryId", entity as kind, record_id as id from change_record
    where entry_id = any(${entryIds}::uuid[]) and entity = any(${kinds}::text[])
    group by 1, 2, 3 order by 1, min(position)`.execute(tx);
  return rows;
}
