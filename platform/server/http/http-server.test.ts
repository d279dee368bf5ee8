import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineContract, defineError, OperationError, type Routes } from '#platform/contract';
import type { Tx } from '../database.ts';
import { openFile } from '../files/open-file.ts';
import { createToken } from '../identity/access-tokens.ts';
import { until } from '../jobs/testing.ts';
import { defineModule } from './define-module.ts';
import type { Directory } from './directory.ts';
import { testServer } from './testing.ts';

const sour = defineError('sour', 422, 'The lemon is sour. Nothing was changed.');
const base = { permission: 'lemon.squeeze', scope: 'list', errors: [] } as const;
const routes = {
  squeeze: { ...base, method: 'POST', path: '/lemons/:id/squeeze', errors: [sour] },
  findLemons: { ...base, method: 'GET', path: '/lemons' },
  sendLemon: { ...base, method: 'POST', path: '/lemons', body: 'bytes', errors: [sour] },
  greet: { ...base, method: 'POST', path: '/greeting', scope: 'public' },
} as const satisfies Routes;
const contract = defineContract(routes, {
  squeeze: {
    input: z.strictObject({
      id: z.string(),
      how: z.enum(['well', 'sour', 'secretly', 'broken', 'crosswise', 'by halves']),
    }),
    output: z.object({ drops: z.int() }),
  },
  findLemons: {
    input: z.object({ most: z.int().default(3), ripe: z.boolean().optional(), kinds: z.array(z.string()).optional() }),
    output: z.object({ input: z.string() }),
  },
  sendLemon: { input: z.object({ fileName: z.string() }), output: z.object({ id: z.string(), size: z.int() }) },
  greet: { input: z.object({ email: z.string() }), output: z.object({ hello: z.string() }) },
});
/** Takes one lock, waits until as many have taken their first, and takes the other. */
async function takeBoth(tx: Tx, [first, second]: readonly [number, number]): Promise<void> {
  const take = (key: number) => sql`select pg_advisory_xact_lock(4711, ${key})`.execute(tx);
  await take(first);
  crosswise.count++;
  await until(async () => crosswise.count, (taken) => taken >= 2); // biome-ignore format: one line
  await take(second);
}
const crosswise = { count: 0 };

const lemons = defineModule({
  name: 'lemons',
  contract,
  topics: { lemons: { permission: 'lemon.squeeze', hasId: false } },
  handlers: {
    async squeeze({ tx }, { id, how }) {
      if (how === 'crosswise') await takeBoth(tx, id === 'left' ? [1, 2] : [2, 1]);
      if (how === 'sour') throw new OperationError(sour);
      if (how === 'secretly') throw new OperationError({ code: 'undeclared', status: 400, message: 'Hush.' });
      if (how === 'by halves') return { drops: 1.5 };
      if (how === 'broken') throw new Error('password=hunter2 broke');
      return { drops: 3 };
    },
    findLemons: async (_call, input) => ({ input: JSON.stringify(input) }),
    sendLemon: async (_call, { fileName }, { file }) => {
      if (fileName === 'bad') throw new OperationError(sour);
      return { id: file?.id ?? '', size: file?.sizeBytes ?? 0 };
    },
    greet: async (_exchange, { email }) => ({ hello: email }),
  },
});
const directory: Directory = {
  permissions: new Set(['lemon.squeeze']),
  findMember: async () => ({
    now: new Date().toISOString(),
    timeZone: 'UTC',
    grants: [{ node: { kind: 'organisation', id: 'o' }, role: 'gardener', permissions: new Set(['lemon.squeeze']) }],
  }),
};

const webFolder = mkdtempSync(path.join(tmpdir(), 'portico-web-'));
mkdirSync(path.join(webFolder, 'assets'));
writeFileSync(path.join(webFolder, 'index.html'), '<!doctype html><title>Portico</title>');
writeFileSync(path.join(webFolder, 'assets/app-1a2b3c.js'), 'export {};'.padEnd(5000));
afterAll(() => rmSync(webFolder, { recursive: true }));

const server = await testServer([lemons], directory, {
  webFolder,
  limits: { bodyBytes: 2000, uploadBytes: 100_000, attemptsPerMinute: 3 },
});
const { app } = server;
const organisationId = '0190d7a0-0000-7000-8000-000000000001';
const personId = '0190d7a0-0000-7000-8000-000000000002';
const token = await server.services.inOrganisation(organisationId, (tx) =>
  createToken(tx, personId, { name: 'test', days: 1, permissions: null }),
);
const authorization = `Bearer ${token?.secret}`;
const call = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  payload?: string | Buffer,
  type = 'application/json',
) =>
  app.inject({
    method,
    url,
    headers: { authorization, ...(payload !== undefined && { 'content-type': type }) },
    ...(payload !== undefined && { payload }),
  });
const squeeze = (how: string) => call('POST', '/api/lemons/7/squeeze', JSON.stringify({ how }));

test('an operation answers with its output', async () => {
  const answer = await squeeze('well');
  expect([answer.statusCode, answer.json()]).toEqual([200, { drops: 3 }]);
});

test('two requests that wait for each other are both answered, as the one given up is run again', async () => {
  const both = ['left', 'right'].map((id) =>
    call('POST', `/api/lemons/${id}/squeeze`, JSON.stringify({ how: 'crosswise' })),
  );
  expect((await Promise.all(both)).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  expect(crosswise.count).toBe(3);
});

test.each([
  ['a declared error', () => squeeze('sour'), 422, 'sour'],
  ['an error that is not declared', () => squeeze('secretly'), 500, 'unexpected'],
  ['a fault', () => squeeze('broken'), 500, 'unexpected'],
  ['an output that is not as declared', () => squeeze('by halves'), 500, 'unexpected'],
  ['an input that does not fit', () => squeeze('gently'), 400, 'invalid-input'],
  ['broken JSON', () => call('POST', '/api/lemons/7/squeeze', '{"how":'), 400, 'malformed-body'],
  ['an empty body', () => call('POST', '/api/lemons/7/squeeze', ''), 400, 'malformed-body'],
  ['a poisoned body', () => call('POST', '/api/lemons/7/squeeze', '{"__proto__":{"a":1}}'), 400, 'malformed-body'],
  [
    'a body too large',
    () => call('POST', '/api/lemons/7/squeeze', JSON.stringify({ how: 'x'.repeat(3000) })),
    413,
    'body-too-large',
  ],
  [
    'a body of another type',
    () => call('POST', '/api/lemons/7/squeeze', '<how/>', 'text/xml'),
    415,
    'media-type-unknown',
  ],
  [
    'a compressed body',
    () =>
      app.inject({
        method: 'POST',
        url: '/api/lemons/7/squeeze',
        headers: { authorization, 'content-encoding': 'gzip', 'content-type': 'application/json' },
        payload: gzipSync('{"how":"well"}'),
      }),
    415,
    'media-type-unknown',
  ],
  ['plain text', () => call('POST', '/api/lemons/7/squeeze', 'well', 'text/plain'), 415, 'media-type-unknown'],
  ['an address of the API that there is not', () => call('GET', '/api/limes'), 404, 'address-unknown'],
  ['a method that the address does not take', () => call('GET', '/api/lemons/7/squeeze'), 405, 'method-not-allowed'],
  ['the same for a writing method', () => call('DELETE', '/api/lemons/7/squeeze'), 405, 'method-not-allowed'],
  ['an address that is none', () => call('GET', '/api/%E0%A4%A'), 404, 'address-unknown'],
])('%s is a problem document', async (_what, send, status, code) => {
  const answer = await send();
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    status,
    'application/problem+json; charset=utf-8',
  ]);
  expect(answer.json()).toMatchObject({ status, code, type: `/api/docs#error-${code}`, requestId: expect.any(String) });
  expect(answer.body).not.toMatch(/hunter2|node_modules|\.ts:/);
});

test('a wrong method is told which ones there are', async () => {
  expect((await call('PATCH', '/api/lemons')).headers.allow).toBe('GET, POST');
});

test('values of an address become numbers, booleans and lists as the schema says', async () => {
  const { input } = (await call('GET', '/api/lemons?most=5&ripe=false&kinds=a')).json();
  expect(JSON.parse(input)).toEqual({ most: 5, ripe: false, kinds: ['a'] });
  expect((await call('GET', '/api/lemons?most=five')).json().details.issues[0].field).toBe('most');
});

test('a file is stored as it comes, whatever its type says, and goes where it is refused', async () => {
  const bytes = Buffer.from('{"not":"read as JSON"}');
  const answer = await call('POST', '/api/lemons?fileName=a.json', bytes, 'application/json');
  expect(answer.json().size).toBe(bytes.length);
  const stored = await openFile(server.database.app, organisationId, answer.json().id);
  expect(stored?.name).toBe('a.json');
  const tooLarge = await call('POST', '/api/lemons?fileName=b', Buffer.alloc(100_001), 'application/octet-stream');
  expect(tooLarge.json().code).toBe('body-too-large');
  expect((await call('POST', '/api/lemons?fileName=bad', bytes, 'application/octet-stream')).statusCode).toBe(422);
  const { rows } = await sql<{ name: string }>`select name from file`.execute(server.database.owner);
  expect(rows).toEqual([{ name: 'a.json' }]);
});

test('an upload that turns out too large on its way is refused with the limit, and nothing of it is stored', async () => {
  const stored = async () =>
    (
      await sql<{ files: number; chunks: number }>`select (select count(*)::integer from file) as files,
      (select count(*)::integer from file_chunk) as chunks`.execute(server.database.owner)
    ).rows[0];
  const before = await stored();
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    const headers = { authorization, 'content-type': 'application/octet-stream', 'transfer-encoding': 'chunked' };
    const sending = request({ port, host: '127.0.0.1', method: 'POST', path: '/api/lemons?fileName=c', headers });
    sending.on('error', reject).on('response', async (response) => {
      let body = '';
      for await (const chunk of response) body += chunk;
      resolve({ status: response.statusCode ?? 0, body });
    });
    for (let sent = 0; sent < 12; sent++) sending.write(Buffer.alloc(10_000)); // no length said beforehand
    sending.end();
  });
  expect(answer.status).toBe(413);
  const { code, message, details } = JSON.parse(answer.body);
  expect([code, details]).toEqual(['body-too-large', { limitBytes: 100_000 }]);
  expect(message).toContain('0.1 MB');
  expect(await stored()).toEqual(before);
});

test('a write from another site is refused before anything is read', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' };
  const answer = await app.inject({ method: 'POST', url: '/api/greeting', headers, payload: '{"email":"a"}' });
  expect(answer.json().code).toBe('cross-site');
});

test('attempts for one e-mail are limited, those for another are not', async () => {
  const greet = (email: string) => app.inject({ method: 'POST', url: '/api/greeting', payload: { email } });
  const statuses = [];
  for (let attempt = 0; attempt < 5; attempt++) statuses.push((await greet('guess@example.org')).statusCode);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  expect((await greet('other@example.org')).statusCode).toBe(200);
});

test('hashed files stay, the page is asked for each time, deep links open it', async () => {
  const page = await app.inject({ url: '/projects/7', headers: { accept: 'text/html' } });
  expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache']);
  const script = await app.inject({ url: '/assets/app-1a2b3c.js', headers: { 'accept-encoding': 'br' } });
  expect([script.headers['cache-control'], script.headers['content-encoding']]).toEqual([
    'public, max-age=31536000, immutable',
    'br',
  ]);
  expect((await app.inject({ url: '/assets/gone.js', headers: { accept: '*/*' } })).statusCode).toBe(404);
});

test('no secret stands in the log, though every request and fault does', async () => {
  const secret = 'A'.repeat(43);
  await app.inject({
    url: `/link/${secret}?token=${secret}`,
    headers: { cookie: `portico.session_token=${secret}.x` },
  });
  await app.inject({ method: 'POST', url: '/api/greeting', payload: { email: 'x', password: 'hunter3' } });
  server.app.log.error({ password: 'hunter4', err: new Error(`failed for portico_${secret}`) });
  const log = server.logged();
  expect(log).toContain('answered');
  expect(log).toContain('[secret]');
  for (const hidden of [secret, token?.secret ?? '', 'hunter3', 'hunter4']) expect(log).not.toContain(hidden);
});

test('modules that do not fit together are not served', async () => {
  const { findFaults } = await import('./check-modules.ts');
  const bare = {
    ...lemons,
    contract: { bad: { ...contract.squeeze, permission: '', scope: { kind: 'tree', from: 'id' } } },
  } as const;
  expect(findFaults([lemons, bare, { ...lemons, contract: {} }], new Set(['lemon.squeeze']))).toEqual([
    'Two operations stand at POST /lemons/:/squeeze.',
    'Two modules own topic lemons.',
    'bad has no handler.',
    'bad has no permission.',
    'bad asks for , which no role gives.',
    'bad: no module owns scope tree.',
  ]);
  await expect(testServer([bare], directory)).rejects.toThrow('bad has no handler.');
});
