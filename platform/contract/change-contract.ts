import { z } from 'zod';
import { changeRoutes } from './change-routes.ts';
import { defineContract } from './define-contract.ts';
import { pageInput, pageOutput } from './page.ts';

/** Server, tests and docs run it; the browser takes its type and must drop the rest, hence the mark of purity. */
export const changeContract = /* @__PURE__ */ makeChangeContract();

function makeChangeContract() {
  const ownChange = z.object({
    entryId: z.uuid(),
    operation: z.string(),
    recordedAt: z.iso.datetime(),
    changes: z.int().describe('How many fields and whole records it changed.'),
    isUndone: z.boolean(),
    undoesEntryId: z.uuid().nullable().describe('Where it is itself an undoing: of which change.'),
    canUndo: z
      .boolean()
      .describe('Of a kind that can be undone. Whether somebody has changed it since shows when it is tried.'),
  });
  const input = z.strictObject({ entryId: z.uuid() });
  const output = z.object({ entryId: z.uuid().describe('Of the entry that undoes or redoes.') });
  return defineContract(changeRoutes, {
    listOwnChanges: { input: z.strictObject(pageInput(100, 20)), output: z.object(pageOutput(ownChange)) },
    undoChange: { input, output },
    redoChange: { input, output },
  });
}
