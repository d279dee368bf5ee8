import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach } from 'vitest';
import { type Database, inOrganisation } from '../database.ts';
import { testCall, testDatabase } from '../testing.ts';
import type { JobDefinition } from './define-job.ts';
import { findJob, type Job, startJob } from './job.ts';
import { type JobRunner, startJobRunner } from './start-job-runner.ts';

/** A database with a queue and a table of effects, for the tests of jobs. Runners are stopped after each test. */
export async function testJobs() {
  const database = await testDatabase();
  const { app, jobs, owner, connection } = database;
  const organisation = randomUUID();
  const faults: unknown[] = [];
  const runners = new Set<JobRunner>();
  await sql`create table effect (name text); grant select, insert on effect to portico_app`.execute(owner);

  afterEach(async () => {
    await Promise.all([...runners].map((runner) => runner.stop()));
    runners.clear();
    await jobs.query('delete from graphile_worker._private_jobs');
    faults.length = 0;
  });

  const look = async (id: string) => (await inOrganisation(app, organisation, (tx) => findJob(tx, id))) as Job;
  return {
    ...database,
    organisation,
    faults,
    look,
    /** Runs jobs in this process. The runner is stopped after the test, unless `stop` was called before. */
    async runJobs(...definitions: JobDefinition[]): Promise<JobRunner> {
      const runner = await startJobRunner({
        app,
        jobs,
        jobsConnection: connection('portico_jobs'),
        definitions,
        clock: async () => '2026-03-02T08:00:00.000Z',
        onFault: (_job, error) => faults.push(error),
      });
      runners.add(runner);
      return { stop: (patienceMs) => (runners.delete(runner) ? runner.stop(patienceMs) : Promise.resolve()) };
    },
    start: (kind: string, payload: Record<string, string> = {}) =>
      testCall(app, organisation, (call) => startJob(call, { kind, payload, subject: { kind: 'plan', id: 'p1' } })),
    ended: (id: string) =>
      until(
        () => look(id),
        ({ state }) => state !== 'queued' && state !== 'running',
      ),
    effects: async (name: string) => (await sql`select from effect where name = ${name}`.execute(owner)).rows.length,
    insertEffect: (name: string) => sql`insert into effect values (${name})`,
  };
}

/** What a transaction meets that the database gives up because another and it wait for each other. */
export const givenUp = sql`do $$ begin raise exception using errcode = 'deadlock_detected'; end $$`;

/** Waits until somebody in this database waits for what another holds. */
export const untilSomebodyWaits = (owner: Database) =>
  until(
    async () =>
      (
        await sql`select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(owner)
      ).rows.length,
    (waiting) => waiting > 0,
  );

/** What hangs is to end with what it hung on; a busy machine is no failure. */
const mostMs = 120_000;

/** Reads again and again until the value will do. */
export async function until<T>(read: () => Promise<T>, isDone: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + mostMs; ; await sleep(20)) {
    const value = await read();
    if (isDone(value)) return value;
    if (Date.now() > end) throw new Error(`Still ${JSON.stringify(value)} after ${mostMs} ms`);
  }
}
