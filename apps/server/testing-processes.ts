import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { openDatabase } from '#platform/server';
import { startEmbeddedPostgres } from '#platform/server/postgres/embedded-postgres';

/** A whole server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  said(): string;
  /** Ends it as a lost machine does. */
  kill(): Promise<void>;
}

const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

/** One database and any number of servers on it; all of it ends with the test file. */
export async function testProcesses() {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-processes-'));
  const postgres = await startEmbeddedPostgres(folder, { isDurable: false });
  const { host, user, password, database } = postgres.connection('portico_owner');
  const address = `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host ?? '')}`;
  const owner = openDatabase({ ...postgres.connection('portico_owner'), max: 2 });
  // its password is the servers' own
  const app = openDatabase({ ...postgres.connection('portico_owner'), options: '-c role=portico_app', max: 2 });
  const children: ChildProcess[] = [];

  afterAll(async () => {
    await Promise.all(children.map((child) => end(child, 'SIGINT')));
    await Promise.all([owner.destroy(), app.destroy()]);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function startServer(): Promise<ServerProcess> {
    const args = ['-C', 'source', '--import', './register-tsx.mjs', 'apps/server/main.ts'];
    const settings = { NODE_ENV: 'production', PORT: '0', DATABASE_URL: address, PORTICO_DATA: folder, PORTICO_JOBS: '1' }; // biome-ignore format: one record
    const child = spawn(process.execPath, args, {
      cwd: path.join(import.meta.dirname, '../..'),
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data));
    while (!text.includes('Ctrl-C stops it') && child.exitCode === null) await sleep(20);
    const url = /runs at (\S+)/.exec(text)?.[1] ?? text;
    return { url, said: () => text, kill: () => end(child, 'SIGKILL') };
  }

  return { owner, app, startServer };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** The first run, by the link that a server has printed. */
export const setUp = ({ url }: ServerProcess, { said }: ServerProcess): Promise<Response> =>
  fetch(`${url}/api/links/welcome`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      ...{ token: /\/link#(\S+)/.exec(said())?.[1] ?? '', organisationName: 'Acme', name: 'Olga' },
      ...{ email: 'olga@example.org', password: 'correct horse battery', timeZone: 'Europe/Berlin' },
    }),
  });
