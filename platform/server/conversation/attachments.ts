import { commentErrors, errors, OperationError } from '#platform/contract';
import { personOf } from '../call.ts';
import { writeChanges } from '../changes/write-changes.ts';
import { publish } from '../events/publish.ts';
import { findFile, readHead, streamFile } from '../files/open-file.ts';
import type { FileAnswer } from '../http/answer-file.ts';
import type { Exchange, OperationCall } from '../http/exchange.ts';
import { timeOrderedId } from '../time-ordered-id.ts';
import { cleanName } from './attachment-name.ts';
import { conversationTopic, discussedRecord } from './discussed-record.ts';
import { describeAttachment } from './list-comments.ts';
import { findAttachment, findComment } from './queries.ts';
import { sniffAttachment } from './sniff-attachment.ts';
import type { AttachmentRow } from './tables.ts';

interface Upload {
  readonly record: string;
  readonly fileName: string;
}

/**
 * Takes a file for a comment to come. Throws `attachment-type-refused` where it is none of the types, or another than
 * its name says.
 */
export async function uploadAttachment(
  call: OperationCall,
  { record: asked, fileName }: Upload,
  { file, services }: Exchange,
) {
  if (!file) throw new Error('An upload came without its file.');
  const record = await discussedRecord(call, services.scopeKinds, asked);
  const name = cleanName(fileName);
  const type = sniffAttachment(name, await readHead(call.tx, file.id));
  if (!type) throw new OperationError(commentErrors.attachmentTypeRefused);
  const authorId = personOf(call.actor) ?? '';
  const row: AttachmentRow = {
    id: timeOrderedId(),
    record_kind: record.kind,
    record_id: record.id,
    comment_id: null,
    author_id: authorId,
    file_id: file.id,
    name,
    media_type: type.mediaType,
    size_bytes: file.sizeBytes,
    created_at: new Date().toISOString(), // by the wall clock, as its purge is
    deleted_at: null,
  };
  const { id, ...to } = row;
  await writeChanges(call, [{ entity: 'attachment', id, field: null, from: null, to }]);
  return describeAttachment(row, authorId);
}

interface Asked {
  readonly attachmentId: string;
}

/** The file, for whoever may read the record; before its comment is sent for its author alone. */
export async function downloadAttachment(
  call: OperationCall,
  { attachmentId }: Asked,
  { services }: Exchange,
): Promise<FileAnswer> {
  const row = await readable(call, attachmentId, services.scopeKinds);
  const stored = row.file_id === null ? undefined : await findFile(call.tx, row.file_id);
  if (!stored) throw new OperationError(errors.recordMissing);
  const stream = streamFile(services.database, call.organisationId, stored);
  return { name: row.name, mediaType: row.media_type, sizeBytes: stored.sizeBytes, stream };
}

/** Takes one's own attachment away; undoing brings it back as long as its file is kept. */
export async function deleteAttachment(call: OperationCall, { attachmentId }: Asked, { services }: Exchange) {
  const row = await readable(call, attachmentId, services.scopeKinds);
  if (row.author_id !== personOf(call.actor)) throw new OperationError(commentErrors.notOwnComment);
  const { entryId } = await writeChanges(call, [
    { entity: 'attachment', id: row.id, field: 'deleted_at', from: null, to: new Date().toISOString() },
  ]);
  await publish(call.tx, conversationTopic({ kind: row.record_kind, id: row.record_id }));
  return { entryId };
}

async function readable(call: OperationCall, id: string, kinds: Exchange['services']['scopeKinds']) {
  const row = await findAttachment(call.tx, id);
  if (!row || row.deleted_at !== null) throw new OperationError(errors.recordMissing);
  await discussedRecord(call, kinds, { kind: row.record_kind, id: row.record_id });
  const comment = row.comment_id === null ? undefined : await findComment(call.tx, row.comment_id);
  const isSeen = comment ? comment.deleted_at === null : row.author_id === personOf(call.actor);
  if (!isSeen) throw new OperationError(errors.recordMissing);
  return row;
}
