import type { Routes } from './define-contract.ts';
import { defineError } from './define-error.ts';

export const jobErrors = {
  jobNotFound: defineError('job-not-found', 404, 'There is no such job, or you may not see it.'),
} as const;

/** Long work that somebody waits for: imports, simulations, reports. */
export const jobRoutes = {
  getJob: {
    method: 'GET',
    path: '/jobs/:jobId',
    permission: 'job.read',
    scope: { kind: 'job', from: 'jobId' },
    errors: [jobErrors.jobNotFound],
  },
  cancelJob: {
    method: 'POST',
    path: '/jobs/:jobId/cancel',
    permission: 'job.cancel',
    scope: { kind: 'job', from: 'jobId' },
    errors: [jobErrors.jobNotFound],
  },
} as const satisfies Routes;
