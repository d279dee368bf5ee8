import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { errors, OperationError } from '#platform/contract';
import {
  cancelJob,
  defineJob,
  enqueue,
  findJob,
  findJobsOf,
  inOrganisation,
  retryJob,
  startJob,
} from '#platform/server';
import { testCall } from '#platform/server/testing';
import { forgetJobs } from './job.ts';
import { givenUp, testJobs, until } from './testing.ts';

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
  const id = await start('echo', { word: 'hello' });
  const job = await ended(id);
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

test('a transaction of a job that the database gave up for another is run again at once', async () => {
  let attempts = 0;
  await runJobs(
    defineJob('beaten', ({ finish }) =>
      finish(async ({ tx }) => {
        await insertEffect('beaten').execute(tx);
        if (attempts++ === 0) await givenUp.execute(tx);
        return {};
      }),
    ),
  );
  expect(await ended(await start('beaten'))).toMatchObject({ state: 'done' });
  expect(faults).toEqual([]);
  expect(await effects('beaten')).toBe(1);
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

test('a job that failed is tried again on behalf of who asks, and keeps who had asked and why it failed', async () => {
  let isMended = false;
  await runJobs(
    defineJob<{ word: string }>('mended', async ({ payload, finish }) => {
      if (!isMended) throw new OperationError(errors.recordMissing);
      await finish(async ({ actor }) => ({ word: payload.word, onBehalfOf: actor.onBehalfOf ?? null }));
    }),
  );
  const id = await start('mended', { word: 'hello' });
  expect((await ended(id)).state).toBe('failed');
  isMended = true;
  const other = { actor: { kind: 'person', id: '00000000-0000-4000-8000-00000000000b' } } as const;
  const again = await testCall(app, organisation, (call) => retryJob(call, id), other);
  expect(again).toMatchObject({ id, state: 'queued', error: null, finishedAt: null, requestedBy: other.actor });
  expect(await ended(id)).toMatchObject({
    ...{ state: 'done', attempt: 2, result: { word: 'hello', onBehalfOf: other.actor.id } },
    earlier: [
      {
        requestedBy: { id: '00000000-0000-4000-8000-00000000000a' },
        error: { code: 'record-missing' },
        finishedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ],
  });
  const refused = testCall(app, organisation, (call) => retryJob(call, id));
  await expect(refused).rejects.toMatchObject({ code: 'job-not-over' });
  expect((await look(id)).state).toBe('done');
});

test('while a job waits for another attempt, it says why the last one failed and when it is tried again', async () => {
  await runJobs(
    defineJob('flaky', async () => {
      throw new Error('the first time');
    }),
  );
  const id = await start('flaky');
  const waiting = await until(
    () => look(id),
    ({ retryAt }) => retryAt !== null,
  );
  expect(waiting).toMatchObject({ state: 'queued', attempt: 1, error: { message: 'Error: the first time' } });
  expect(Date.parse(waiting.retryAt ?? '')).toBeGreaterThan(Date.now());
});

test('work without a row that fails for good is a failed job; failing again it stays one, and it can be tried again', async () => {
  let isMended = false;
  await runJobs(
    defineJob<{ planId: string }>(
      'unseen',
      async () => {
        if (!isMended) throw new Error('it cannot be done');
      },
      { subjectOf: ({ planId }) => ({ kind: 'plan', id: planId }) },
    ),
  );
  const hurry = setInterval(() => jobs.query('update graphile_worker._private_jobs set run_at = now()'), 100);
  const dead = (attempt: number) =>
    until(
      () => inOrganisation(app, organisation, (tx) => findJobsOf(tx, { kind: 'plan', id: 'p7' })),
      ([job]) => job?.attempt === attempt,
    );
  await inOrganisation(app, organisation, (tx) => enqueue(tx, 'unseen', { planId: 'p7' }));
  const [first] = await dead(3);
  await inOrganisation(app, organisation, (tx) => enqueue(tx, 'unseen', { planId: 'p7' }));
  const found = await dead(6).finally(() => clearInterval(hurry));
  expect(found).toMatchObject([
    { id: first?.id, kind: 'unseen', state: 'failed', error: { message: 'Error: it cannot be done' } },
  ]);
  expect((await jobs.query('select from graphile_worker._private_jobs')).rowCount).toBe(0);
  isMended = true;
  await testCall(app, organisation, (call) => retryJob(call, first?.id ?? ''));
  expect((await ended(first?.id ?? '')).state).toBe('done');
});

test('jobs that have been over for a month are forgotten', async () => {
  const [old, waiting, recent] = [await start('effect'), await start('effect'), await start('effect')];
  await inOrganisation(app, organisation, async (tx) => {
    for (const id of [old, recent]) await cancelJob(tx, id);
    const back = sql`now() - interval '31 days'`;
    await sql`update job set created_at = ${back}, finished_at = finished_at - now() + ${back} where id = ${old}`.execute(
      tx,
    );
    await sql`update job set created_at = ${back} where id = ${waiting}`.execute(tx);
  });
  await forgetJobs(app);
  expect([await look(old), (await look(waiting)).state, (await look(recent)).state]).toEqual([
    undefined,
    'queued',
    'cancelled',
  ]);
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
  await until(
    async () => (await jobs.query('select from graphile_worker._private_jobs')).rowCount,
    (left) => left === 0,
  );
  expect(seen).toHaveLength(2);
  expect(new Set(seen).size).toBe(2);
});

test('two jobs of one name are refused', async () => {
  const twice = defineJob('twice', async () => {});
  await expect(runJobs(twice, twice)).rejects.toThrow('defined twice');
});
