import { z } from 'zod';
import { auditRoutes } from './audit-routes.ts';
import { changeShapes } from './change-shapes.ts';
import { defineContract } from './define-contract.ts';
import { pageInput, pageOutput } from './page.ts';
import { calendarDay, instant } from './time-shapes.ts';

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
  const node = z
    .string()
    .regex(/^[a-z-]+:[^:]{1,200}$/)
    .describe('The record: `<kind>:<id>`.');
  const named = z.object({ id: z.string(), name: z.string() });
  const logged = changeShapes().entry.omit({ isUndone: true, canUndo: true }).extend({
    records: z.array(named.extend({ kind: z.string() })).describe('The records that it changed, or to which these belong; of very many the first.'),
  }); // biome-ignore format: a shape
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
    listAuditEntries: {
      input: z.strictObject({
        personId: z.uuid().optional().describe('Only what this person did, or what was done in that one’s name.'),
        operation: z.string().max(100).optional().describe('Only this act, by the name of the operation or job.'),
        node: node.optional().describe('Only what changed this record, or what belongs to it.'),
        from: calendarDay.optional().describe('Only what was so on this day of the organisation or later.'),
        until: calendarDay.optional().describe('Only what was so on this day or earlier.'),
        ...pageInput(500, 50),
      }),
      output: z.object({
        ...pageOutput(logged),
        people: z.array(named).describe('Who acted among the latest entries, by name; on the first page.'),
        operations: z.array(z.string()).describe('Which acts are among them; on the first page.'),
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
