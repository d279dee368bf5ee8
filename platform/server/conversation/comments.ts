import { commentErrors, errors, OperationError } from '#platform/contract';
import { type Call, personOf } from '../call.ts';
import type { Change } from '../changes/change.ts';
import { writeChanges } from '../changes/write-changes.ts';
import { publish } from '../events/publish.ts';
import type { Node } from '../http/access.ts';
import type { People } from '../http/directory.ts';
import type { Exchange, OperationCall } from '../http/exchange.ts';
import { timeOrderedId } from '../time-ordered-id.ts';
import { cleanText, mentionsIn } from './comment-text.ts';
import { conversationTopic, discussedRecord, readersAmong } from './discussed-record.ts';
import { findAttachments, findComment, holdPending } from './queries.ts';
import type { CommentRow } from './tables.ts';
import { tellOfComment } from './tell-of-comment.ts';

interface NewComment {
  readonly record: string;
  readonly text: string;
  readonly attachmentIds: readonly string[];
}

/** Says something about a record, with uploads that waited for it; tells those mentioned and those who take part. */
export async function createComment(people: People, call: OperationCall, input: NewComment, { services }: Exchange) {
  const { tx, now } = call;
  const kinds = services.scopeKinds;
  const record = await discussedRecord(call, kinds, input.record);
  const authorId = personOf(call.actor) ?? '';
  const text = cleanText(input.text);
  if (text === '' && !input.attachmentIds.length) throw new OperationError(commentErrors.commentEmpty);
  const attachmentIds = [...new Set(input.attachmentIds)];
  const held = await holdPending(tx, record, authorId, attachmentIds);
  if (held.length < attachmentIds.length) throw new OperationError(commentErrors.attachmentGone);
  const mentioned = mentionsIn(text);
  await assertReaders({ tx, kinds, people }, record, mentioned);
  const commentId = timeOrderedId();
  const to = { record_kind: record.kind, record_id: record.id, author_id: authorId, text, created_at: now };
  await writeChanges(call, [
    { entity: 'comment', id: commentId, field: null, from: null, to },
    ...held.map((id): Change => ({ entity: 'attachment', id, field: 'comment_id', from: null, to: commentId })),
  ]);
  await tellOfComment(call, { kinds, people }, record, { authorId, text, mentioned });
  await publish(tx, conversationTopic(record));
  return { commentId };
}

interface Edit {
  readonly commentId: string;
  readonly from: string;
  readonly text: string;
}

/** Changes one's own comment; whom it mentions now and did not before is told. */
export async function updateComment(people: People, call: OperationCall, input: Edit, { services }: Exchange) {
  const kinds = services.scopeKinds;
  const { row, record } = await ownComment(call, input.commentId);
  await discussedRecord(call, kinds, record);
  const text = cleanText(input.text);
  if (text === '' && !(await findAttachments(call.tx, [row.id])).length)
    throw new OperationError(commentErrors.commentEmpty);
  const before = new Set(mentionsIn(row.text));
  const mentioned = mentionsIn(text).filter((id) => !before.has(id));
  await assertReaders({ tx: call.tx, kinds, people }, record, mentioned);
  const field = (name: 'text' | 'edited_at', from: string | null, to: string): Change => ({
    entity: 'comment',
    id: row.id,
    field: name,
    from,
    to,
  });
  const { entryId } = await writeChanges(call, [
    field('text', input.from, text),
    field('edited_at', row.edited_at, call.now),
  ]);
  await tellOfComment(call, { kinds, people }, record, { authorId: row.author_id, text, mentioned, isEdit: true });
  await publish(call.tx, conversationTopic(record));
  return { entryId };
}

/** Takes one's own comment away with its files; undoing brings it back. */
export async function deleteComment(call: OperationCall, { commentId }: { commentId: string }, { services }: Exchange) {
  const { row, record } = await ownComment(call, commentId);
  await discussedRecord(call, services.scopeKinds, record);
  const { entryId } = await writeChanges(call, [
    { entity: 'comment', id: row.id, field: 'deleted_at', from: null, to: new Date().toISOString() },
  ]);
  await publish(call.tx, conversationTopic(record));
  return { entryId };
}

async function ownComment({ tx, actor }: Call, id: string): Promise<{ row: CommentRow; record: Node }> {
  const row = await findComment(tx, id);
  if (!row || row.deleted_at !== null) throw new OperationError(errors.recordMissing);
  if (row.author_id !== personOf(actor)) throw new OperationError(commentErrors.notOwnComment);
  return { row, record: { kind: row.record_kind, id: row.record_id } };
}

type Asked = Pick<Call, 'tx'> & Parameters<typeof readersAmong>[1];

/** Throws where somebody of them may not read the record: then the comment would tell of what he must not see. */
async function assertReaders({ tx, kinds, people }: Asked, record: Node, ids: readonly string[]): Promise<void> {
  const readers = await readersAmong(tx, { kinds, people }, record, ids);
  const personIds = ids.filter((id) => !readers.has(id));
  if (personIds.length) throw new OperationError(commentErrors.mentionRefused, { personIds });
}
