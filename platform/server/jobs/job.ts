import { type RawBuilder, sql } from 'kysely';
import type { Message } from '#engine';
import { errors, OperationError } from '#platform/contract';
import type { Actor, Call } from '../call.ts';
import type { Json } from '../changes/change.ts';
import type { Database, Tx } from '../database.ts';
import { publish } from '../events/publish.ts';
import { timeOrderedId } from '../time-ordered-id.ts';
import { enqueue } from './enqueue.ts';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** Long work that somebody waits for and can watch and cancel. */
export interface Job {
  readonly id: string;
  /** The name under which its handler was defined. */
  readonly kind: string;
  readonly subject: { readonly kind: string; readonly id: string } | null;
  readonly state: JobState;
  /** 0 to 1. */
  readonly progress: number;
  readonly message: Message | null;
  readonly result: Json;
  readonly error: JobError | null;
  readonly requestedBy: Actor;
  /** How often it was begun. */
  readonly attempt: number;
  /** While it waits after an attempt that failed: about when it is tried again by itself. */
  readonly retryAt: string | null;
  /** What came of it each time before somebody had it tried again, first to last. */
  readonly earlier: readonly EarlierRun[];
  readonly cancelRequested: boolean;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** One time that a job was asked for and did not succeed. */
export interface EarlierRun {
  readonly requestedBy: Actor;
  /** Null where it was cancelled. */
  readonly error: JobError | null;
  readonly finishedAt: string;
}

export interface JobError {
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
}

export const jobColumns = sql.raw(`
  id, kind, case when subject_kind is not null then json_build_object('kind', subject_kind, 'id', subject_id) end as subject,
  state, progress, message, result, error, requested_by as "requestedBy", attempt,
  retry_at as "retryAt", earlier, cancel_requested as "cancelRequested",
  created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`);

export interface JobRequest {
  readonly kind: string;
  readonly subject?: { readonly kind: string; readonly id: string };
  /** Reaches the handler; keep it small and give ids, not contents. */
  readonly payload: { readonly [name: string]: Json };
  readonly message?: Message;
}

/** Makes the job's row and puts it into the queue, both in the call's transaction. Returns its id. */
export async function startJob({ tx, actor }: Call, { kind, subject, payload, message }: JobRequest): Promise<string> {
  const id = timeOrderedId();
  await sql`
    insert into job (id, kind, subject_kind, subject_id, message, requested_by, payload)
    values (${id}, ${kind}, ${subject?.kind ?? null}, ${subject?.id ?? null}, ${json(message)}, ${json(actor)},
      ${json(payload)})`.execute(tx);
  await enqueue(tx, kind, { ...payload, jobId: id });
  await tellJob(tx, id);
  return id;
}

/** One job, or nothing. */
export async function findJob(tx: Tx, id: string): Promise<Job | undefined> {
  const { rows } = await sql<Job>`select ${jobColumns} from job where id = ${id}`.execute(tx);
  return rows[0];
}

/** The jobs of one record, newest first. */
export async function findJobsOf(tx: Tx, subject: { kind: string; id: string }, limit = 20): Promise<Job[]> {
  const { rows } = await sql<Job>`
    select ${jobColumns} from job where subject_kind = ${subject.kind} and subject_id = ${subject.id}
    order by created_at desc, id desc limit ${limit}`.execute(tx);
  return rows;
}

/**
 * Asks a job to stop: one that waits is cancelled at once, one that runs as soon as its handler notices, one that has
 * finished stays as it is. Throws `record-missing`.
 */
export async function cancelJob(tx: Tx, id: string): Promise<Job> {
  await sql`
    update job set cancel_requested = true,
      state = case state when 'queued' then 'cancelled' else state end,
      finished_at = case state when 'queued' then clock_timestamp() end
    where id = ${id} and state in ('queued', 'running')`.execute(tx);
  const job = await findJob(tx, id);
  if (!job) throw new OperationError(errors.recordMissing);
  await tellJob(tx, id);
  return job;
}

/** Tells open pages that a job, and so the list of jobs, is another than before. */
export async function tellJob(tx: Tx, id: string): Promise<void> {
  await publish(tx, `job:${id}`);
  await publish(tx, 'jobs');
}

/** Forgets the jobs of all organisations that have been over for thirty days. */
export async function forgetJobs(app: Database): Promise<void> {
  await sql`select forget_jobs()`.execute(app);
}

/** A value as a parameter for a jsonb column; nothing becomes null. */
export const json = (value: unknown): RawBuilder<unknown> =>
  sql`${value === undefined || value === null ? null : JSON.stringify(value)}::jsonb`;
