import { runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Database } from '../database.ts';
import { currentOrganisation } from '../fenced-table.ts';
import { queueLogger } from './queue-logger.ts';

/** How often a job is tried before it counts as failed. */
export const maxAttempts = 3;

/**
 * Makes the queue's schema as portico_jobs, and the one function by which the app, which may not look into the queue,
 * adds a job in its own transaction. The job carries the organisation of that transaction.
 */
export async function createJobQueue(jobs: pg.Pool, queue: Database): Promise<void> {
  await runMigrations({ pgPool: jobs, logger: queueLogger });
  await sql`
    create or replace function graphile_worker.enqueue(task text, payload jsonb, job_key text default null,
      run_at timestamptz default null) returns bigint language sql security definer set search_path = '' as $$
      select id from graphile_worker.add_job(
        task, (payload || jsonb_build_object('organisationId', ${currentOrganisation}))::json,
        job_key := ${currentOrganisation} || ':' || job_key, job_key_mode := 'preserve_run_at', run_at := run_at, max_attempts := ${sql.lit(maxAttempts)}) $$`.execute(
    queue,
  );
  await sql`revoke all on all functions in schema graphile_worker from public`.execute(queue);
  await sql`grant usage on schema graphile_worker to portico_app`.execute(queue);
  await sql`grant execute on function graphile_worker.enqueue to portico_app`.execute(queue);
}
