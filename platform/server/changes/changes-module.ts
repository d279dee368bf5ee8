import { changeContract } from '#platform/contract';
import { personOf } from '../call.ts';
import { defineModule, type ServerModule } from '../http/define-module.ts';
import { pageOf, readCursor } from '../http/page.ts';
import { ownChanges } from './own-changes.ts';
import { redoEntry, undoEntry } from './undo-entry.ts';
import { type UndoRules, underRules } from './undo-rules.ts';

/** Everybody's own changes, with undo and redo by the rules that modules give for their entities. */
export const changesServer = (rules: UndoRules): ServerModule =>
  defineModule({
    name: 'changes',
    contract: changeContract,
    handlers: {
      async listOwnChanges({ tx, actor }, { limit, after }) {
        const [before] = readCursor(after, ['uuid']) ?? [];
        const rows = await ownChanges(tx, personOf(actor) ?? '', { before, limit: limit + 1 });
        const { items, next } = pageOf(rows, limit, ({ entryId }) => [entryId]);
        return {
          next,
          items: items.map(({ isByJob, entities, ...row }) => ({
            ...row,
            canUndo: !isByJob && !row.isUndone && entities.every((entity) => entity in rules),
          })),
        };
      },
      undoChange: (call, { entryId }) => underRules(rules, call, entryId, () => undoEntry(call, entryId)),
      redoChange: (call, { entryId }) => underRules(rules, call, entryId, () => redoEntry(call, entryId)),
    },
  });
