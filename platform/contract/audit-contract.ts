import { z } from 'zod';
import { auditRoutes } from './audit-routes.ts';
import { defineContract } from './define-contract.ts';

/** Server, tests and docs run it; the browser takes its type and must drop the rest, hence the mark of purity. */
export const auditContract = /* @__PURE__ */ makeAuditContract();

function makeAuditContract() {
  const nothing = z.strictObject({});
  return defineContract(auditRoutes, {
    getAuditState: {
      input: nothing,
      output: z.object({
        sealed: z.int().describe('How many entries are in the chain.'),
        head: z.string().describe('The hash of the last of them, in hex: noted elsewhere, it tells a chain made anew.'),
        pending: z.int().describe('How many entries wait for their seal.'),
        oldestPendingAt: z.iso.datetime().nullable(),
      }),
    },
    verifyAudit: {
      input: nothing,
      output: z.object({
        jobId: z
          .uuid()
          .describe('Its result has `verified`, `pending`, `head`, and `broken`: the first broken entry, or null.'),
      }),
    },
  });
}
