import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
import { errors, OperationError } from '#platform/contract';
import {
  cancelJob,
  defineJob,
  enqueue,
  findJob,
  findJobsOf,
  inOrganisation,
  type Job,
  type JobDefinition,
  type JobRunner,
  startJob,
  startJobRunner,
} from '#platform/server';
import { testCall, testDatabase } from '#platform/server/testing';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { app, jobs, owner, connection } = await testDatabase();
const organisation = randomUUID();
const faults: unknown[] = [];
const runners: JobRunner[] = [];
const children: ChildProcess[] = [];

await sql`create table effect (name text); grant select, insert on effect to portico_app`.execute(owner);

async function runJobs(...definitions: JobDefinition[]): Promise<JobRunner> {
  const runner = await startJobRunner({
    app,
    jobs,
    jobsConnection: connection('portico_jobs'),
    definitions,
    clock: async () => '2026-03-02T08:00:00.000Z',
    onFault: (_job, error) => faults.push(error),
  });
  runners.push(runner);
  return runner;
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await jobs.query('delete from graphile_worker._private_jobs');
  faults.length = 0;
});

const start = (kind: string, payload: Record<string, string> = {}) =>
  testCall(app, organisation, (call) => startJob(call, { kind, payload, subject: { kind: 'plan', id: 'p1' } }));

const look = async (id: string) => (await inOrganisation(app, organisation, (tx) => findJob(tx, id))) as Job;

async function until<T>(read: () => Promise<T>, isDone: (value: T) => boolean, limitMs = 20_000): Promise<T> {
  for (const end = Date.now() + limitMs; ; await sleep(20)) {
    const value = await read();
    if (isDone(value)) return value;
    if (Date.now() > end) throw new Error(`Still ${JSON.stringify(value)} after ${limitMs} ms`);
  }
}

const ended = (id: string) =>
  until(
    () => look(id),
    ({ state }) => state !== 'queued' && state !== 'running',
  );

const effects = async (name: string) => (await sql`select from effect where name = ${name}`.execute(owner)).rows.length;

const insertEffect = (name: string) => sql`insert into effect values (${name})`;

test('a job runs as its organisation on behalf of who asked, and its effect and its end are one', async () => {
  await runJobs(
    defineJob<{ word: string }>('echo', async ({ payload, finish }) => {
      await finish(async ({ tx, organisationId, actor, operation, now }) => {
        await insertEffect(payload.word).execute(tx);
        return { organisationId, actor: { ...actor }, operation, now };
      });
    }),
  );
  const before = Date.now();
  const id = await start('echo', { word: 'hello' });
  const job = await ended(id);
  expect(Date.now() - before).toBeLessThan(5000);
  expect(job).toMatchObject({
    state: 'done',
    progress: 1,
    subject: { kind: 'plan', id: 'p1' },
    requestedBy: { kind: 'person' },
    result: {
      organisationId: organisation,
      operation: 'echo',
      now: '2026-03-02T08:00:00.000Z',
      actor: { kind: 'job', id, onBehalfOf: '00000000-0000-4000-8000-00000000000a' },
    },
  });
  expect(await effects('hello')).toBe(1);
  expect(await inOrganisation(app, organisation, (tx) => findJobsOf(tx, { kind: 'plan', id: 'p1' }))).toHaveLength(1);
  expect(await inOrganisation(app, randomUUID(), (tx) => findJob(tx, id))).toBeUndefined();
});

test('a job whose transaction is given up is never queued', async () => {
  await expect(
    testCall(app, organisation, async (call) => {
      await startJob(call, { kind: 'echo', payload: {} });
      throw new Error('given up');
    }),
  ).rejects.toThrow('given up');
  expect((await jobs.query('select from graphile_worker._private_jobs')).rowCount).toBe(0);
});

test('a declared error fails the job at once; another error after three attempts, with its reason', async () => {
  let attempts = 0;
  await runJobs(
    defineJob('declared', async () => {
      throw new OperationError(errors.recordMissing, { line: 7 });
    }),
    defineJob('broken', async () => {
      attempts++;
      throw new Error(`reason ${attempts}`);
    }),
  );
  const [declared, broken] = [await start('declared'), await start('broken')];
  expect(await ended(declared)).toMatchObject({
    state: 'failed',
    error: { code: 'record-missing', details: { line: 7 } },
  });
  const hurry = setInterval(() => jobs.query('update graphile_worker._private_jobs set run_at = now()'), 100);
  const end = await ended(broken).finally(() => clearInterval(hurry)); // it waits some seconds between attempts
  expect(end).toMatchObject({
    state: 'failed',
    error: { code: 'unexpected', message: 'Error: reason 3' },
  });
  expect(attempts).toBe(3);
  expect(faults).toHaveLength(3);
});

test('progress is written now and then, and cancelling reaches the handler', async () => {
  await runJobs(
    defineJob('long', async ({ signal, report, finish }) => {
      for (let step = 0; step < 1000; step++) {
        report(step / 1000, { key: 'test.step', parameters: { step } });
        await sleep(20, undefined, { signal });
      }
      await finish(async ({ tx }) => {
        await insertEffect('long').execute(tx);
        return null;
      });
    }),
  );
  const id = await start('long');
  const running = await until(
    () => look(id),
    ({ progress }) => progress > 0,
  );
  expect(running).toMatchObject({ state: 'running', message: { key: 'test.step' } });
  const asked = await inOrganisation(app, organisation, (tx) => cancelJob(tx, id));
  expect(asked).toMatchObject({ state: 'running', cancelRequested: true });
  expect((await ended(id)).state).toBe('cancelled');
  expect(await effects('long')).toBe(0);
});

test('a job that waits is cancelled at once and never runs; one that is done stays done', async () => {
  const id = await start('effect');
  expect((await inOrganisation(app, organisation, (tx) => cancelJob(tx, id))).state).toBe('cancelled');
  await runJobs(
    defineJob('effect', ({ finish }) =>
      finish(async ({ tx }) => {
        await insertEffect('late').execute(tx);
        return undefined;
      }),
    ),
  );
  const done = await start('effect');
  await ended(done);
  expect(await effects('late')).toBe(1);
  expect((await inOrganisation(app, organisation, (tx) => cancelJob(tx, done))).state).toBe('done');
  await expect(inOrganisation(app, organisation, (tx) => cancelJob(tx, randomUUID()))).rejects.toMatchObject({
    code: 'record-missing',
  });
});

test('a cancel that comes while the effect is made wins, and the effect is given up', async () => {
  await runJobs(
    defineJob('late-cancel', ({ finish, payload }) =>
      finish(async ({ tx }) => {
        await insertEffect('cancelled late').execute(tx);
        await inOrganisation(app, organisation, (other) => cancelJob(other, (payload as { jobId: string }).jobId));
        return null;
      }),
    ),
  );
  const id = await start('late-cancel');
  expect((await ended(id)).state).toBe('cancelled');
  expect(await effects('cancelled late')).toBe(0);
});

test('requests under one key become one run, and organisations do not meet', async () => {
  for (const each of [organisation, organisation, randomUUID()]) {
    await inOrganisation(app, each, (tx) => enqueue(tx, 'collect', { from: each }, { key: 'same' }));
  }
  const seen: string[] = [];
  await runJobs(defineJob<{ from: string }>('collect', async ({ payload }) => void seen.push(payload.from)));
  await until(
    async () => seen,
    ({ length }) => length >= 2,
  );
  await sleep(200);
  expect(seen).toHaveLength(2);
  expect(new Set(seen).size).toBe(2);
});

test('stopping breaks a job off without counting the attempt, and the next start runs it again', async () => {
  const stuck = defineJob('stuck', ({ signal }) => sleep(60_000, undefined, { signal }));
  const id = await start('stuck');
  for (let round = 0; round < 5; round++) {
    const runner = await runJobs(stuck);
    await until(
      () => look(id),
      ({ state }) => state === 'running',
    );
    runners.pop();
    const stopping = performance.now();
    await runner.stop();
    expect(performance.now() - stopping).toBeLessThan(4000);
    expect((await look(id)).state).toBe('queued');
  }
  await runJobs(defineJob('stuck', ({ finish }) => finish(async () => 'ended')));
  expect(await ended(id)).toMatchObject({ state: 'done', result: 'ended' });
});

const fixture = fileURLToPath(new URL('./runner-fixture.ts', import.meta.url));
const tsx = fileURLToPath(new URL('../../../register-tsx.mjs', import.meta.url));

/** A process of its own that runs jobs named `slow` for the milliseconds in their payload. */
async function runApart(): Promise<{ child: ChildProcess; said: string[] }> {
  const settings = JSON.stringify({ app: connection('portico_app'), jobs: connection('portico_jobs') });
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

test('after kill -9 the next start runs the job at once and its effect is made once', async () => {
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
    await sleep(50); // the database notices the closed connection
  }
  const before = performance.now();
  await runJobs(
    defineJob('slow', ({ finish }) =>
      finish(async ({ tx }) => {
        await insertEffect(id).execute(tx);
        return undefined;
      }),
    ),
  );
  expect((await ended(id)).state).toBe('done');
  expect(performance.now() - before).toBeLessThan(3000);
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

test('a job under which the process dies again and again is given up', async () => {
  const id = await start('slow', { ms: '60000' });
  await jobs.query(`update graphile_worker._private_jobs
    set payload = (payload::jsonb || '{"cutOff": 21}')::json`);
  await runJobs(defineJob('slow', async () => {}));
  expect(await ended(id)).toMatchObject({ state: 'failed', error: { code: 'cut-off-too-often' } });
});

test('two jobs of one name are refused', async () => {
  const twice = defineJob('twice', async () => {});
  await expect(runJobs(twice, twice)).rejects.toThrow('defined twice');
});
