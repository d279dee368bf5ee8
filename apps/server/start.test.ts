import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSettings } from '#platform/server';
import { addressFile } from './address-file.ts';
import { signInLink } from './sign-in-link.ts';

const root = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'portico-start-'));
const settings = readSettings({ PORTICO_DATA: folder });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts Portico from its sources; `said` waits until it has said something, or has ended. */
function start(environment: Record<string, string>) {
  const args = ['-C', 'source', '--import', './register-tsx.mjs', 'apps/server/main.ts'];
  const env = { ...process.env, NODE_ENV: 'production', PORT: '0', PORTICO_DATA: folder, ...environment };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data));
  const ended = once(child, 'close').then(([code]) => code as number);
  const said = async (what: RegExp) => {
    while (!what.test(text) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
    return what.exec(text)?.[0] ?? '';
  };
  return { child, ended, said, all: () => text };
}

test('the first start gives a link to set up; a second start on the folder is refused and disturbs nothing', async () => {
  const first = start({});
  const link = await first.said(/http:\S+\/link#\S+/);
  const url = new URL(link);
  const second = start({});
  expect(await second.ended).toBe(2);
  expect(second.all()).toMatch(/^Portico already runs on .*\n$/);

  const password = 'correct horse battery';
  const input = {
    organisationName: 'Acme',
    name: 'Olga',
    email: 'olga@example.org',
    password,
    timeZone: 'Europe/Berlin',
  };
  const body = JSON.stringify({ ...input, token: url.hash.slice(1) });
  const headers = { 'content-type': 'application/json' };
  const welcome = await fetch(`${url.origin}/api/links/welcome`, { method: 'POST', body, headers });
  expect(welcome.status).toBe(200);

  const beside = await signInLink(settings, 'olga@example.org');
  expect(beside.startsWith(`${url.origin}/link#`)).toBe(true);
  const token = new URL(beside).hash.slice(1);
  const signIn = () =>
    fetch(`${url.origin}/api/links/sign-in`, { method: 'POST', body: JSON.stringify({ token }), headers });
  expect([(await signIn()).status, (await signIn()).status]).toEqual([200, 410]);
  await expect(signInLink(settings, 'nobody@example.org')).rejects.toThrow('Nobody active has the e-mail');

  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
});

test('a later start signs the owner in by a fresh link, and a link can be made while nothing runs', async () => {
  expect(await signInLink(settings, 'olga@example.org')).toMatch(/^http:\/\/localhost:4600\/link#/);
  const again = start({});
  expect(await again.said(/Sign in as its owner.*link#\S+/)).not.toBe('');
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
});

test('a terminal that goes away does not end the server', async () => {
  const deaf = start({});
  deaf.child.stdout.destroy();
  const url = async () => readFile(addressFile(folder), 'utf8').catch(() => '');
  while (!(await url()) && deaf.child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 1000)); // by now it has told where it runs
  expect((await fetch(`${await url()}/health/live`)).status).toBe(200);
  deaf.child.kill('SIGTERM');
  expect(await deaf.ended).toBe(0);
});

test('a signal in the middle of a start ends it in order', async () => {
  const early = start({});
  // its database has just been begun
  const begun = path.join(folder, 'postgres', 'postmaster.pid');
  while (!existsSync(begun) && early.child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
  early.child.kill('SIGINT');
  expect(await early.ended).toBe(0);
  expect(await signInLink(settings, 'olga@example.org')).toContain('/link#');
});

test.each([
  ['a setting that does not fit', { PORT: 'many' }, /^PORT: "many" is not a whole number from 0 to 65535\.\n$/],
  [
    'a folder that is none',
    { PORTICO_DATA: import.meta.filename },
    /^The data folder .* cannot be used: it is not a folder\. .*\n$/,
  ],
  [
    'a folder that the system does not let be made',
    { PORTICO_DATA: '/proc/nope' },
    /^The data folder \/proc\/nope cannot be used: it cannot be created there\. .*\n$/,
  ],
  ['an address that is none', { DATABASE_URL: 'mysql://x' }, /^DATABASE_URL: the value given is not an address .*\n$/],
  [
    'a database that is away',
    { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' },
    /^The server that DATABASE_URL names cannot be reached: .*\n$/,
  ],
])(
  '%s ends the start with one clear sentence',
  async (_what, environment, expected) => {
    const failed = start(environment);
    expect(await failed.ended).toBe(2);
    expect(failed.all()).toMatch(expected);
  },
  60_000,
);

test('a port that is taken ends the start, and the database with it', async () => {
  const other = createServer().listen(0, 'localhost');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const failed = start({ PORT: port });
  expect(await failed.ended).toBe(2);
  expect(failed.all()).toMatch(/^Port \d+ is taken by another program\. .*\n$/);
  other.close();
  expect(await signInLink(settings, 'olga@example.org')).toContain('/link#'); // the folder was given up
});
