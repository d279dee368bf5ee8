import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './process-identity.ts';

interface Owner {
  readonly pid: number;
  readonly identity: string;
  readonly since: string;
}

/** The data folder belongs to another process that lives; nothing was touched. */
export class DataFolderInUse extends Error {
  readonly pid: number;
  readonly folder: string;

  constructor(folder: string, { pid, since }: Owner) {
    super(
      `Portico already runs on ${folder} (process ${pid}, since ${since}). Use that one, or stop it first ` +
        '(Ctrl-C where it runs), or choose another folder with PORTICO_DATA. Nothing was changed.',
    );
    this.pid = pid;
    this.folder = folder;
  }
}

/** How long the few file operations of a takeover may take before its maker counts as killed in between. */
const takeoverSeconds = 10;

/**
 * Makes this process the one owner of the data folder; throws `DataFolderInUse` while another owner lives. What a
 * killed owner left is taken over. Returns how to give the folder up again.
 */
export async function takeOwnership(folder: string): Promise<() => void> {
  const lock = path.join(folder, 'owner.json');
  const mine = `${lock}.${process.pid}`;
  const owner: Owner = {
    pid: process.pid,
    identity: processIdentity(process.pid) ?? '',
    since: new Date().toISOString(),
  };
  try {
    writeFileSync(mine, JSON.stringify(owner), { mode: 0o600 });
    while (!claim(mine, lock)) {
      const other = livingOwner(lock);
      if (other) throw new DataFolderInUse(folder, other);
      await removeStale(lock);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    const holder = readOwner(lock);
    if (holder?.pid === owner.pid && holder.identity === owner.identity) rmSync(lock, { force: true });
  };
}

/** A hard link appears with its content or not at all, and only if the name is free. */
function claim(mine: string, lock: string): boolean {
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Two that find the same dead owner take turns by an exclusive folder, or the later would remove the earlier's lock.
 */
async function removeStale(lock: string): Promise<void> {
  const turn = `${lock}.takeover`;
  try {
    mkdirSync(turn);
  } catch {
    const age = Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > takeoverSeconds * 1000) rmSync(turn, { recursive: true, force: true });
    return sleep(20);
  }
  if (!livingOwner(lock)) rmSync(lock, { force: true });
  rmdirSync(turn);
}

function livingOwner(lock: string): Owner | undefined {
  const owner = readOwner(lock);
  return owner && processIdentity(owner.pid) === owner.identity ? owner : undefined;
}

function readOwner(lock: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Owner;
  } catch {
    return undefined; // gone meanwhile, or cut short by a full disk: nobody's
  }
}
