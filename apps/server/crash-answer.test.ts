import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'portico-answer-'));
const killer = new URL('answer-killer-fixture.mjs', import.meta.url).href;
let running: ReturnType<typeof spawn> | undefined;
afterAll(async () => {
  if (running?.exitCode === null && running.signalCode === null) {
    running.kill('SIGTERM');
    await once(running, 'close');
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Starts Portico from its sources on the folder; resolves with its one-time link once it serves. */
async function start(): Promise<URL> {
  const args = ['-C', 'source', '--import', './register-tsx.mjs', '--import', killer, 'apps/server/main.ts'];
  const env = { ...process.env, NODE_ENV: 'production', PORT: '0', PORTICO_DATA: folder, PORTICO_JOBS: '0' };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  for (;;) {
    const link = /http:\S+\/link#\S+/.exec(said)?.[0];
    if (link) return new URL(link);
    if (child.exitCode !== null) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };

test('a process killed between the commit and its answer: the request sent again gets the first answer, done once', async () => {
  const first = await start();
  const token = first.hash.slice(1);
  const owner = { name: 'Olga', email: 'olga@example.org', password: 'correct horse battery', token };
  const welcome = await fetch(`${first.origin}/api/links/welcome`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ ...owner, organisationName: 'Acme', timeZone: 'Europe/Berlin' }),
  });
  const cookie = welcome.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  const read = (origin: string, at: string) =>
    fetch(`${origin}/api${at}`, { headers: { cookie } }).then((answer) => answer.json());
  const office = (await read(first.origin, '/offices')).items[0].id as string;

  const requests = [
    ['/offices', 'key-of-an-office-0001', { parentId: office, name: 'Made once', kind: 'division' }],
    ['/tokens', 'key-of-a-token-000001', { name: 'made once' }],
  ] as const;
  let origin = first.origin;
  const post = (at: string, key: string, body: object, dies: boolean) =>
    fetch(`${origin}/api${at}`, {
      method: 'POST',
      headers: { ...json, cookie, 'idempotency-key': key, ...(dies && { 'x-die-before-answer': '1' }) },
      body: JSON.stringify(body),
    });
  for (const [at, key, body] of requests) {
    const ended = once(running ?? process, 'close');
    await expect(post(at, key, body, true)).rejects.toThrow();
    expect(await ended).toEqual([null, 'SIGKILL']);
    origin = (await start()).origin;
    const again = await post(at, key, body, false);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    const third = await post(at, key, body, false);
    expect(await third.json()).toEqual(await again.json());
  }
  const offices = (await read(origin, '/offices')).items as { name: string }[];
  expect(offices.filter(({ name }) => name === 'Made once')).toHaveLength(1);
  const tokens = (await read(origin, '/tokens')).items as { name: string }[];
  expect(tokens).toHaveLength(1);
});
