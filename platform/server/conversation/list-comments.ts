import { personOf } from '../call.ts';
import type { Tx } from '../database.ts';
import type { ScopeKinds } from '../http/access.ts';
import type { Exchange, OperationCall } from '../http/exchange.ts';
import { pageOf, readCursor } from '../http/page.ts';
import { mentionsIn } from './comment-text.ts';
import { discussedRecord } from './discussed-record.ts';
import { countComments, findAttachments, findComments } from './queries.ts';
import type { AttachmentRow } from './tables.ts';

interface Page {
  readonly record: string;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** What was said about a record, the newest first, with the names that people have now. */
export async function listComments(
  mostAttachmentBytes: number,
  call: OperationCall,
  { record: asked, limit, after }: Page,
  { services }: Exchange,
) {
  const { tx } = call;
  const kinds = services.scopeKinds;
  const record = await discussedRecord(call, kinds, asked);
  const [before] = readCursor(after, ['uuid']) ?? [];
  const { items: rows, next } = pageOf(
    await findComments(tx, record, { before, limit: limit + 1 }),
    limit,
    ({ id }) => [id],
  );
  const reader = personOf(call.actor);
  const person = await nameThem(
    tx,
    kinds,
    rows.flatMap(({ author_id, text }) => [author_id, ...mentionsIn(text)]),
  );
  const commentIds = rows.map(({ id }) => id);
  const attachments = await findAttachments(tx, commentIds);
  const items = rows.map((row) => ({
    commentId: row.id,
    author: person(row.author_id),
    text: row.text,
    mentions: mentionsIn(row.text).map(person),
    attachments: attachments
      .filter(({ comment_id }) => comment_id === row.id)
      .map((attachment) => describeAttachment(attachment, reader)),
    createdAt: row.created_at,
    editedAt: row.edited_at,
    isOwn: row.author_id === reader,
  }));
  const count = (await countComments(tx, record.kind, [record.id])).get(record.id) ?? 0;
  return { items, next, count, mostAttachmentBytes };
}

async function nameThem(tx: Tx, kinds: ScopeKinds, ids: readonly string[]) {
  const names = (await kinds.person?.names?.(tx, [...new Set(ids)])) ?? new Map<string, string>();
  return (personId: string) => ({ personId, name: names.get(personId) ?? '' });
}

/** An attachment as the contract shows it. */
export function describeAttachment(row: AttachmentRow, reader: string | undefined) {
  return {
    attachmentId: row.id,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: Number(row.size_bytes),
    isOwn: row.author_id === reader,
  };
}
