import { sql } from 'kysely';
import type { Entity } from '../changes/entity.ts';
import type { PastDay } from '../changes/past-day.ts';
import { rowsThen } from '../changes/rows-then.ts';
import type { Database, Tx } from '../database.ts';
import type { Node } from '../http/access.ts';
import { type AttachmentRow, attachmentEntity, type CommentRow, commentEntity } from './tables.ts';

/** The comments of a record, the newest first; those before the comment `before`. */
export async function findComments(
  tx: Tx,
  record: Node,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select * from comment where record_kind = ${record.kind} and record_id = ${record.id} and deleted_at is null
      and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
    order by id desc limit ${limit}`.execute(tx);
  return rows;
}

/** One comment, deleted ones too. */
export async function findComment(tx: Tx, id: string): Promise<CommentRow | undefined> {
  const { rows } = await sql<CommentRow>`select * from comment where id = ${id}`.execute(tx);
  return rows[0];
}

/** Who has written about the record so far. */
export async function authorsOf(tx: Tx, record: Node): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct author_id as id from comment
    where record_kind = ${record.kind} and record_id = ${record.id} and deleted_at is null`.execute(tx);
  return rows.map(({ id }) => id);
}

/** How many comments each of the records of one kind has, or had at the end of a past day; those without are left out. */
export async function countComments(
  tx: Tx,
  kind: string,
  ids: readonly string[],
  past?: PastDay,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    ${past ? sql`with comment as (${rowsThen(commentEntity, past)})` : sql``} select record_id as id, count(*)::int as count from comment
    where record_kind = ${kind} and record_id = any(${[...ids]}::text[]) and deleted_at is null
    group by record_id`.execute(tx);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** What hangs on these comments and is not deleted, in the order in which it came. */
export async function findAttachments(tx: Tx, commentIds: readonly string[]): Promise<AttachmentRow[]> {
  const { rows } = await sql<AttachmentRow>`
    select * from attachment where comment_id = any(${[...commentIds]}::uuid[]) and deleted_at is null
    order by id`.execute(tx);
  return rows;
}

/** One attachment, deleted ones too. */
export async function findAttachment(tx: Tx, id: string): Promise<AttachmentRow | undefined> {
  const { rows } = await sql<AttachmentRow>`select * from attachment where id = ${id}`.execute(tx);
  return rows[0];
}

/** Those of the uploads that the author made to the record and that wait for their comment, held until the end. */
export async function holdPending(tx: Tx, record: Node, authorId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from attachment
    where id = any(${[...ids]}::uuid[]) and author_id = ${authorId} and comment_id is null and deleted_at is null
      and record_kind = ${record.kind} and record_id = ${record.id} and file_id is not null
    order by id for update`.execute(tx);
  return rows.map(({ id }) => id);
}

const columnsOf = ({ columns }: Entity) => sql.join(columns.map((column) => sql.id(column)));

/** All comments and attachments of these records, and of those whose id begins so, as change records have them. */
export async function findOf(tx: Tx, kind: string, ids: readonly string[], prefix: string | undefined) {
  const chosen = sql`record_kind = ${kind} and (record_id = any(${[...ids]}::text[])
    or ${prefix ?? null}::text is not null and starts_with(record_id, ${prefix ?? ''}))`;
  const comments = await sql<CommentRow>`select ${columnsOf(commentEntity)} from comment where ${chosen}`.execute(tx);
  const attachments =
    await sql<AttachmentRow>`select ${columnsOf(attachmentEntity)} from attachment where ${chosen}`.execute(tx);
  return { comments: comments.rows, attachments: attachments.rows };
}

/** Deletes the files of attachments that are gone for long, of all organisations. */
export async function purgeAttachments(app: Database): Promise<void> {
  await sql`select purge_attachments()`.execute(app);
}
