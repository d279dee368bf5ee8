import { expect, test } from 'vitest';
import { testOrganisation } from '#modules/offices/testing';
import { toRequest } from '#platform/contract';
import { createLogger } from '#platform/server/http/logger';
import { sampleInput, testOperations, testPortico } from './testing.ts';

const server = await testPortico();
const owner = await testOrganisation(server);

/** What must never be read again: typed, sent or given, in each form that secrets have here. */
const marks = {
  text: 'MarkedSecretPhrase that is long enough',
  link: 'MarkedLink0'.padEnd(43, 'k'),
  token: `portico_${'MarkedToken'.padEnd(43, 't')}`,
  cookie: 'MarkedCookie.MarkedSignature',
};

test('no secret of any operation that a stranger may call stands in the log, whatever becomes of it', async () => {
  const open = testOperations.filter(({ operation }) => operation.scope === 'public');
  expect(open.length).toBeGreaterThan(6);
  for (const { name, operation } of open) {
    const sample = sampleInput(operation, { id: 'x', text: 'Sample', isWhole: true });
    const secrets = { ...sample, password: marks.text, token: marks.link };
    const input = Object.fromEntries(Object.keys(sample).map((field) => [field, secrets[field as 'token']]));
    const { method, path, body } = toRequest(operation, input);
    for (const headers of [
      {},
      { authorization: `Bearer ${marks.token}` },
      { cookie: `portico.session_token=${marks.cookie}` },
    ]) {
      const url = `/api${path}${path.includes('?') ? '&' : '?'}token=${marks.link}`;
      const answer = await server.app.inject({ method, url, headers, ...(body && { payload: body }) });
      expect(answer.statusCode, name).toBeLessThan(500);
    }
  }
  await server.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'content-type': 'application/json' },
    payload: `{"password":"${marks.text}`,
  });
  await server.app.inject({ url: `/link/${marks.link}`, headers: { 'x-request-id': marks.token } });
  const log = server.logged();
  expect(log.split('\n').length).toBeGreaterThan(open.length);
  for (const mark of Object.values(marks)) expect(log).not.toContain(mark);
  expect(log).not.toMatch(/Marked(Secret|Link|Token|Cookie|Signature)/);
});

test('nor those that the server makes: links, tokens, cookies', async () => {
  const made = await owner.offices.createToken({ name: 'logged' });
  const { url } = await owner.offices.invitePerson({
    name: 'L',
    email: 'l@example.org',
    role: 'auditor',
    node: 'organisation',
  });
  const log = server.logged();
  for (const secret of [made.secret, new URL(url ?? '').hash.slice(1), owner.cookie]) expect(log).not.toContain(secret);
});

test('each answer is told with its id, operation, organisation, person, status and time', async () => {
  const headers = { cookie: owner.cookie, 'sec-fetch-site': 'same-origin', 'x-request-id': 'proxy-77' };
  const answer = await server.app.inject({ url: '/api/offices', headers });
  expect(answer.headers['x-request-id']).toBe('proxy-77');
  const line = server
    .logged()
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text))
    .find(({ requestId }) => requestId === 'proxy-77');
  expect(line).toMatchObject({
    level: 'debug',
    operation: 'listOffices',
    organisation: owner.organisationId,
    person: owner.personId,
    by: 'session',
    status: 200,
    ms: expect.any(Number),
    req: { method: 'GET', path: '/api/offices' },
  });
  const refused = await server.app.inject({
    method: 'POST',
    url: '/api/offices',
    headers: { ...headers, 'x-request-id': 'a b\tc' },
  });
  expect(refused.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/); // an id that could forge a line is not taken
  expect(refused.json().requestId).toBe(refused.headers['x-request-id']);
});

test('at a terminal lines are for people, with the stack of what failed', () => {
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line) => void lines.push(line) }, 'text');
  logger.info(
    {
      requestId: 'r1',
      operation: 'createProject',
      status: 200,
      ms: 12,
      req: { method: 'POST', url: '/api/projects?x=1' },
    },
    'answered',
  );
  logger.error(
    {
      job: 'plan.compute',
      err: Object.assign(new Error('It broke at postgres://me:hunter2@db/x'), { detail: 'Key (email)=(a@b.c)' }),
    },
    'a job failed',
  );
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d info {2}createProject 200 in 12 ms {2}POST \/api\/projects request=r1\n$/);
  expect(lines[1]).toMatch(
    /^\d\d:\d\d:\d\d error a job failed {2}job=plan.compute\nError: It broke at postgres:\/\/me:\[secret\]@db\/x\n {4}at /,
  );
  expect(lines.join('')).not.toMatch(/hunter2|a@b\.c/);
});
