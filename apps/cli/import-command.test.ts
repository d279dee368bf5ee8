import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'portico-cli-import-'));
const file = (name: string) => path.join(folder, name);
const source = ['-C', 'source', '--import', './register-tsx.mjs'];
const data = { PORTICO_DATA: file('data'), HOST: 'localhost', PORT: '0', DATABASE_URL: '' };

let server: ChildProcess;
let url = '';
let token = '';

/** Starts the server on an empty data folder, sets up an organisation by the printed link, and makes a token. */
beforeAll(async () => {
  server = spawn(process.execPath, [...source, 'apps/server/main.ts'], { cwd: root, env: { ...process.env, ...data }, stdio: ['ignore', 'pipe', 'inherit'] }); // biome-ignore format: one call
  const link = await firstLink();
  url = link.origin;
  const welcome = { token: link.hash.slice(1), organisationName: 'Acme', name: 'Olga', email: 'olga@example.org', password: 'correct horse battery', timeZone: 'Europe/Berlin' }; // biome-ignore format: one body
  const headers = { 'content-type': 'application/json', origin: url };
  const answer = await fetch(`${url}/api/links/welcome`, { method: 'POST', headers, body: JSON.stringify(welcome) });
  const cookie = answer.headers.getSetCookie().map((set) => set.split(';', 1)[0]).join('; '); // biome-ignore format: one pipe
  const made = await fetch(`${url}/api/tokens`, { method: 'POST', headers: { ...headers, cookie }, body: '{"name":"command line"}' }); // biome-ignore format: one call
  token = ((await made.json()) as { secret: string }).secret;
});

afterAll(async () => {
  if (server.exitCode === null) {
    server.kill('SIGINT');
    await once(server, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

/** The link that the server prints once it runs; its output is read on, for a server must not meet a closed pipe. */
function firstLink(): Promise<URL> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk) => {
      said += chunk;
      const [link] = /https?:\/\/\S+\/link#\S+(?=\s)/.exec(said) ?? [];
      if (link) resolve(new URL(link));
    });
    server.once('exit', () => reject(new Error(`The server ended: ${said}`)));
  });
}

async function portico(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const env = { ...process.env, ...data, PORTICO_TOKEN: token, ...environment };
  const command = spawn(process.execPath, [...source, 'apps/cli/main.ts', ...args], { cwd: root, env });
  let [stdout, stderr] = ['', ''];
  command.stdout.on('data', (chunk) => (stdout += chunk)); // biome-ignore format: one line
  command.stderr.on('data', (chunk) => (stderr += chunk)); // biome-ignore format: one line
  const [status] = await once(command, 'close');
  return { status, stdout, stderr };
}

const plan = (name: string) => `<Project><Title>${name}</Title><StartDate>2026-01-05T08:00:00</StartDate><Tasks><Task><UID>1</UID><Name>Dig</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration></Task></Tasks></Project>`; // biome-ignore format: one text

test('a plan is told about, taken over, and the second time left as it is', { timeout: 120_000 }, async () => {
  writeFileSync(file('pump.xml'), plan('Pump house'));
  const args = ['import', file('pump.xml'), '--url', url];
  const dry = await portico([...args, '--dry-run']);
  expect(dry).toMatchObject({ status: 0, stderr: '' });
  expect(dry.stdout).toMatch(/^pump\.xml: 1 tasks, 0 links\.\n(.*\n)*Would make project Pump house\.\n$/);

  const made = await portico(args);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toMatch(/\nProject Pump house made: http:\/\/localhost:\d+\/projects\/[\w-]+\n$/);

  const again = JSON.parse((await portico([...args, '--json'])).stdout);
  expect(again).toMatchObject({ state: 'committed', result: { isNewProject: false, hasChanges: false } });
});

test('what the server refuses ends with its reason and exit code 2', { timeout: 60_000 }, async () => {
  writeFileSync(file('cut.xml'), plan('Cut').slice(0, 120));
  const cut = await portico(['import', file('cut.xml'), '--url', url]);
  expect(cut).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(/^cut\.xml, line 1: The file ends inside <\w+>, .*\n$/) }); // biome-ignore format: one check
  const stranger = await portico(['import', file('cut.xml'), '--url', url], { PORTICO_TOKEN: 'portico_nobody' });
  expect(stranger).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(/^You are not signed in.*PORTICO_TOKEN.*\n$/) }); // biome-ignore format: one check
});

test('a sign-in link is made beside the running server, for those it knows', { timeout: 60_000 }, async () => {
  const made = await portico(['sign-in-link', 'olga@example.org']);
  expect(made).toEqual({ status: 0, stdout: expect.stringMatching(/^http:\/\/\S+\/link#\S+\n$/), stderr: '' });
  const unknown = await portico(['sign-in-link', 'nobody@example.org']);
  expect(unknown).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(/^Nobody active has the e-mail.*\n$/) }); // biome-ignore format: one check
});
