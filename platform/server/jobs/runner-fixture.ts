// Run as a process of its own by the tests: runs jobs named `slow` until it is ended.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openDatabase, openPool } from '../database.ts';
import { defineJob } from './define-job.ts';
import { startJobRunner } from './start-job-runner.ts';

const connections = JSON.parse(process.argv[2] ?? '') as { app: object; jobs: object };

await startJobRunner({
  app: openDatabase(connections.app),
  jobs: openPool(connections.jobs),
  jobsConnection: connections.jobs,
  clock: async () => '2026-03-02T08:00:00.000Z',
  onFault: (_job, error) => process.stderr.write(`${error}\n`),
  definitions: [
    defineJob<{ jobId: string; ms: string }>('slow', async ({ payload, signal, finish }) => {
      process.stdout.write(`begin ${payload.jobId}\n`);
      await sleep(Number(payload.ms), undefined, { signal });
      await finish(async ({ tx }) => {
        await sql`insert into effect values (${payload.jobId})`.execute(tx);
        return null;
      });
    }),
  ],
});
process.stdout.write('runs\n');
