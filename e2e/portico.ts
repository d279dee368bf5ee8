import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');

export interface Portico {
  readonly url: string;
  readonly folder: string;
  readonly process: ChildProcess;
  /** The one-time sign-in link that this start printed. */
  readonly ownerLink: string;
  /** All that it said so far. */
  said(): string;
  /** Ends the server as Ctrl-C does; the data folder stays. */
  stop(): Promise<void>;
}

/** Starts the built server, as `npm start` does, on a data folder and waits until it answers. */
export async function startPortico(folder: string, environment: NodeJS.ProcessEnv = {}): Promise<Portico> {
  const port = environment.PORT ?? String(await freePort());
  const server = spawn(process.execPath, [path.join(root, 'dist/apps/server/main.js')], {
    env: { ...process.env, NODE_ENV: 'production', PORT: port, PORTICO_DATA: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (said += data));
  const url = `http://localhost:${port}`;
  await answers(server, url, () => said);
  const link = () => /https?:\/\/\S+\/link\S*/.exec(said)?.[0];
  for (let attempt = 0; attempt < 100 && !link(); attempt++) await new Promise((resolve) => setTimeout(resolve, 20));
  return {
    url,
    folder,
    process: server,
    ownerLink: link() ?? '',
    said: () => said,
    async stop() {
      if (server.exitCode !== null) return;
      server.kill('SIGINT');
      await once(server, 'exit');
    },
  };
}

/** A data folder of its own, and its removal. */
export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-journey-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Copies what is in a data folder whose server has ended; whoever owns it, as the database wants to own its own. */
export function copyFolder(from: string, to: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

async function answers(server: ChildProcess, url: string, said: () => string): Promise<void> {
  for (let attempt = 0; attempt < 3000 && server.exitCode === null; attempt++) {
    const response = await fetch(`${url}/health/live`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`The server did not answer.\n${said()}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
