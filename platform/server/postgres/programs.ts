import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

export interface Program {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  /** Where its output goes. */
  readonly log: string;
}

/**
 * Starts one of PostgreSQL's programs apart from our terminal, so that Ctrl-C reaches us and not the database that we
 * still write to. `args` gets the names by which the program knows the files: on Linux they are handed over as open
 * files, because PostgreSQL has no room for paths of 1,024 characters, and because another account may not be allowed
 * to enter the folders above them (a clone below /root, say).
 */
export function startProgram(
  { binaries, account, log }: Program,
  name: 'initdb' | 'postgres',
  files: readonly string[],
  args: (names: readonly string[]) => readonly string[],
): ChildProcess {
  const output = openSync(log, 'a', 0o600);
  const areHanded = process.platform === 'linux';
  const handed = areHanded ? files.map((file) => openSync(file, 'r')) : [];
  const names = areHanded ? files.map((_, index) => `/proc/self/fd/${index + 3}`) : files;
  try {
    const child = spawn(path.join(binaries.folder, name), args(names), {
      ...account,
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', output, output, ...handed],
      detached: true,
    });
    child.on('error', () => {}); // told by `exitOf`
    return child;
  } finally {
    for (const file of [output, ...handed]) closeSync(file);
  }
}

/** When the program has ended: its exit code, or what killed or hindered it. */
export function exitOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
}
