import { createHash } from 'node:crypto';
import type { Migration } from 'kysely';
import type pg from 'pg';
import { openDatabase, openPool } from '../database.ts';
import { prepareAuthSchema } from '../identity/auth-schema.ts';
import type { DatabaseServer } from '../open-server.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { assertRestorable } from './assert-restorable.ts';
import {
  BackupRefused,
  type BackupTable,
  checkBackupFile,
  type Manifest,
  readFrames,
  type TableSum,
} from './backup-file.ts';
import { asOwner, listTables, nameOf } from './catalogue.ts';
import { copyIn } from './copy-in.ts';
import type { BackupSummary } from './take-backup.ts';

type Migrations = Readonly<Record<string, Migration>>;
type Frames = AsyncGenerator<Buffer>;

/** A backup file that was read whole once and found to be undamaged. */
export interface Backup {
  readonly file: string;
  readonly manifest: Manifest;
}

/** Throws `BackupRefused` where the file is foreign, damaged or from a newer version. */
export async function openBackup(file: string, migrations: Migrations): Promise<Backup> {
  await checkBackupFile(file);
  const frames = readFrames(file);
  const manifest = (await readJson(frames)) as Manifest;
  await frames.return(undefined);
  const known = Object.keys(migrations);
  if (manifest.migrations.every((name, index) => name === known[index])) return { file, manifest };
  throw new BackupRefused(
    `${file} was made by a newer version of Portico (${manifest.portico}). Restore it with that one. Nothing was changed.`,
  );
}

/**
 * Puts a backup into a database in which nothing was set up yet: makes the tables as they were when it was taken, fills
 * them in one transaction, and migrates them to the version of `migrations`. Throws `BackupRefused` before anything was
 * changed where the database does not allow it; where something else fails, no row of the backup is kept, and one may
 * try again.
 */
export async function restoreBackup(
  server: Pick<DatabaseServer, 'connection' | 'passwords'>,
  { file, manifest }: Backup,
  migrations: Migrations,
): Promise<BackupSummary> {
  return asOwner(server.connection('portico_owner'), async (owner) => {
    await assertRestorable(owner, manifest);
    const ofThen = Object.entries(migrations).filter(([name]) => manifest.migrations.includes(name));
    await prepare(server, Object.fromEntries(ofThen));
    const rows = await load(owner, manifest, readFrames(file));
    await prepare(server, migrations);
    return { takenAt: manifest.takenAt, tables: manifest.tables.length, rows };
  });
}

/** Roles, tables, queue and accounts, by the given migrations. */
async function prepare(
  { connection, passwords }: Pick<DatabaseServer, 'connection' | 'passwords'>,
  migrations: Migrations,
) {
  const owner = openDatabase({ ...connection('portico_owner'), max: 2 });
  const auth = openDatabase({ ...connection('portico_auth'), max: 1 });
  const authPool = openPool({ ...connection('portico_auth'), max: 1 });
  try {
    await prepareDatabase(owner, connection('portico_jobs'), passwords, migrations);
    await prepareAuthSchema(auth, authPool);
  } finally {
    await Promise.all([owner.destroy(), auth.destroy(), authPool.end()]);
  }
}

async function load(owner: pg.Client, { tables, sequences }: Manifest, frames: Frames): Promise<number> {
  await assertSameTables(owner, tables);
  await owner.query('begin');
  try {
    await owner.query(`truncate ${tables.map(nameOf).join(', ')}`); // what preparing has put there
    await readJson(frames); // the manifest
    const sums: TableSum[] = [];
    for (const table of tables) sums.push(await loadTable(owner, table, frames));
    const expected = (await readJson(frames)) as TableSum[];
    const differing = tables.find((_, index) => !isSame(sums[index], expected[index]));
    if (differing) throw new Error(`The table ${nameOf(differing)} did not arrive as it was written.`);
    for (const sequence of sequences)
      await owner.query('select setval($1::regclass, $2)', [nameOf(sequence), sequence.last]);
    await owner.query('commit');
    await owner.query('analyze');
    return sums.reduce((sum, table) => sum + table.rows, 0);
  } catch (error) {
    await owner.query('rollback').catch(() => {}); // the connection may be what failed
    throw new Error(`The backup could not be restored, and nothing of it was kept: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await frames.return(undefined);
  }
}

/** The queue and the accounts have versions of their own: of those only what this program knows can be taken up. */
async function assertSameTables(owner: pg.Client, tables: readonly BackupTable[]): Promise<void> {
  const here = new Map((await listTables(owner)).map((table) => [nameOf(table), table.columns]));
  const unknown = tables.flatMap((table) => {
    const columns = here.get(nameOf(table)) ?? [];
    return table.columns.filter((column) => !columns.includes(column)).map((column) => `${nameOf(table)}.${column}`);
  });
  if (unknown.length === 0) return;
  const names = unknown.slice(0, 5).join(', ');
  throw new BackupRefused(
    `The backup holds what this version of Portico does not know (${names}). Restore it with the version that made it.`,
  );
}

async function loadTable(owner: pg.Client, table: BackupTable, frames: Frames): Promise<TableSum> {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* pieces() {
    for await (const piece of part(frames)) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }
  const columns = table.columns.map((column) => owner.escapeIdentifier(column)).join(', ');
  const rows = await copyIn(owner, `copy ${nameOf(table)} (${columns}) from stdin`, pieces());
  return { rows, bytes, sha256: hash.digest('hex') };
}

const isSame = (one: TableSum | undefined, other: TableSum | undefined): boolean =>
  one?.rows === other?.rows && one?.bytes === other?.bytes && one?.sha256 === other?.sha256;

async function readJson(frames: Frames): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of part(frames)) pieces.push(Buffer.from(piece));
  return JSON.parse(Buffer.concat(pieces).toString());
}

/** The frames up to the next empty one; the rest stays to be read. */
async function* part(frames: Frames): AsyncGenerator<Buffer> {
  for (let next = await frames.next(); !next.done && next.value.length > 0; next = await frames.next())
    yield next.value;
}
