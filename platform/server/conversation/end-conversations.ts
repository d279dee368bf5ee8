import type { Call } from '../call.ts';
import type { Change } from '../changes/change.ts';
import { writeChanges } from '../changes/write-changes.ts';
import { deleteFile } from '../files/open-file.ts';
import { findOf } from './queries.ts';

interface Ended {
  readonly kind: string;
  readonly ids?: readonly string[];
  /** With what the ids of further records begin: `<planId>/` for the tasks of a plan. */
  readonly prefix?: string;
}

/** For the deletion of records: what was said about them goes with them, files and all. */
export async function endConversations(call: Call, { kind, ids = [], prefix }: Ended): Promise<void> {
  const { comments, attachments } = await findOf(call.tx, kind, ids, prefix);
  const gone = (entity: string, { id, ...from }: { readonly id: string }): Change => ({
    entity,
    id,
    field: null,
    from: from as Record<string, string | null>,
    to: null,
  });
  if (!comments.length && !attachments.length) return;
  await writeChanges(call, [
    ...attachments.map((row) => gone('attachment', row)),
    ...comments.map((row) => gone('comment', row)),
  ]);
  for (const { file_id } of attachments) if (file_id !== null) await deleteFile(call.tx, file_id);
}
