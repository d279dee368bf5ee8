import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Send } from '#platform/contract';

const root = path.join(import.meta.dirname, '../..');

/** A whole server in processes of its own, made to be killed. */
export interface KillablePortico {
  readonly url: string;
  /** All that it printed. */
  said(): string;
  /** Ends the server, its database and every process of both as a power cut does. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server from the sources on the data folder and waits until it answers. */
export async function startKillable(folder: string): Promise<KillablePortico> {
  const server = spawn(
    process.execPath,
    ['-C', 'source', '--import', path.join(root, 'register-tsx.mjs'), path.join(root, 'apps/server/main.ts')],
    {
      env: { ...process.env, NODE_ENV: 'test', PORT: '0', PORTICO_DATA: folder, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (said += data));
  const ended = once(server, 'exit');
  for (let left = 1200; !said.includes('Ctrl-C stops it'); left--) {
    if (server.exitCode !== null || left === 0) throw new Error(`The server did not start.\n${said}`);
    await sleep(50);
  }
  return {
    url: /runs at (\S+)/.exec(said)?.[1] ?? '',
    said: () => said,
    async kill() {
      const database = postmasterOf(folder);
      for (const pid of [server.pid, database, ...childrenOf(database)]) killNow(pid);
      await ended;
    },
    async stop() {
      if (server.exitCode === null && server.signalCode === null) server.kill('SIGINT');
      await ended;
    },
  };
}

function postmasterOf(folder: string): number | undefined {
  const file = path.join(folder, 'postgres/postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n', 1)[0]) : Number.NaN;
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** The processes that the database server has started, where the system tells them as files. */
function childrenOf(parent: number | undefined): number[] {
  if (parent === undefined || !existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => (parentOf(pid) === parent ? [Number(pid)] : []));
}

function parentOf(pid: string): number | undefined {
  try {
    // pid (name) state parent …; the name may hold anything, brackets too
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined; // ended meanwhile
  }
}

function killNow(pid: ChildProcess['pid']): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {
    // ended already, with its parent
  }
}

/** How requests travel to a server over HTTP; a connection that breaks off rejects. */
export function sendTo(url: string, cookie: string): Send {
  return async ({ method, path: at, body, upload }) => {
    const answer = await fetch(`${url}/api${at}`, {
      method,
      headers: {
        cookie,
        'sec-fetch-site': 'same-origin',
        ...(body && { 'content-type': 'application/json' }),
        ...(upload && { 'content-type': 'application/octet-stream' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(upload && { body: upload.file as Buffer }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : undefined };
  };
}
