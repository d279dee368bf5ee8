import { sql } from 'kysely';
import type { Json } from '../changes/change.ts';
import type { Tx } from '../database.ts';

export interface EnqueueOptions {
  /**
   * A job that waits under the same key is replaced, so that many requests become one run. Until the transaction ends,
   * others who ask for the same wait: what many people's writes have done is asked for by following them.
   */
  readonly key?: string;
  /** ISO instant before which it does not run. */
  readonly runAt?: string;
  /** Not before so many milliseconds have passed; instead of `runAt`. */
  readonly waitMs?: number;
}

/**
 * Puts a job into the queue in the app's transaction: it runs once that commits, as the transaction's organisation.
 * Keys of different organisations do not meet.
 */
export async function enqueue(
  tx: Tx,
  name: string,
  payload: { readonly [name: string]: Json },
  { key, runAt, waitMs }: EnqueueOptions = {},
): Promise<void> {
  const at = waitMs === undefined ? runAt : new Date(Date.now() + waitMs).toISOString();
  await sql`select graphile_worker.enqueue(${name}, ${JSON.stringify(payload)}::jsonb,
    ${key ?? null}::text, ${at ?? null}::timestamptz)`.execute(tx);
}

export interface KeyedJob {
  readonly key: string;
  readonly payload: { readonly [name: string]: Json };
}

/** As `enqueue` for many of one name, in one statement. */
export async function enqueueEach(tx: Tx, name: string, jobs: readonly KeyedJob[]): Promise<void> {
  await sql`select graphile_worker.enqueue(${name}, each.payload, each.key)
    from jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) as each (key text, payload jsonb)`.execute(tx);
}
