import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Account } from './account.ts';

/** A socket's path may have 103 bytes on some systems; PostgreSQL adds `/.s.PGSQL.5432.lock`. */
const longestFolder = 80;

/**
 * The folder of the server's socket: short however long the data folder's path is, named by a hash of that path, and
 * ours alone; what a server that was killed has left in it is removed. Where somebody else holds the name already
 * (anybody may write to /tmp), the next one is taken.
 */
export function makeSocketFolder(dataFolder: string, account: Account | undefined): string {
  // root's temporary folder may be closed to the server's account; /tmp is not
  const parent = account || tmpdir().length > longestFolder - 30 ? '/tmp' : tmpdir();
  const owner = account?.uid ?? process.getuid?.();
  for (let attempt = 0; attempt < 10; attempt++) {
    const hash = createHash('sha256').update(`${dataFolder}\0${owner}\0${attempt}`).digest('hex').slice(0, 20);
    const folder = path.join(parent, `portico-${hash}`);
    if (!takeFolder(folder, account, owner)) continue;
    for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
    return folder;
  }
  throw new Error(`Every name for the database's socket in ${parent} is taken by others (portico-…). Remove them.`);
}

function takeFolder(folder: string, account: Account | undefined, owner: number | undefined): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (account) chownSync(folder, account.uid, account.gid);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const found = lstatSync(folder); // not a link that leads elsewhere, and closed to others
  return found.isDirectory() && (owner === undefined || (found.uid === owner && (found.mode & 0o077) === 0));
}
