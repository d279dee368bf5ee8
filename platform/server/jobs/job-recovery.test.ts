import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { defineJob } from '#platform/server';
import { testJobs, until } from './testing.ts';

const { jobs, connection, runJobs, start, look, ended, effects, insertEffect } = await testJobs();
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

test('stopping breaks a job off without counting the attempt, and the next start runs it again', async () => {
  const stuck = defineJob('stuck', ({ signal }) => sleep(3_600_000, undefined, { signal })); // who waited for it would hang
  const id = await start('stuck');
  for (let round = 0; round < 5; round++) {
    const runner = await runJobs(stuck);
    await until(
      () => look(id),
      ({ state }) => state === 'running',
    );
    await runner.stop();
    expect((await look(id)).state).toBe('queued');
  }
  await runJobs(defineJob('stuck', ({ finish }) => finish(async () => 'ended')));
  expect(await ended(id)).toMatchObject({ state: 'done', result: 'ended' });
});

test('stopping leaves a job that failed before where it is: its attempt counts, and it waits for its time', async () => {
  const runner = await runJobs(defineJob('broken', () => Promise.reject(new Error('broken'))));
  await start('broken');
  const queued = async () =>
    (
      await jobs.query<{ attempts: number; waits: boolean }>(
        `select attempts, run_at > now() as waits from graphile_worker._private_jobs
         where locked_by is null and attempts > 0`,
      )
    ).rows;
  const failed = await until(queued, (rows) => rows.length === 1);
  expect(failed).toEqual([{ attempts: 1, waits: true }]);
  await runner.stop();
  expect(await queued()).toEqual(failed);
});

const fixture = fileURLToPath(new URL('./runner-fixture.ts', import.meta.url));
const tsx = fileURLToPath(new URL('../../../register-tsx.mjs', import.meta.url));

/** A process of its own that runs jobs named `slow` for the milliseconds in their payload. */
async function runApart(): Promise<{ child: ChildProcess; said: string[] }> {
  const application_name = 'runner-fixture';
  const settings = JSON.stringify({
    app: { ...connection('portico_app'), application_name },
    jobs: { ...connection('portico_jobs'), application_name },
  });
  const child = spawn(process.execPath, ['-C', 'source', '--import', tsx, fixture, settings], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout as NonNullable<typeof child.stdout> });
  lines.on('line', (line) => said.push(line));
  await once(lines, 'line');
  return { child, said };
}

test('after kill -9 the next start runs the job and its effect is made once', async () => {
  const id = await start('slow', { ms: '60000' });
  for (let round = 0; round < 3; round++) {
    const { child } = await runApart();
    await until(
      () => look(id),
      ({ state }) => state === 'running',
    );
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    await until(
      async () =>
        (
          await jobs.query(
            "select from pg_stat_activity where application_name = 'runner-fixture' and datname = current_database()",
          )
        ).rowCount,
      (left) => left === 0,
    ); // the database has noticed the closed connections
  }
  await runJobs(
    defineJob('slow', ({ finish }) =>
      finish(async ({ tx }) => {
        await insertEffect(id).execute(tx);
        return undefined;
      }),
    ),
  );
  expect((await ended(id)).state).toBe('done');
  expect(await effects(id)).toBe(1);
});

test('of two living processes none takes what the other runs', async () => {
  const one = await runApart();
  const id = await start('slow', { ms: '1500' });
  await until(
    () => look(id),
    ({ state }) => state === 'running',
  );
  const two = await runApart(); // looks for jobs of the dead at its start
  expect((await ended(id)).state).toBe('done');
  expect(one.said.filter((line) => line === `begin ${id}`)).toHaveLength(1);
  expect(two.said.filter((line) => line === `begin ${id}`)).toHaveLength(0);
  expect(await effects(id)).toBe(1);
});

test('a full disk fails no job: it is tried until there is room', async () => {
  let attempts = 0;
  await runJobs(
    defineJob('big', ({ finish }) => {
      // as it comes from a worker thread: without its code
      if (++attempts <= 5) throw new Error('could not extend file "base/16384/16681": No space left on device');
      return finish(async () => 'there is room');
    }),
  );
  const id = await start('big');
  const hurry = setInterval(() => jobs.query('update graphile_worker._private_jobs set run_at = now()'), 100);
  const end = await ended(id).finally(() => clearInterval(hurry)); // it waits some seconds between attempts
  expect(end).toMatchObject({ state: 'done', result: 'there is room' });
  expect(attempts).toBe(6);
});

test('a job under which the process dies again and again is given up', async () => {
  const id = await start('slow', { ms: '60000' });
  await jobs.query(`update graphile_worker._private_jobs
    set payload = (payload::jsonb || '{"cutOff": 21}')::json`);
  await runJobs(defineJob('slow', async () => {}));
  expect(await ended(id)).toMatchObject({ state: 'failed', error: { code: 'cut-off-too-often' } });
});
