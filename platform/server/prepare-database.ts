import { type Migration, sql } from 'kysely';
import type pg from 'pg';
import { createRoles, type Passwords } from './create-roles.ts';
import { type Database, openDatabase, openPool } from './database.ts';
import { createJobQueue } from './jobs/job-queue.ts';
import { migrate } from './migrate.ts';

/** Brings a database up to date: roles, tables, the jobs' queue. Of two processes at once the second waits its turn. */
export async function prepareDatabase(
  owner: Database,
  jobs: pg.PoolConfig,
  passwords: Passwords,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  await owner.connection().execute(async (turn) => {
    await sql`select pg_advisory_lock(hashtext('portico preparation'))`.execute(turn);
    try {
      await createRoles(turn, passwords);
      // they do not touch each other; both must have ended before the turn does
      const parts = await Promise.allSettled([migrate(turn, migrations), prepareQueue(jobs)]);
      for (const part of parts) if (part.status === 'rejected') throw part.reason;
    } finally {
      await sql`select pg_advisory_unlock(hashtext('portico preparation'))`.execute(turn);
    }
  });
}

async function prepareQueue(jobs: pg.PoolConfig): Promise<void> {
  const pool = openPool({ ...jobs, max: 1 });
  const queue = openDatabase({ ...jobs, max: 1 });
  try {
    await createJobQueue(pool, queue);
  } finally {
    await Promise.all([pool.end(), queue.destroy()]);
  }
}
