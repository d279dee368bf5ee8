import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Send } from '#platform/contract';

const root = path.join(import.meta.dirname, '..');

/** What is run: what was built, as users run it, or the sources. */
export type Program = 'built' | 'sources';

const programs: Readonly<Record<Program, readonly string[]>> = {
  built: [path.join(root, 'dist/apps/server/main.js')],
  sources: ['-C', 'source', '--import', path.join(root, 'register-tsx.mjs'), path.join(root, 'apps/server/main.ts')],
};

/** Whom a kill hits: every process of the installation, the server alone, or its database alone. */
export type Victims = 'all' | 'server' | 'database';

/** A whole server in processes of its own, made to be killed. */
export interface KillablePortico {
  /** Its address, once it answers. Throws where it ended before. */
  answers(): Promise<string>;
  /** All that it printed. */
  said(): string;
  /** Ends processes without a warning; returns once the server is gone, which does not stay without its database. */
  kill(victims?: Victims): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server on the data folder. */
export function spawnKillable(folder: string, program: Program): KillablePortico {
  const server = spawn(process.execPath, programs[program], {
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', PORTICO_DATA: folder, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (said += data));
  const ended = once(server, 'exit');
  const isOver = () => server.exitCode !== null || server.signalCode !== null;
  return {
    async answers() {
      for (const until = Date.now() + 120_000; !said.includes('Ctrl-C stops it'); await sleep(5))
        if (isOver() || Date.now() > until) throw new Error(`The server did not start.\n${said}`);
      return /runs at (\S+)/.exec(said)?.[1] ?? '';
    },
    said: () => said,
    async kill(victims = 'all') {
      const database = postmasterOf(folder);
      const ofDatabase = [database, ...childrenOf(database)];
      const ofServer = [server.pid, ...childrenOf(server.pid)]; // an initdb too
      if (victims !== 'database') ofServer.forEach((pid) => void (pid !== database && killNow(pid)));
      if (victims !== 'server') ofDatabase.forEach(killNow);
      await Promise.race([ended, sleep(30_000)]);
      if (!isOver()) throw new Error(`The server goes on without its database.\n${said}`);
    },
    async stop() {
      if (!isOver()) server.kill('SIGINT');
      await ended;
    },
  };
}

function postmasterOf(folder: string): number | undefined {
  const file = path.join(folder, 'postgres/postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n', 1)[0]) : Number.NaN;
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** The processes that it has started, where the system tells them as files. */
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

function killNow(pid: number | undefined): void {
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
      ...(upload && { body: upload.file as BodyInit }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : undefined };
  };
}
