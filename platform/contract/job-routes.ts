import type { Routes } from './define-contract.ts';
import { defineError } from './define-error.ts';

export const jobErrors = {
  jobNotOver: defineError(
    'job-not-over',
    409,
    'This job is running or waits, or has succeeded, so it was not started again. Nothing was changed.',
  ),
  jobNotFound: defineError('job-not-found', 404, 'There is no such job, or you may not see it.'),
} as const;

/** Long work that somebody waits for: imports, simulations, reports. */
export const jobRoutes = {
  listJobs: { method: 'GET', path: '/jobs', permission: 'job.read', scope: 'list', errors: [] },
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
  retryJob: {
    method: 'POST',
    path: '/jobs/:jobId/retry',
    permission: 'job.retry',
    scope: { kind: 'job', from: 'jobId' },
    errors: [jobErrors.jobNotFound, jobErrors.jobNotOver],
  },
} as const satisfies Routes;
