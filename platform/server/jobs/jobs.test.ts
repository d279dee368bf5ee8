import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { errors, OperationError } from '#platform/contract';
import { cancelJob, defineJob, enqueue, findJob, findJobsOf, inOrganisation, startJob } from '#platform/server';
import { testCall } from '#platform/server/testing';
import { testJobs, until } from './testing.ts';

const { app, jobs, organisation, faults, runJobs, start, look, ended, effects, insertEffect } = await testJobs();

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

test('two jobs of one name are refused', async () => {
  const twice = defineJob('twice', async () => {});
  await expect(runJobs(twice, twice)).rejects.toThrow('defined twice');
});
