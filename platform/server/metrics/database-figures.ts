import { sql } from 'kysely';
import type pg from 'pg';
import { auditBacklog } from '../audit/seal-entries.ts';
import type { Database } from '../database.ts';
import type { DatabaseFigures } from './metrics.ts';

interface QueueRow {
  readonly depth: number;
  readonly age: number;
  readonly failed: number;
}

/** The figures that stand in the database. `jobs` is a pool of portico_jobs, who alone sees the queue. */
export async function readDatabaseFigures(app: Database, jobs: pg.Pool, now = Date.now()): Promise<DatabaseFigures> {
  const [backlog, queue, timers] = await Promise.all([auditBacklog(app), readQueue(jobs), countOverdue(app)]);
  const oldest = backlog.map(({ oldest }) => Date.parse(oldest));
  return {
    queueDepth: queue.depth,
    queueAgeSeconds: queue.age,
    queueFailed: queue.failed,
    unsealedAgeSeconds: oldest.length ? Math.max(0, now - Math.min(...oldest)) / 1000 : 0,
    timersOverdue: timers,
  };
}

async function countOverdue(app: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select timers_overdue()::integer as count`.execute(app);
  return rows[0]?.count ?? 0;
}

async function readQueue(jobs: pg.Pool): Promise<QueueRow> {
  const isDue = 'run_at <= now() and locked_at is null and attempts < max_attempts';
  const { rows } = await jobs.query<QueueRow>(`
    select (count(*) filter (where ${isDue}))::integer as depth,
      coalesce(extract(epoch from now() - min(run_at) filter (where ${isDue})), 0)::float8 as age,
      (count(*) filter (where attempts >= max_attempts and locked_at is null))::integer as failed
    from graphile_worker.jobs`);
  return rows[0] ?? { depth: 0, age: 0, failed: 0 };
}
