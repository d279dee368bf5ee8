import { afterAll, expect, test, vi } from 'vitest';
import { createMetrics } from '../metrics/metrics.ts';
import { testServer } from './testing.ts';

const directory = { permissions: new Set<string>(), findMember: async () => undefined };
const state = { disk: 'well' as 'well' | 'full' | 'stuck', database: true };
const token = 'scrape-me-with-this-token';
const metrics = await createMetrics(
  {
    pools: { app: () => ({ total: 3, idle: 1, waiting: 2 }) },
    async database() {
      if (!state.database) throw new Error('away');
      return { queueDepth: 4, queueAgeSeconds: 5.5, queueFailed: 1, unsealedAgeSeconds: 6, timersOverdue: 7 };
    },
  },
  false,
);
const readiness = {
  async disk() {
    if (state.disk === 'full') throw new Error('no room at /secret/folder');
    if (state.disk === 'stuck') await new Promise(() => {});
  },
};
const { app } = await testServer([], directory, { readiness, metrics });
const guarded = await testServer([], directory, { metrics, metricsToken: token });

/** What was found is kept for a second. */
const forget = () => vi.setSystemTime(Date.now() + 1_001);
afterAll(() => vi.useRealTimers());

test('a process that answers is live, whatever else is wrong', async () => {
  state.disk = 'full';
  const answer = await app.inject('/health/live');
  expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'live' }]);
});

test('it is ready when all is well; what fails, or does not end, is named, and why stands in the log only', async () => {
  state.disk = 'well';
  forget();
  const ready = await app.inject('/health/ready');
  expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready', checked: ['database', 'disk'] }]);
  for (const wrong of ['full', 'stuck'] as const) {
    state.disk = wrong;
    forget();
    const answer = await app.inject('/health/ready');
    expect([answer.statusCode, answer.json().code, answer.json().details]).toEqual([
      503,
      'not-ready',
      { failing: ['disk'] },
    ]);
    expect(answer.body).not.toContain('secret');
  }
});

test('while the server ends, what still arrives is told that it is closing, and nothing is begun', async () => {
  const { app: ending, services } = await testServer([], directory);
  let close = () => {};
  const isOver = new Promise<void>((resolve) => {
    close = resolve;
  });
  ending.addHook('preClose', () => isOver);
  let begun = 0;
  ending.get('/work', async () => ++begun);
  const url = await ending.listen({ port: 0, host: '127.0.0.1' });
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  const ended = ending.close();
  for (const path of ['/health/ready', '/work', '/nowhere']) {
    const answer = await fetch(`${url}${path}`);
    expect([answer.status, await answer.json()]).toMatchObject([
      503,
      { code: 'not-ready', details: { failing: ['closing'] } },
    ]);
  }
  expect(begun).toBe(0);
  close();
  await ended;
  await expect(fetch(`${url}/health/ready`)).rejects.toThrow();
  expect(await services.inOrganisation('00000000-0000-0000-0000-000000000000', async () => 'open')).toBe('open');
});

test('metrics tell requests by operation, pools, queue, audit and timers', async () => {
  state.disk = 'well';
  await app.inject('/nowhere');
  const { statusCode, headers, body } = await app.inject('/metrics');
  expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
  expect(body).toMatch(/portico_request_seconds_count\{operation="health",status="503"\} 2/);
  expect(body).toMatch(/portico_request_seconds_bucket\{le="0.005",operation="page",status="404"\}/);
  expect(body).toContain('portico_database_connections{pool="app",state="used"} 2');
  expect(body).toContain('portico_database_connections{pool="app",state="waiting"} 2');
  for (const line of [
    'portico_database_up 1',
    'portico_job_queue_depth 4',
    'portico_job_queue_age_seconds 5.5',
    'portico_job_queue_failed 1',
    'portico_audit_unsealed_age_seconds 6',
    'portico_timers_overdue 7',
    'portico_event_streams 0',
  ])
    expect(body).toContain(`${line}\n`);
});

test('without a database the metrics say that it is away, and nothing that is not known', async () => {
  state.database = false;
  const { statusCode, body } = await app.inject('/metrics');
  state.database = true;
  expect(statusCode).toBe(200);
  expect(body).toContain('portico_database_up 0');
  expect(body).not.toMatch(/portico_job_queue_depth \d/);
});

test('metrics are for this machine alone, nor for whom a proxy on it passes on, unless there is a token', async () => {
  const from = (remoteAddress: string, headers: Record<string, string> = {}, of = app) =>
    of.inject({ url: '/metrics', remoteAddress, headers }).then(({ statusCode }) => statusCode);
  expect(await from('10.1.2.3')).toBe(403);
  expect(await from('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' })).toBe(403);
  expect(await from('127.0.0.1', { forwarded: 'for=10.1.2.3' })).toBe(403);
  expect(await from('::1')).toBe(200);
  expect(await from('127.0.0.1', {}, guarded.app)).toBe(403);
  expect(await from('10.1.2.3', { authorization: `Bearer ${token}x` }, guarded.app)).toBe(403);
  expect(await from('10.1.2.3', { authorization: `Bearer ${token}` }, guarded.app)).toBe(200);
});
