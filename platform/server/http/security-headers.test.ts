import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineContract, type Routes } from '#platform/contract';
import { createToken } from '../identity/access-tokens.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { defineModule } from './define-module.ts';
import { testServer } from './testing.ts';

const routes = {
  readPear: { method: 'GET', path: '/pear', permission: 'pear.read', scope: 'list', errors: [] },
  takePear: { method: 'GET', path: '/pear/file', permission: 'pear.read', scope: 'list', errors: [], answer: 'file' },
} as const satisfies Routes;
const input = z.strictObject({});
const contract = defineContract(routes, {
  readPear: { input, output: z.object({ ripe: z.boolean() }) },
  takePear: { input, output: z.unknown() },
});
const page = '<script>alert(1)</script>';
const pears = defineModule({
  name: 'pears',
  contract,
  handlers: {
    readPear: async () => ({ ripe: true }),
    takePear: async () => ({
      name: 'pear.html',
      mediaType: 'text/html',
      sizeBytes: page.length,
      stream: Readable.from([page]),
    }),
  },
});
const grants = [{ node: { kind: 'organisation', id: '' }, role: 'gardener', permissions: new Set(['pear.read']) }];
const directory = {
  permissions: new Set(['pear.read']),
  findMember: async () => ({ now: '', timeZone: 'UTC', grants }),
};

const webFolder = mkdtempSync(path.join(tmpdir(), 'portico-headers-'));
mkdirSync(path.join(webFolder, 'assets'));
writeFileSync(path.join(webFolder, 'index.html'), '<!doctype html><title>Portico</title>');
writeFileSync(path.join(webFolder, 'assets/app-1a2b3c.js'), 'export {};');
afterAll(() => rmSync(webFolder, { recursive: true }));

const figures = { queueDepth: 0, queueAgeSeconds: 0, queueFailed: 0, unsealedAgeSeconds: 0, timersOverdue: 0 };
const metrics = await createMetrics({ pools: {}, database: async () => figures }, false);
const plain = await testServer([pears], directory, { webFolder, metrics });
const secure = await testServer([pears], directory, { webFolder, metrics, origin: 'https://pmo.example.org' });
const organisationId = '0190d7a0-0000-7000-8000-000000000001';

async function authorised(server: typeof plain) {
  const token = await server.services.inOrganisation(organisationId, (tx) =>
    createToken(tx, '0190d7a0-0000-7000-8000-000000000002', { name: 'walk', days: 1, permissions: null }),
  );
  return { authorization: `Bearer ${token?.secret}` };
}
const headersOf = new Map([
  [plain, await authorised(plain)],
  [secure, await authorised(secure)],
]);

/** Every kind of answer that there is, with its status. */
const kinds: readonly (readonly [kind: string, url: string, status: number, isPage: boolean])[] = [
  ['a page', '/', 200, true],
  ['a deep link', '/projects/7', 200, true],
  ['an asset', '/assets/app-1a2b3c.js', 200, true],
  ['an asset that is none', '/assets/none.js', 404, true],
  ['data', '/api/pear', 200, false],
  ['a download', '/api/pear/file', 200, false],
  ['input that does not fit', '/api/pear?worm=1', 400, false],
  ['an address of the API that is none', '/api/apple', 404, false],
  ['an address that cannot be read', '/api/%E0%A4%A', 404, false],
  ['an address that is too long', `/api/jobs/${'x'.repeat(500)}`, 404, false],
  ['the document of the API', '/api/openapi.json', 200, false],
  ['the page of the API', '/api/docs', 200, true],
  ['health', '/health/ready', 200, false],
  ['metrics', '/metrics', 200, false],
];

const get = (server: typeof plain, url: string) =>
  server.app.inject({ url, headers: { accept: 'text/html,*/*', ...headersOf.get(server) } });

test.each(kinds)('%s says what a browser may do with it', async (_kind, url, status, isPage) => {
  const { statusCode, headers } = await get(plain, url);
  expect(statusCode).toBe(status);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'x-request-id': expect.any(String),
  });
  expect(headers['strict-transport-security']).toBeUndefined();
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  if (!isPage) return expect(policy).toMatch(/\bsandbox\b/);
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "script-src 'self'",
      "style-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
      "require-trusted-types-for 'script'",
    ]),
  );
});

test.each(kinds)('%s over https is never to come without', async (_kind, url) => {
  const { headers } = await get(secure, url);
  expect(headers['strict-transport-security']).toMatch(/max-age=31536000/);
});

test('a file is saved, not shown', async () => {
  const { headers, body } = await get(plain, '/api/pear/file');
  expect(body).toBe(page);
  expect(headers['content-disposition']).toMatch(/^attachment; filename="pear.html"/);
});

test('a stranger without a session gets no more than the reason, by the same rules', async () => {
  const { statusCode, headers } = await plain.app.inject('/api/pear');
  expect([statusCode, headers['content-security-policy'], headers['cache-control']]).toEqual([
    401,
    expect.stringContaining('sandbox'),
    'no-store',
  ]);
});

test('live updates come under the same rules', async () => {
  await plain.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = plain.app.server.address() as { port: number };
  const { authorization } = headersOf.get(plain) ?? { authorization: '' };
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n\r\n`);
  const [first] = (await new Promise((resolve) => socket.once('data', (data) => resolve([String(data)])))) as [string];
  socket.destroy();
  expect(first).toMatch(/^HTTP\/1.1 200/);
  for (const header of ['content-security-policy', 'x-content-type-options', 'permissions-policy', 'x-request-id']) {
    expect(first.toLowerCase()).toContain(`${header}:`);
  }
});
