import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import type { Timer } from './define-timer.ts';

/** The database channel on which every process hears that a timer was set or a clock moved. */
export const timerChannel = 'portico_timer';

/**
 * Sets a timer of the transaction's organisation, in place of the one of the same name and key. One that is due already
 * fires at once; one that had failed begins anew; one that stands as it shall be is left alone.
 */
export const setTimer = (tx: Tx, timer: Timer): Promise<void> => setTimers(tx, [timer]);

/** The same of many, each with a name and key of its own, in one statement. */
export async function setTimers(tx: Tx, timers: readonly Timer[]): Promise<void> {
  if (!timers.length) return;
  await sql`
    with moved as (
      insert into timer (name, key, due_at, payload)
      select name, key, "dueAt", payload
      from jsonb_to_recordset(${JSON.stringify(timers)}::jsonb) as one (name text, key text, "dueAt" timestamptz, payload jsonb)
      on conflict (organisation_id, name, key) do update
        set due_at = excluded.due_at, payload = excluded.payload, attempts = 0, retry_at = null
        where (timer.due_at, timer.payload, timer.attempts) is distinct from (excluded.due_at, excluded.payload, 0)
      returning key
    )
    select pg_notify(${timerChannel}, '') where exists (select from moved)`.execute(tx);
}

/** Removes the timer, if there is one. */
export async function clearTimer(tx: Tx, { name, key }: Pick<Timer, 'name' | 'key'>): Promise<void> {
  await sql`delete from timer where name = ${name} and key = ${key}`.execute(tx);
}
