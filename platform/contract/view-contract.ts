import { z } from 'zod';
import { defineContract } from './define-contract.ts';
import { pageInput, pageOutput } from './page.ts';
import { viewRoutes } from './view-routes.ts';

/** Server, tests and docs run it; the browser takes its type and must drop the rest, hence the mark of purity. */
export const viewContract = /* @__PURE__ */ makeViewContract();

function makeViewContract() {
  const grid = z.string().trim().min(1).max(60).describe('The list, such as `portfolio`.');
  const name = z.string().trim().min(1).max(80);
  const state = z
    .string()
    .max(4000)
    .regex(/^[A-Za-z0-9._*-]*$/)
    .describe('How the list is looked at, as it stands in the address.');
  const byId = z.object({ viewId: z.uuid() });
  const view = z.object({
    viewId: z.uuid(),
    grid: z.string(),
    name: z.string(),
    state: z.string(),
    isOwn: z.boolean(),
    ownerName: z.string().nullable(),
    isShared: z.boolean().describe('Everybody in the organisation sees it.'),
    mayEdit: z.boolean(),
    isFavourite: z.boolean().describe('The caller wants it at hand, as a tab.'),
    isDefault: z.boolean().describe('The caller wants the list to open with it.'),
  });
  /** One field's change: `from` is the value that the writer saw. */
  const change = z.discriminatedUnion('field', [
    z.object({ field: z.literal('name'), from: z.string(), to: name }),
    z.object({ field: z.literal('state'), from: z.string(), to: state }),
  ]);
  const written = z.object({ view, entryId: z.uuid().nullable() });
  return defineContract(viewRoutes, {
    listViews: { input: z.object({ grid, ...pageInput(1000) }), output: z.object(pageOutput(view)) },
    createView: { input: z.object({ grid, name, state }), output: written },
    updateView: {
      input: byId.extend({ changes: z.array(change).min(1).max(10) }),
      output: written,
    },
    shareView: { input: byId.extend({ from: z.boolean(), to: z.boolean() }), output: written },
    chooseView: {
      input: byId.extend({ isFavourite: z.boolean(), isDefault: z.boolean() }),
      output: view,
    },
    deleteView: {
      input: byId,
      output: z.object({ entryId: z.uuid() }),
    },
  });
}
