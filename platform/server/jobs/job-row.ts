import { sql } from 'kysely';
import type { Message } from '#engine';
import type { Actor } from '../call.ts';
import type { Json } from '../changes/change.ts';
import type { Tx } from '../database.ts';
import { type JobError, json, tellJob } from './job.ts';

type Inside = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Somebody cancelled the job, or a later attempt has begun because this one was taken for dead. */
export class JobCancelled extends Error {}

export interface Outcome {
  readonly state: 'done' | 'failed' | 'cancelled';
  readonly result?: Json;
  readonly error?: unknown;
}

/** The job's row as seen by one attempt: what it writes holds only while no later attempt has begun. */
export class JobRow {
  readonly #inside: Inside;
  readonly #id: string;
  #attempt = 0;

  constructor(inside: Inside, id: string) {
    this.#inside = inside;
    this.#id = id;
  }

  #mine() {
    return sql`id = ${this.#id} and state = 'running' and attempt = ${this.#attempt}`;
  }

  /** Takes the job up; nothing where it is over already. */
  begin(): Promise<{ requestedBy: Actor } | undefined> {
    return this.#inside(async (tx) => {
      const { rows } = await sql<{ attempt: number; requestedBy: Actor; state: string }>`
        update job set attempt = attempt + 1, progress = 0, error = null, retry_at = null,
          state = case when cancel_requested then 'cancelled' else 'running' end,
          started_at = coalesce(started_at, clock_timestamp()),
          finished_at = case when cancel_requested then clock_timestamp() end
        where id = ${this.#id} and state in ('queued', 'running')
        returning attempt, state, requested_by as "requestedBy"`.execute(tx);
      await tellJob(tx, this.#id);
      if (rows[0]) this.#attempt = rows[0].attempt;
      return rows[0]?.state === 'running' ? rows[0] : undefined;
    });
  }

  /** Writes progress and returns whether somebody asked to cancel, or the attempt is not ours any more. */
  tell(progress: number | undefined, message: Message | undefined): Promise<'go on' | 'cancel'> {
    return this.#inside(async (tx) => {
      const { rows } =
        progress === undefined
          ? await sql<{ cancel: boolean }>`select cancel_requested as cancel from job where ${this.#mine()}`.execute(tx)
          : await sql<{ cancel: boolean }>`
              update job set progress = ${progress}, message = coalesce(${json(message)}, message)
              where ${this.#mine()} returning cancel_requested as cancel`.execute(tx);
      if (progress !== undefined) await tellJob(tx, this.#id);
      return rows[0]?.cancel === false ? 'go on' : 'cancel';
    });
  }

  /** Ends the job in this transaction. Throws `JobCancelled`, so that it is given up, where the attempt is not ours. */
  async end(tx: Tx, { state, result, error }: Outcome): Promise<void> {
    const { rows } = await sql<{ cancel: boolean }>`
      update job set state = ${state}, progress = case when ${state} = 'done' then 1 else progress end,
        result = ${json(result)}, error = ${json(error)}, finished_at = clock_timestamp()
      where ${this.#mine()} returning cancel_requested as cancel`.execute(tx);
    if (!rows[0]) throw new JobCancelled('The job is over, or another process runs it now.');
    await tellJob(tx, this.#id);
  }

  /** Ends the job as done in the transaction of its effect. Throws where somebody asked to cancel it. */
  async commit(tx: Tx, result: Json | undefined): Promise<void> {
    const { rows } = await sql<{ cancel: boolean }>`
      select cancel_requested as cancel from job where ${this.#mine()} for update`.execute(tx);
    if (rows[0]?.cancel !== false) throw new JobCancelled('The job was cancelled.');
    await this.end(tx, { state: 'done', ...(result !== undefined && { result }) });
  }

  /** Ends the job unless it is over already. */
  async endIfOpen(outcome: Outcome): Promise<void> {
    await this.#inside((tx) => this.end(tx, outcome)).catch((error) => {
      if (!(error instanceof JobCancelled)) throw error;
    });
  }

  /** Back into the waiting line for another attempt: after `waitMs`, because of `error`, or else at once. */
  async requeue(after?: { readonly error: JobError; readonly waitMs: number }): Promise<void> {
    await this.#inside(async (tx) => {
      await sql`
        update job set state = 'queued', progress = 0, error = ${json(after?.error)},
          retry_at = clock_timestamp() + ${after?.waitMs ?? null}::float8 * interval '1 millisecond'
        where ${this.#mine()}`.execute(tx);
      await tellJob(tx, this.#id);
    });
  }
}
