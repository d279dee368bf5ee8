import { createHash } from 'node:crypto';
import type pg from 'pg';
import {
  type BackupTable,
  emptyFrame,
  type Manifest,
  type TableSum,
  toFrames,
  toJsonFrames,
  writeBackupFile,
} from './backup-file.ts';
import { asOwner, listMigrations, listSequences, listTables, nameOf } from './catalogue.ts';
import { CopyOut } from './copy-out.ts';

export interface BackupSummary {
  readonly takenAt: string;
  readonly tables: number;
  readonly rows: number;
}

/**
 * Writes everything that the database holds into a file, accounts and their secrets included, as it was at one instant,
 * while others go on working; needs little memory however much there is. `connection` is the owner's, `portico` this
 * program's version. Throws, and leaves no file, where the database was never prepared or cannot be read whole.
 */
export function takeBackup(connection: pg.ClientConfig, file: string, portico: string): Promise<BackupSummary> {
  return asOwner(connection, async (owner) => {
    // no start of another process changes tables meanwhile; it waits until we are done
    await owner.query("select pg_advisory_lock_shared(hashtext('portico preparation'))");
    await owner.query('begin isolation level repeatable read read only');
    const manifest = await describeDatabase(owner, portico);
    if (manifest.migrations.length === 0) throw new Error('There is nothing to back up: Portico never ran here.');
    const sums: TableSum[] = [];
    await writeBackupFile(file, contentsOf(owner, manifest, sums));
    const rows = sums.reduce((sum, table) => sum + table.rows, 0);
    return { takenAt: manifest.takenAt, tables: sums.length, rows };
  });
}

async function describeDatabase(owner: pg.Client, portico: string): Promise<Manifest> {
  const { rows } = await owner.query<Pick<Manifest, 'takenAt' | 'postgres'>>(
    `select to_char(clock_timestamp(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "takenAt",
      current_setting('server_version') as postgres`,
  );
  const [{ takenAt = '', postgres = '' } = {}] = rows;
  const migrations = await listMigrations(owner);
  const tables = await listTables(owner);
  const sequences = await listSequences(owner); // after the snapshot: no row of it has a later number
  return { portico, postgres, takenAt, migrations, tables, sequences };
}

async function* contentsOf(owner: pg.Client, manifest: Manifest, sums: TableSum[]): AsyncGenerator<Buffer> {
  yield* toJsonFrames(manifest);
  for (const table of manifest.tables) {
    yield* copyOf(owner, table, sums);
    yield emptyFrame;
  }
  yield* toJsonFrames(sums);
}

async function* copyOf(owner: pg.Client, table: BackupTable, sums: TableSum[]): AsyncGenerator<Buffer> {
  const columns = table.columns.map((column) => owner.escapeIdentifier(column)).join(', ');
  const copy = owner.query(new CopyOut(`copy (select ${columns} from ${nameOf(table)}) to stdout`));
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of copy as AsyncIterable<Buffer>) {
    hash.update(piece);
    bytes += piece.length;
    yield* toFrames(piece);
  }
  sums.push({ rows: copy.rows, bytes, sha256: hash.digest('hex') });
}
