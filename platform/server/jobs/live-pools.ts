import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Says to every process that the worker pool of this id lives, for as long as its database connection does. */
export interface SignOfLife {
  end(): Promise<void>;
}

/** The first of the two numbers of our advisory locks; the second is a hash of the pool's id. */
const lockSpace = 0x504f5254;

/**
 * Holds an advisory lock in the pool's name on a connection of its own. The database lets go of it the moment that the
 * process dies, however it dies. A lost connection is opened again.
 */
export async function giveSignOfLife(connection: pg.ClientConfig, poolId: string): Promise<SignOfLife> {
  let isEnded = false;
  let client = await hold();

  async function hold(): Promise<pg.Client> {
    const opened = new pg.Client(connection);
    opened.on('error', () => {}); // followed by 'end'
    await opened.connect();
    opened.once('end', () => void holdAgain());
    // a machine that vanishes is noticed within half a minute
    await opened.query('set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4');
    await opened.query('select pg_advisory_lock_shared($1, hashtext($2))', [lockSpace, poolId]);
    return opened;
  }

  async function holdAgain(): Promise<void> {
    for (let pauseMs = 50; !isEnded; pauseMs = Math.min(pauseMs * 2, 5000)) {
      try {
        client = await hold();
        return;
      } catch {
        await sleep(pauseMs, undefined, { ref: false });
      }
    }
  }

  return {
    async end() {
      isEnded = true;
      await client.end();
    },
  };
}

/**
 * Gives jobs that a dead process had taken back to the queue, at once and without counting the attempt; how often that
 * happened to a job is noted in its payload as `cutOff`. Jobs of living processes are left alone. (The queue itself
 * would wait for four hours.) `jobs` is the pool of portico_jobs, which owns the queue's tables.
 */
export async function releaseDeadPools(jobs: pg.Pool): Promise<number> {
  const { rowCount } = await jobs.query(
    `with dead as (
       select distinct locked_by as pool from graphile_worker._private_jobs
       where locked_by is not null and not exists (
         select from pg_locks where locktype = 'advisory' and classid = $1::bigint::oid
           and objid = (hashtext(locked_by)::bigint & 4294967295)::oid and granted
           and database = (select oid from pg_database where datname = current_database())))
     update graphile_worker._private_jobs job
     set locked_by = null, locked_at = null, run_at = least(run_at, now()), attempts = greatest(attempts - 1, 0),
       payload = (payload::jsonb || jsonb_build_object('cutOff', coalesce((payload->>'cutOff')::integer, 0) + 1))::json
     from dead where job.locked_by = dead.pool`,
    [lockSpace],
  );
  return rowCount ?? 0;
}

/** Gives jobs that this process was made to break off back to the queue, without counting the attempt. */
export async function releaseBrokenOff(jobs: pg.Pool, poolId: string, ids: readonly string[]): Promise<void> {
  await jobs.query(
    `update graphile_worker._private_jobs
     set locked_by = null, locked_at = null, run_at = now(), attempts = greatest(attempts - 1, 0)
     where id = any($1::bigint[]) and (locked_by is null or locked_by = $2)`,
    [ids, poolId],
  );
}

/** An attempt that failed for a reason outside the job does not count; the queue tries again in a few seconds. */
export async function uncountAttempt(jobs: pg.Pool, id: string): Promise<void> {
  await jobs.query('update graphile_worker._private_jobs set attempts = greatest(attempts - 1, 0) where id = $1', [id]);
}
