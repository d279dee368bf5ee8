import { sql } from 'kysely';
import { errors, jobErrors, OperationError } from '#platform/contract';
import type { Call } from '../call.ts';
import type { Json } from '../changes/change.ts';
import { enqueue } from './enqueue.ts';
import { findJob, type Job, json, tellJob } from './job.ts';

/**
 * Has a job that failed or was cancelled tried again, on behalf of whoever asks now. Who had asked before and why it
 * failed stays with the job. Throws `record-missing`, and `job-not-over` where there is nothing to try again.
 */
export async function retryJob({ tx, actor }: Call, id: string): Promise<Job> {
  const { rows } = await sql<{ kind: string; payload: { readonly [name: string]: Json } }>`
    update job set state = 'queued', progress = 0, cancel_requested = false, requested_by = ${json(actor)},
      error = null, message = null, started_at = null, finished_at = null, retry_at = null,
      earlier = earlier || jsonb_build_object('requestedBy', requested_by, 'error', error,
        'finishedAt', to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    where id = ${id} and state in ('failed', 'cancelled') and payload is not null
    returning kind, payload`.execute(tx);
  const again = rows[0];
  if (again) {
    await enqueue(tx, again.kind, { ...again.payload, jobId: id });
    await tellJob(tx, id);
  }
  const job = await findJob(tx, id);
  if (!job) throw new OperationError(errors.recordMissing);
  if (!again) throw new OperationError(jobErrors.jobNotOver);
  return job;
}
