import { jobContract, jobErrors, OperationError } from '#platform/contract';
import { organisationNode } from '../http/access.ts';
import { defineModule, type ServerModule } from '../http/define-module.ts';
import { timerJobOf } from '../timers/timer-job.ts';
import { cancelJob, findJob, type Job } from './job.ts';
import { listJobs } from './list-jobs.ts';
import { retryJob } from './retry-job.ts';

/**
 * Watching, listing, cancelling and retrying jobs. A job may be seen by whoever may see what it concerns. Given all
 * modules, it does what timers should have done that failed for good.
 */
export const jobsServer = (modules: readonly ServerModule[]) =>
  defineModule({
    name: 'jobs',
    contract: jobContract,
    scopeKinds: {
      job: {
        async above(tx, id) {
          const job = await findJob(tx, id);
          return job && [job.subject ?? organisationNode];
        },
      },
    },
    topics: { job: { permission: 'job.read', hasId: true }, jobs: { permission: 'job.read', hasId: false } },
    jobs: [timerJobOf(modules.flatMap(({ timers }) => timers))],
    handlers: {
      listJobs,
      async getJob({ tx }, { jobId }) {
        const job = await findJob(tx, jobId);
        if (!job) throw new OperationError(jobErrors.jobNotFound);
        return describe(job);
      },
      cancelJob: async ({ tx }, { jobId }) => describe(await cancelJob(tx, jobId)),
      retryJob: async (call, { jobId }) => describe(await retryJob(call, jobId)),
    },
  });

function describe({ requestedBy, earlier, ...job }: Job) {
  return job;
}
