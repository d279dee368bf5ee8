import { expect, test } from 'vitest';
import { jobsServer } from '../jobs/jobs-module.ts';
import { testServer } from './testing.ts';

const directory = { permissions: new Set(['job.read', 'job.cancel', 'job.retry']), findMember: async () => undefined };
const { app } = await testServer([jobsServer([])], directory, { limits: { requestsPerMinute: 3 } });

test('whoever asks too often, signed in or not, is refused by a problem document that says when to come again', async () => {
  const ask = () => app.inject({ url: '/api/jobs/0190d7a0-0000-7000-8000-000000000001' });
  const answers = [await ask(), await ask(), await ask(), await ask()];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 429]);
  const [, , , last] = answers;
  expect(last?.headers['content-type']).toContain('application/problem+json');
  expect(last?.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
  expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0);
});

test('a cookie of one’s own making is no way round it', async () => {
  const cookie = `portico.session_token=${'x'.repeat(43)}.${'y'.repeat(43)}`;
  const answer = await app.inject({ url: '/api/jobs/0190d7a0-0000-7000-8000-000000000001', headers: { cookie } });
  expect(answer.statusCode).toBe(429);
});
