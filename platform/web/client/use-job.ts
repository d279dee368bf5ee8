import { type jobContract, jobRoutes } from '#platform/contract';
import { operations } from './operations.ts';
import { useChange, useOperation } from './use-operation.ts';

const jobs = operations<typeof jobContract>(jobRoutes);

export type Job = Awaited<ReturnType<typeof jobs.getJob>>;

/** Whether anything may still come of it. */
export function isUnderway({ state }: Pick<Job, 'state'>): boolean {
  return state === 'queued' || state === 'running';
}

/** Long work on the server: `job` as it stands (undefined before the first answer), and `cancel`. */
export function useJob(jobId: string) {
  const topics = [`job:${jobId}`];
  const { data: job, error } = useOperation(jobs.getJob, { jobId }, { topics });
  const cancel = useChange(jobs.cancelJob, { topics });
  return { job, error, cancel: () => cancel.run({ jobId }), isCancelling: cancel.isRunning || job?.cancelRequested };
}
