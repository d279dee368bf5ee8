import { changeContract } from '#platform/contract';
import { personOf } from '../call.ts';
import { defineModule, type ServerModule } from '../http/define-module.ts';
import type { Exchange, OperationCall } from '../http/exchange.ts';
import { pageOf, readCursor } from '../http/page.ts';
import { findEntry } from './history.ts';
import { ownChanges } from './own-changes.ts';
import { type Histories, listRecordHistory } from './record-history.ts';
import { tellEntries } from './told-changes.ts';
import { withToldConflicts } from './told-conflicts.ts';
import { findUndoing, oppositeOf, redoEntry, type UndoChoice, undoEntry } from './undo-entry.ts';
import { underRules, undoableEntries } from './undo-rules.ts';

/** Everybody's own changes, with undo and redo by the rules that modules give for their entities, and every history. */
export const changesServer = (histories: Histories): ServerModule => {
  const { rules, tellings } = histories;

  /** Takes `taken` back for the entry whose undoing or redoing it is, and tells what that entry changed. */
  async function takeBack(
    call: OperationCall,
    { services }: Exchange,
    { entryId, choices }: Input,
    taken: string,
    write: typeof undoEntry,
  ) {
    const teller = { tx: call.tx, tellings, kinds: services.scopeKinds };
    try {
      const written = await underRules(rules, call, entryId, () =>
        write(call, entryId, choices as readonly UndoChoice[]),
      );
      const told = (await tellEntries(teller, [entryId])).get(entryId) ?? { changes: [], counts: [] };
      const { operation = '' } = (await findEntry(call.tx, entryId)) ?? {};
      return { entryId: written.entryId, told: { operation, ...told } };
    } catch (error) {
      throw await withToldConflicts(teller, () => oppositeOf(call.tx, taken), error);
    }
  }

  return defineModule({
    name: 'changes',
    contract: changeContract,
    handlers: {
      async listOwnChanges({ tx, actor }, { limit, after }) {
        const [before] = readCursor(after, ['uuid']) ?? [];
        const rows = await ownChanges(tx, personOf(actor) ?? '', { before, limit: limit + 1 });
        const { items, next } = pageOf(rows, limit, ({ entryId }) => [entryId]);
        const undoable = await undoableEntries(tx, rules, items.map(({ entryId }) => entryId)); // biome-ignore format: one list
        return {
          next,
          items: items.map(({ isByJob, ...row }) => ({
            ...row,
            canUndo: !isByJob && !row.isUndone && undoable.has(row.entryId),
          })),
        };
      },
      undoChange: (call, input, exchange) => takeBack(call, exchange, input, input.entryId, undoEntry),
      async redoChange(call, input, exchange) {
        const undoing = await findUndoing(call.tx, input.entryId);
        return takeBack(call, exchange, input, undoing ?? input.entryId, redoEntry);
      },
      listRecordHistory: (call, input, { services }) => listRecordHistory(histories, call, input, services.scopeKinds),
    },
  });
};

interface Input {
  readonly entryId: string;
  readonly choices: readonly Omit<UndoChoice, 'seen'>[];
}
