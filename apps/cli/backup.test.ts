import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '#platform/server/postgres/embedded-postgres';

const root = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'portico-cli-backup-'));
const file = (name: string) => path.join(folder, name);
const source = ['-C', 'source', '--import', './register-tsx.mjs'];
const password = 'correct horse battery';
const servers: ChildProcess[] = [];

afterAll(async () => {
  await Promise.all(servers.map(stop));
  rmSync(folder, { recursive: true, force: true });
});

const run = (program: string, data: string, args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) =>
  spawn(process.execPath, [...source, program, ...args], {
    cwd: root,
    env: { ...process.env, PORTICO_DATA: file(data), PORT: '0', DATABASE_URL: '', ...environment },
  });

async function portico(data: string, args: readonly string[], environment?: NodeJS.ProcessEnv) {
  const command = run('apps/cli/main.ts', data, args, environment);
  let [stdout, stderr] = ['', ''];
  command.stdout.on('data', (chunk) => (stdout += chunk)); // biome-ignore format: one line
  command.stderr.on('data', (chunk) => (stderr += chunk)); // biome-ignore format: one line
  const [status] = await once(command, 'close');
  return { status, stdout, stderr };
}

/** Starts a server on the data folder; resolves with what it printed once it runs. */
async function start(data: string) {
  const server = run('apps/server/main.ts', data);
  servers.push(server);
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (said += chunk));
  while (!said.includes('Ctrl-C stops it')) {
    if (server.exitCode !== null) throw new Error(`The server ended: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { server, url: /runs at (\S+)/.exec(said)?.[1] ?? '', token: /\/link#(\S+)/.exec(said)?.[1] ?? '' };
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill('SIGINT');
  await once(server, 'exit');
}

function post(url: string, at: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: url };
  return fetch(`${url}/api${at}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Signs in as the owner and tells the names of the offices. */
async function officesSeenAt(url: string): Promise<string[]> {
  const signedIn = await post(url, '/session', { email: 'olga@example.org', password });
  expect(await signedIn.clone().text()).not.toContain('"code"');
  const cookie = signedIn.headers.getSetCookie().map((set) => set.split(';', 1)[0]).join('; '); // biome-ignore format: one pipe
  const answer = await fetch(`${url}/api/offices`, { headers: { cookie } });
  return ((await answer.json()) as { items: { name: string }[] }).items.map(({ name }) => name);
}

test('what a running server holds moves into a given server, and from there into an empty folder', async () => {
  const first = await start('data');
  const owner = { organisationName: 'Acme', name: 'Olga', email: 'olga@example.org', password };
  const set = await post(first.url, '/links/welcome', { token: first.token, ...owner, timeZone: 'Europe/Berlin' });
  expect(set.status).toBe(200);

  const running = await portico('data', ['backup', file('running')]);
  expect(running).toEqual({ status: 0, stderr: '', stdout: expect.stringMatching(/holds [\d,]+ rows of \d+ tables, as of 2\S+Z\.\n$/) }); // biome-ignore format: one check
  expect(statSync(file('running')).mode & 0o777).toBe(0o600);
  const twice = await portico('data', ['backup', file('running')]);
  expect(twice).toMatchObject({ status: 2, stderr: expect.stringMatching(/is there already and was left as it is/) });
  const intoRunning = await portico('data', ['restore', file('running')]);
  expect(intoRunning).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Portico already runs on /) });
  await stop(first.server);

  const stopped = await portico('data', ['backup', file('stopped')]);
  expect(stopped).toMatchObject({ status: 0, stderr: '' });
  const intoFull = await portico('data', ['restore', file('stopped')]);
  expect(intoFull).toMatchObject({ status: 2, stderr: expect.stringMatching(/^There are data already\./) });

  // another server, as DATABASE_URL names one, with an owner that is no superuser
  const given = await startEmbeddedPostgres(file('server'));
  const admin = new pg.Client({ ...given.connection('portico_owner'), database: 'postgres' });
  await admin.connect();
  await admin.query("create role plain nosuperuser createrole bypassrls login password 'secret'");
  await admin.query('create database plain owner plain');
  const { host } = given.connection('portico_owner');
  const there = { DATABASE_URL: `postgres://plain:secret@/plain?host=${encodeURIComponent(host)}` };
  expect(await portico('none', ['restore', file('running')], there)).toMatchObject({ status: 0, stderr: '' });
  expect(await portico('none', ['backup', file('given')], there)).toMatchObject({ status: 0, stderr: '' });
  await admin.end();
  await given.stop();

  expect(await portico('moved', ['restore', file('given')])).toMatchObject({ status: 0, stderr: '' });
  expect(await portico('moved', ['verify'])).toMatchObject({ status: 0, stderr: '' }); // the chain over the history holds
  const moved = await start('moved');
  expect(await officesSeenAt(moved.url)).toEqual(['Acme']);
  await stop(moved.server);
});

test('where nothing is, no backup is made and no folder; a foreign file makes none either', async () => {
  const nothing = await portico('nowhere', ['backup', file('x')]);
  expect(nothing).toMatchObject({ status: 2, stderr: expect.stringMatching(/^There is no Portico in .*PORTICO_DATA\.\n$/) }); // biome-ignore format: one check
  writeFileSync(file('foreign'), 'PK\u0003\u0004 and so on, for a while, as an archive is written');
  const foreign = await portico('nowhere', ['restore', file('foreign')]);
  expect(foreign).toMatchObject({ status: 2, stderr: expect.stringMatching(/is no backup of Portico\. Nothing was/) });
  expect([existsSync(file('nowhere')), existsSync(file('x'))]).toEqual([false, false]);
});
