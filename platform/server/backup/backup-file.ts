import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/**
 * A backup file is a line that names it, a gzip stream, and the SHA-256 of both. Inside stand frames (length in four
 * bytes, most significant first; then the bytes): the manifest as JSON; per table in the manifest's order the lines of
 * `copy` in pieces, ended by an empty frame; last the sums of all tables as JSON.
 */
export interface Manifest {
  readonly portico: string;
  readonly postgres: string;
  /** The instant whose state it holds. */
  readonly takenAt: string;
  /** Names of the migrations that made its tables, in order: the version of the schema. */
  readonly migrations: readonly string[];
  /** In an order in which each refers to earlier ones only. */
  readonly tables: readonly BackupTable[];
  readonly sequences: readonly { readonly schema: string; readonly name: string; readonly last: string }[];
}

export interface BackupTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** What stands in one table: as text of `copy`. */
export interface TableSum {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** The file is no backup, is damaged, or comes from another version. Its message is for people; nothing was changed. */
export class BackupRefused extends Error {}

const firstLine = Buffer.from('Portico backup 1\n');
const sumBytes = 32;
const frameBytes = 64 * 1024;

/**
 * Writes a backup whole under a name beside and then gives it its name; only its owner may read it, as it has secrets.
 */
export async function writeBackupFile(file: string, contents: AsyncIterable<Buffer>): Promise<void> {
  const making = `${file}.part`;
  await rm(making, { force: true }); // of a backup that was killed
  try {
    // level 3 takes half the time of 6 and a few percent more space
    const stream = createWriteStream(making, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(contents, createGzip({ level: 3, chunkSize: frameBytes }), sealed, stream);
    await rename(making, file);
  } catch (error) {
    await rm(making, { force: true });
    throw new Error(`The backup could not be written, and no file was left: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function* sealed(compressed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256').update(firstLine);
  yield firstLine;
  for await (const bytes of compressed) {
    hash.update(bytes);
    yield bytes;
  }
  yield hash.digest();
}

/** One frame, or several where the bytes are many. */
export function* toFrames(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += frameBytes) {
    const piece = bytes.subarray(at, at + frameBytes);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    yield length;
    yield piece;
  }
}

export const emptyFrame: Buffer = Buffer.alloc(4);

/** JSON as frames, ended by an empty one. */
export function* toJsonFrames(value: unknown): Generator<Buffer> {
  yield* toFrames(Buffer.from(JSON.stringify(value)));
  yield emptyFrame;
}

/** Reads the whole file once to see that it is a backup and undamaged. Throws `BackupRefused`. */
export async function checkBackupFile(file: string): Promise<void> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new BackupRefused(`${file} cannot be read (${error.code}). Nothing was changed.`);
  });
  try {
    const refusal = await findDamage(handle);
    if (refusal) throw new BackupRefused(`${file} ${refusal} Nothing was changed.`);
  } finally {
    await handle.close();
  }
}

async function findDamage(handle: FileHandle): Promise<string | undefined> {
  const found = await handle.stat();
  if (!found.isFile()) return 'is no file.';
  const start = Buffer.alloc(firstLine.length);
  await handle.read(start, 0, start.length, 0);
  if (!start.equals(firstLine)) {
    const isLater = start.toString('latin1').startsWith('Portico backup ');
    return isLater ? 'was made by a newer version of Portico. Restore it with that one.' : 'is no backup of Portico.';
  }
  const sealedBytes = found.size - sumBytes;
  const damaged = 'is damaged: it is not as it was written, or not whole. Take another copy of it.';
  if (sealedBytes <= firstLine.length) return damaged;
  const hash = createHash('sha256');
  for await (const bytes of handle.createReadStream({ start: 0, end: sealedBytes - 1, autoClose: false }))
    hash.update(bytes);
  const sum = Buffer.alloc(sumBytes);
  await handle.read(sum, 0, sumBytes, sealedBytes);
  return hash.digest().equals(sum) ? undefined : damaged;
}

/** The frames of a file that was checked; an empty one ends each part. */
export async function* readFrames(file: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: frameBytes });
  const { size } = await stat(file);
  const source = createReadStream(file, { start: firstLine.length, end: size - sumBytes - 1 });
  source.on('error', (error) => gunzip.destroy(error));
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const bytes of source.pipe(gunzip)) {
      rest = rest.length ? Buffer.concat([rest, bytes]) : bytes;
      for (let end = frameEnd(rest); end; end = frameEnd(rest)) {
        yield rest.subarray(4, end);
        rest = rest.subarray(end);
      }
    }
  } finally {
    source.destroy();
  }
}

/** Where the first frame ends, or 0 where it is not whole yet. */
function frameEnd(bytes: Buffer): number {
  const end = bytes.length < 4 ? 0 : 4 + bytes.readUInt32BE();
  return end <= bytes.length ? end : 0;
}
