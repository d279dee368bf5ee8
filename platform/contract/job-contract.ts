import { z } from 'zod';
import { defineContract } from './define-contract.ts';
import { jobRoutes } from './job-routes.ts';

/** Server, tests and docs run it; the browser takes its type and must drop the rest, hence the mark of purity. */
export const jobContract = /* @__PURE__ */ makeJobContract();

function makeJobContract() {
  const instant = z.iso.datetime();
  const job = z.object({
    id: z.uuid(),
    kind: z.string().describe('What is done, such as `plan-import`.'),
    subject: z.object({ kind: z.string(), id: z.string() }).nullable().describe('The record that it concerns.'),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    progress: z.number().min(0).max(1),
    message: z
      .object({ key: z.string(), parameters: z.record(z.string(), z.unknown()) })
      .nullable()
      .describe('What it does just now: a key of the words and its parameters.'),
    result: z.unknown().describe('Once it is done; its form depends on `kind`.'),
    error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }).nullable(),
    cancelRequested: z.boolean(),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  });
  const input = z.strictObject({ jobId: z.uuid() });
  return defineContract(jobRoutes, { getJob: { input, output: job }, cancelJob: { input, output: job } });
}
