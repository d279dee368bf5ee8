import { sql } from 'kysely';
import { type Database, inOrganisation, type Tx } from '../database.ts';
import { buryJob } from '../jobs/bury-job.ts';
import { isOutside } from '../jobs/run-job.ts';
import { untilThrough } from '../outside-fault.ts';
import type { Timer, TimerDefinition } from './define-timer.ts';
import { timerJob } from './timer-job.ts';

export interface TimerEnvironment {
  readonly app: Database;
  readonly definitions: ReadonlyMap<string, TimerDefinition>;
  /** Told of every attempt that failed, for the log. */
  readonly onFault: (timer: string, error: unknown) => void;
  /** How long a timer waits after so many failed attempts; undefined where it has failed for good. */
  readonly backOffMs: (attempts: number) => number | undefined;
}

/** `busy`: another process fires the timers of this organisation just now. */
export type Fired = 'fired' | 'failed' | 'nothing' | 'busy';

interface TimerRow extends Timer {
  readonly attempts: number;
}

/** The first of the two numbers of our advisory locks; the second is a hash of the organisation. */
const lockSpace = 0x54494d45;

/**
 * Fires the organisation's first timer that is due by its clock, in one transaction. One process at a time does so for
 * an organisation, so that the effects come in the order of the timers.
 */
export async function fireFirst(environment: TimerEnvironment, organisationId: string): Promise<Fired> {
  let taken: TimerRow | undefined;
  const fire = async (tx: Tx): Promise<Fired> => {
    if (!(await lock(tx, organisationId))) return 'busy';
    taken = await takeFirst(tx, [...environment.definitions.keys()]);
    if (!taken) return 'nothing';
    const { name, dueAt: now } = taken;
    const call = { tx, organisationId, actor: { kind: 'system', id: name }, operation: name, now } as const;
    await environment.definitions.get(name)?.handle(call, taken as Timer as Timer<never>);
    return 'fired';
  };
  try {
    return await untilThrough(() => inOrganisation(environment.app, organisationId, fire));
  } catch (error) {
    if (!taken || isOutside(error)) throw error;
    environment.onFault(taken.name, error);
    await postpone(environment, organisationId, taken, error);
    return 'failed';
  }
}

async function lock(tx: Tx, organisationId: string): Promise<boolean> {
  const { rows } = await sql<{ isMine: boolean }>`
    select pg_try_advisory_xact_lock(${lockSpace}, hashtext(${organisationId})) as "isMine"`.execute(tx);
  return rows[0]?.isMine === true;
}

/** Materialized, so that the planner cannot look for the first anew beside each row: it would delete them all. */
async function takeFirst(tx: Tx, known: readonly string[]): Promise<TimerRow | undefined> {
  const { rows } = await sql<TimerRow>`
    with first as materialized (
      select name, key from timer
      where name = any(${known}::text[]) and due_at <= (select organisation_clock())
        and (retry_at is null or retry_at <= clock_timestamp())
      order by due_at, name, key limit 1 for update skip locked)
    delete from timer using first where timer.name = first.name and timer.key = first.key
    returning timer.name, timer.key, due_at as "dueAt", payload, attempts`.execute(tx);
  return rows[0];
}

/**
 * Lets it wait for another attempt, or gives it up where people see it. One that was set anew meanwhile stays as it is.
 */
async function postpone(
  { app, backOffMs }: TimerEnvironment,
  organisationId: string,
  { attempts: before, ...timer }: TimerRow,
  error: unknown,
): Promise<void> {
  const attempts = before + 1;
  const waitMs = backOffMs(attempts);
  const same = sql`name = ${timer.name} and key = ${timer.key} and due_at = ${timer.dueAt} and attempts = ${before}`;
  await inOrganisation(app, organisationId, async (tx) => {
    if (waitMs !== undefined) {
      await sql`update timer set attempts = ${attempts},
        retry_at = clock_timestamp() + ${waitMs} * interval '1 millisecond' where ${same}`.execute(tx);
      return;
    }
    const { rows } = await sql`delete from timer where ${same} returning name`.execute(tx);
    if (rows.length) await buryJob(tx, { kind: timerJob, payload: { ...timer }, attempts, error });
  });
}
