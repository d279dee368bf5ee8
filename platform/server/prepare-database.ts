import type { Migration } from 'kysely';
import type pg from 'pg';
import { createRoles, type Passwords } from './create-roles.ts';
import { type Database, openDatabase, openPool } from './database.ts';
import { createJobQueue } from './jobs/job-queue.ts';
import { migrate } from './migrate.ts';

/** Brings a database up to date: roles, tables, the jobs' queue. Two processes may do so at once. */
export async function prepareDatabase(
  owner: Database,
  jobs: pg.PoolConfig,
  passwords: Passwords,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  await createRoles(owner, passwords);
  await migrate(owner, migrations);
  const pool = openPool({ ...jobs, max: 1 });
  const queue = openDatabase({ ...jobs, max: 1 });
  try {
    await createJobQueue(pool, queue);
  } finally {
    await Promise.all([pool.end(), queue.destroy()]);
  }
}
