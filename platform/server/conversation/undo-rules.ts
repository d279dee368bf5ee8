import type { Change } from '../changes/change.ts';
import type { UndoRule, UndoRules } from '../changes/undo-rules.ts';
import type { Tx } from '../database.ts';
import { publish } from '../events/publish.ts';
import type { Node } from '../http/access.ts';
import type { OperationCall } from '../http/exchange.ts';
import { conversationTopic } from './discussed-record.ts';
import { findAttachment, findComment } from './queries.ts';

type Find = (tx: Tx, id: string) => Promise<{ record_kind: string; record_id: string } | undefined>;

/** Editing and deleting are taken back; what was said is not unsaid, as others were told: it can be deleted. */
const ruleOf = (kind: string, find: Find): UndoRule => ({
  permission: 'comment.write',
  node: (_tx, id) => ({ kind, id }),
  allows: ({ field }) => field === 'text' || field === 'edited_at' || field === 'deleted_at',
  async written({ tx }: OperationCall, changes: readonly Change[]) {
    for (const id of new Set(changes.map((change) => change.id))) {
      const record = await recordOf(find, tx, id);
      if (record) await publish(tx, conversationTopic(record));
    }
  },
});

async function recordOf(find: Find, tx: Tx, id: string): Promise<Node | undefined> {
  const row = await find(tx, id);
  return row && { kind: row.record_kind, id: row.record_id };
}

/** How the scopes of comments and attachments hang at their records. */
export const aboveBy = (find: Find) => async (tx: Tx, id: string) => {
  const record = await recordOf(find, tx, id);
  return record && [record];
};

export const conversationUndoRules: UndoRules = {
  comment: ruleOf('comment', findComment),
  attachment: ruleOf('attachment', findAttachment),
};
