import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineContract } from '#platform/contract';
import { contentDisposition } from './answer-file.ts';
import { defineModule } from './define-module.ts';
import { testServer } from './testing.ts';

const contract = defineContract(
  {
    getPicture: { method: 'GET', path: '/picture', permission: 'x.read', scope: 'public', errors: [], answer: 'file' },
  } as const,
  { getPicture: { input: z.strictObject({}), output: z.object({}) } },
);
const body = '<script>alert(1)</script>'.repeat(100);
const server = await testServer(
  [
    defineModule({
      name: 'pictures',
      contract,
      handlers: {
        getPicture: async () => ({
          name: 'Ärger "x"\r\n.html',
          mediaType: 'text/html',
          sizeBytes: body.length,
          stream: Readable.from([Buffer.from(body)]),
        }),
      },
    }),
  ],
  { permissions: new Set(), findMember: async () => undefined },
);

test('a file is sent to be saved: whatever it holds, nothing of it runs', async () => {
  const answer = await server.app.inject('/api/picture');
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toBe(body);
  expect(answer.headers).toMatchObject({
    'content-disposition': `attachment; filename="_rger _x___.html"; filename*=UTF-8''%C3%84rger%20%22x%22%0D%0A.html`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  const packed = await server.app.inject({ url: '/api/picture', headers: { 'accept-encoding': 'gzip' } });
  expect(packed.statusCode).toBe(200);
  expect(packed.headers['content-disposition']).toMatch(/^attachment/);
});

test('a name with anything in it stays one header', () => {
  for (const name of ['\ud800', "a'b*(c)", '', '\0\n', '名前.png'])
    expect(contentDisposition(name)).toMatch(/^[\x20-\x7e]+$/);
});
