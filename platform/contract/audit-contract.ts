import { z } from 'zod';
import { auditRoutes } from './audit-routes.ts';
import { defineContract } from './define-contract.ts';
import { instant } from './time-shapes.ts';

/** Server, tests and docs run it; the browser takes its type and must drop the rest, hence the mark of purity. */
export const auditContract = /* @__PURE__ */ makeAuditContract();

function makeAuditContract() {
  const nothing = z.strictObject({});
  const broken = z.object({
    fault: z.enum(['changed', 'removed', 'seal-removed', 'not-sealed', 'other-head']),
    sequence: z.int().nullable().describe('Its place in the chain; null where it has none.'),
    entryId: z.string().nullable(),
    recordedAt: instant.nullable(),
    operation: z.string().nullable(),
  });
  const verification = z.object({
    jobId: z.uuid(),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    finishedAt: instant.nullable(),
    verified: z.int().nullable().describe('How many entries were as they were sealed.'),
    broken: broken.nullable().describe('The first that was not.'),
  });
  return defineContract(auditRoutes, {
    getAuditState: {
      input: nothing,
      output: z.object({
        sealed: z.int().describe('How many entries are in the chain.'),
        head: z.string().describe('The hash of the last of them, in hex: noted elsewhere, it tells a chain made anew.'),
        pending: z.int().describe('How many entries wait for their seal.'),
        oldestPendingAt: instant.nullable(),
        headAt: instant.nullable().describe('When the last entry in the chain was recorded.'),
        lastVerification: verification.nullable().describe('Of the chain by `verifyAudit`, whoever asked for it.'),
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
