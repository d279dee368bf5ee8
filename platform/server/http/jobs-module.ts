import { jobContract, jobErrors, OperationError } from '#platform/contract';
import { cancelJob, findJob, type Job } from '../jobs/job.ts';
import { organisationNode } from './access.ts';
import { defineModule } from './define-module.ts';

/** Watching and cancelling jobs. A job may be seen by whoever may see what it concerns. */
export const jobs = defineModule({
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
  topics: { job: { permission: 'job.read', hasId: true } },
  handlers: {
    async getJob({ tx }, { jobId }) {
      const job = await findJob(tx, jobId);
      if (!job) throw new OperationError(jobErrors.jobNotFound);
      return describe(job);
    },
    cancelJob: async ({ tx }, { jobId }) => describe(await cancelJob(tx, jobId)),
  },
});

function describe({ requestedBy, ...job }: Job) {
  return job;
}
