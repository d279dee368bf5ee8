import { z } from 'zod';
import { defineContract } from './define-contract.ts';
import { pageInput, pageOutput } from './page.ts';
import { searchRoutes } from './search-routes.ts';

/** Server, tests and docs run it; the browser takes its type and must drop the rest, hence the mark of purity. */
export const searchContract = /* @__PURE__ */ makeSearchContract();

function makeSearchContract() {
  const match = z.object({
    kind: z.string().describe('Of record, such as `project`.'),
    id: z.string(),
    title: z.string(),
    detail: z.string().nullable().describe('What tells it from others of its name, such as its project.'),
    within: z
      .object({ kind: z.string(), id: z.string() })
      .nullable()
      .describe('The record on whose page it stands, if it has none of its own.'),
  });
  return defineContract(searchRoutes, {
    listMatches: {
      input: z.strictObject({
        q: z
          .string()
          .trim()
          .min(1)
          .max(200)
          .describe('Words, or their beginnings. Capitals, accents and punctuation make no difference.'),
        kinds: z.array(z.string().max(40)).max(20).optional().describe('Only these; otherwise all there are.'),
        ...pageInput(50, 20),
      }),
      output: z
        .object(pageOutput(match))
        .describe('What the caller may read, kind after kind, the best first, on a page up to `limit` of each kind.'),
    },
  });
}
