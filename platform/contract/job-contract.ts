import { z } from 'zod';
import { defineContract } from './define-contract.ts';
import { jobRoutes } from './job-routes.ts';
import { pageInput, pageOutput } from './page.ts';
import { instant } from './time-shapes.ts';

/** Server, tests and docs run it; the browser takes its type and must drop the rest, hence the mark of purity. */
export const jobContract = /* @__PURE__ */ makeJobContract();

function makeJobContract() {
  const state = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
  const error = z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }).nullable();
  const personName = z.string().nullable().describe('Null where the machinery itself asked for it.');
  const job = z.object({
    id: z.uuid(),
    kind: z.string().describe('What is done, such as `plan-import`.'),
    subject: z.object({ kind: z.string(), id: z.string() }).nullable().describe('The record that it concerns.'),
    state,
    progress: z.number().min(0).max(1),
    message: z
      .object({ key: z.string(), parameters: z.record(z.string(), z.unknown()) })
      .nullable()
      .describe('What it does just now: a key of the words and its parameters.'),
    result: z.unknown().describe('Once it is done; its form depends on `kind`.'),
    error: error.describe('Why it failed; while it waits, why the attempt before failed.'),
    attempt: z.int().describe('How often it was begun.'),
    retryAt: instant.nullable().describe('While it waits after a failed attempt: about when it is tried again.'),
    cancelRequested: z.boolean(),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  });
  const listed = job.omit({ result: true }).extend({
    subjectName: z.string().nullable(),
    requestedByName: personName,
    isMine: z.boolean(),
    earlier: z
      .array(z.object({ requestedByName: personName, error, finishedAt: instant }))
      .describe('What came of it each time before somebody had it tried again, first to last.'),
    acts: z.array(z.enum(['cancel', 'retry'])).describe('What the caller may do with it now.'),
  });
  const input = z.strictObject({ jobId: z.uuid() });
  return defineContract(jobRoutes, {
    listJobs: {
      input: z.strictObject({
        whose: z.enum(['mine', 'all']).default('mine').describe('`all` shows more only to those who oversee jobs.'),
        state: z.enum(['open', 'failed', 'ended', 'any']).default('any').describe('`open`: waiting or running.'),
        ...pageInput(500, 50),
      }),
      output: z.object({
        ...pageOutput(listed),
        counts: z.object({ open: z.int(), failed: z.int() }).describe('Of all jobs that `whose` names.'),
      }),
    },
    getJob: { input, output: job },
    cancelJob: { input, output: job },
    retryJob: { input, output: job },
  });
}
