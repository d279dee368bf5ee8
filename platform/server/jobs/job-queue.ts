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
 * adds a job in its own transaction. The job carries the organisation of that transaction. Where the same job waits for
 * its time already, the transaction shares it: it holds the row beside all others that ask for it, and the job begins
 * once all of them have ended, so that it reads what they wrote.
 */
export async function createJobQueue(jobs: pg.Pool, queue: Database): Promise<void> {
  await runMigrations({ pgPool: jobs, logger: queueLogger });
  await sql`
    create or replace function graphile_worker.enqueue(task text, payload jsonb, job_key text default null,
      run_at timestamptz default null) returns bigint language plpgsql security definer set search_path = '' as $$
      declare
        own_key constant text := ${currentOrganisation} || ':' || job_key;
        own_payload constant jsonb := payload || jsonb_build_object('organisationId', ${currentOrganisation});
        job bigint;
      begin
        select waiting.id into job from graphile_worker._private_jobs waiting
        where waiting.key = own_key and waiting.locked_at is null and waiting.attempts = 0
          and waiting.payload::jsonb = own_payload and waiting.run_at > now() and waiting.run_at = enqueue.run_at
        for key share;
        if job is null then
          select id into job from graphile_worker.add_job(task, own_payload::json, job_key := own_key,
            run_at := enqueue.run_at, max_attempts := ${sql.lit(maxAttempts)});
        end if;
        return job;
      end $$`.execute(queue);
  await sql`revoke all on all functions in schema graphile_worker from public`.execute(queue);
  await sql`grant usage on schema graphile_worker to portico_app`.execute(queue);
  await sql`grant execute on function graphile_worker.enqueue to portico_app`.execute(queue);
}
