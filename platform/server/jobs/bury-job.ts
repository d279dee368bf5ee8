import { sql } from 'kysely';
import type { Json } from '../changes/change.ts';
import type { Tx } from '../database.ts';
import { timeOrderedId } from '../time-ordered-id.ts';
import { json, tellJob } from './job.ts';

/** Work without a row that failed for good. */
export interface DeadWork {
  readonly kind: string;
  readonly subject?: { readonly kind: string; readonly id: string } | undefined;
  readonly payload: { readonly [name: string]: Json };
  readonly attempts: number;
  readonly error: unknown;
}

/**
 * Makes a failed job of work that nobody watched, so that people see it and can have it tried again. The same work
 * failing again counts as a later attempt of the same job.
 */
export async function buryJob(tx: Tx, { kind, subject, payload, attempts, error }: DeadWork): Promise<void> {
  const fault = json({ code: 'unexpected', message: String(error) });
  const { rows } = await sql<{ id: string }>`
    update job set attempt = attempt + ${attempts}, error = ${fault}, finished_at = clock_timestamp()
    where kind = ${kind} and state = 'failed' and payload = ${json(payload)} returning id`.execute(tx);
  const id = rows[0]?.id ?? timeOrderedId();
  if (!rows.length) {
    await sql`
      insert into job (id, kind, subject_kind, subject_id, state, payload, error, requested_by, attempt, started_at,
        finished_at)
      values (${id}, ${kind}, ${subject?.kind ?? null}, ${subject?.id ?? null}, 'failed', ${json(payload)}, ${fault},
        ${json({ kind: 'system', id: kind })}, ${attempts}, clock_timestamp(), clock_timestamp())`.execute(tx);
  }
  await tellJob(tx, id);
}
