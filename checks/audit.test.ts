import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';

/** A project with one dependency, and a registry on this machine that answers as `mode` says. */
const folder = mkdtempSync(path.join(tmpdir(), 'portico-audit-'));
const lemon = { version: '1.0.0', resolved: 'http://127.0.0.1/lemon-1.0.0.tgz', integrity: 'sha512-AA==' };
const root = { name: 'audited', version: '1.0.0', dependencies: { lemon: '1.0.0' } };
writeFileSync(path.join(folder, 'package.json'), JSON.stringify(root));
writeFileSync(
  path.join(folder, 'package-lock.json'),
  JSON.stringify({ ...root, lockfileVersion: 3, packages: { '': root, 'node_modules/lemon': lemon } }),
);
let mode: 'finding' | 'clean' | 'refusal' = 'clean';
const asked: string[] = [];
const advisory = {
  id: 7,
  url: 'https://example.org/advisories/7',
  title: 'Lemons are sour',
  severity: 'high',
  vulnerable_versions: '<2.0.0',
  cwe: [],
  cvss: { score: 7, vectorString: null },
};

const registry = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  response.setHeader('content-type', 'application/json');
  if (request.url === '/lemon') {
    const version = { name: 'lemon', version: '1.0.0', dist: { tarball: lemon.resolved, integrity: lemon.integrity } };
    return response.end(
      JSON.stringify({ name: 'lemon', 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': version } }),
    );
  }
  if (mode === 'refusal') return response.writeHead(403).end('{"error":"Advisories are not served here"}');
  const isZipped = request.headers['content-encoding'] === 'gzip';
  asked.push((isZipped ? gunzipSync(body) : body).toString());
  return response.end(JSON.stringify(mode === 'finding' ? { lemon: [advisory] } : {}));
}).listen(0, '127.0.0.1');
await once(registry, 'listening');
const { port } = registry.address() as AddressInfo;
afterAll(() => {
  registry.close();
  rmSync(folder, { recursive: true });
});

async function audit(address = `http://127.0.0.1:${port}/`, of = folder) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'audit.mjs'), of], {
    env: { ...process.env, npm_config_registry: address, npm_config_cache: path.join(folder, 'cache') },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  const [code] = await once(child, 'close');
  return { code: code as number, said };
}

test('a known vulnerability is named and ends it with 1', async () => {
  mode = 'finding';
  const { code, said } = await audit();
  expect(said).toContain('high: lemon');
  expect(said).toContain('Lemons are sour https://example.org/advisories/7');
  expect(code).toBe(1);
});

test('where the registry knows none it says so, of what the lockfile has', async () => {
  mode = 'clean';
  const { code, said } = await audit();
  expect([code, said]).toEqual([0, expect.stringMatching(/^none known: /)]);
  expect(asked.at(-1)).toContain('"lemon":["1.0.0"]');
});

test('a registry that refuses, or none at all, is said to have checked nothing: never that all is well', async () => {
  mode = 'refusal';
  const [refused, away] = [await audit(), await audit('http://127.0.0.1:9/')];
  for (const { code, said } of [refused, away]) {
    expect([code, said]).toEqual([0, expect.stringMatching(/^not checked: /)]);
    expect(said).not.toContain('none known');
  }
});

test('a folder without a lockfile is wrong use', async () => {
  expect(await audit(undefined, tmpdir())).toMatchObject({
    code: 2,
    said: expect.stringContaining('no package-lock.json'),
  });
});
