import { z } from 'zod';
import { changeRoutes } from './change-routes.ts';
import { changeShapes } from './change-shapes.ts';
import { defineContract } from './define-contract.ts';
import { pageInput, pageOutput } from './page.ts';
import { pastInput } from './past.ts';
import { instant } from './time-shapes.ts';

/** Server, tests and docs run it; the browser takes its type and must drop the rest, hence the mark of purity. */
export const changeContract = /* @__PURE__ */ makeChangeContract();

function makeChangeContract() {
  const { told, entry, choice } = changeShapes();
  const ownChange = z.object({
    entryId: z.uuid(),
    operation: z.string(),
    recordedAt: instant,
    changes: z.int().describe('How many fields and whole records it changed.'),
    isUndone: z.boolean(),
    undoesEntryId: z.uuid().nullable().describe('Where it is itself an undoing: of which change.'),
    canUndo: z
      .boolean()
      .describe('Of a kind that can be undone. Whether somebody has changed it since shows when it is tried.'),
  });
  const input = z.strictObject({
    entryId: z.uuid(),
    choices: z
      .array(choice)
      .max(200)
      .default([])
      .describe('What to do with each field that somebody changed since; without one the whole is refused.'),
  });
  const output = z.object({
    entryId: z.uuid().describe('Of the entry that undoes or redoes.'),
    told: told.describe('What was undone or redone, as it was done at first.'),
  });
  const node = z
    .string()
    .regex(/^(organisation|[a-z-]+:[^:]{1,200})$/)
    .describe('The record: `organisation`, or `<kind>:<id>`.');
  return defineContract(changeRoutes, {
    listOwnChanges: { input: z.strictObject(pageInput(100, 20)), output: z.object(pageOutput(ownChange)) },
    undoChange: { input, output },
    redoChange: { input, output },
    listRecordHistory: {
      input: z.strictObject({
        node,
        field: z.string().max(100).optional().describe('Only what happened to it: one of `fields`.'),
        ...pageInput(100, 20),
        ...pastInput,
      }),
      output: z.object({
        ...pageOutput(entry),
        fields: z
          .array(z.object({ field: z.string(), label: z.string().describe('Key of its words.') }))
          .describe('The fields of the record that have a history; on the first page.'),
      }),
    },
  });
}
