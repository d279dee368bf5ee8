import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { type Database, inOrganisation, type Tx } from '../database.ts';
import type { StoredFile } from './store-file.ts';

/** What is known of a file that was stored whole, or nothing. */
export async function findFile(tx: Tx, id: string): Promise<StoredFile | undefined> {
  const { rows } = await sql<StoredFile>`
    select id, name, media_type as "mediaType", size as "sizeBytes", sha256 from file
    where id = ${id} and sha256 is not null`.execute(tx);
  return rows[0];
}

/** The bytes of a stored file as a stream that holds one megabyte, and nothing where there is no such file. */
export async function openFile(
  db: Database,
  organisationId: string,
  id: string,
): Promise<(StoredFile & { readonly stream: Readable }) | undefined> {
  const file = await inOrganisation(db, organisationId, (tx) => findFile(tx, id));
  return file && { ...file, stream: streamFile(db, organisationId, file) };
}

/** The bytes of a file that was found, each megabyte in a transaction of its own, begun when it is asked for. */
export function streamFile(db: Database, organisationId: string, file: StoredFile): Readable {
  return Readable.from(chunks(db, organisationId, file), { objectMode: false });
}

/** The first 64 KB of a stored file, or all of a shorter one: what its type is told by. */
export async function readHead(tx: Tx, id: string): Promise<Buffer> {
  const { rows } = await sql<{ head: Buffer }>`
    select substring(bytes from 1 for 65536) as head from file_chunk where file_id = ${id} and position = 0`.execute(
    tx,
  );
  return rows[0]?.head ?? Buffer.alloc(0);
}

async function* chunks(
  db: Database,
  organisationId: string,
  { id, name, sizeBytes }: StoredFile,
): AsyncGenerator<Buffer> {
  let left = sizeBytes;
  for (let position = 0; left > 0; position++) {
    const { rows } = await inOrganisation(db, organisationId, (tx) =>
      sql<{ bytes: Buffer }>`select bytes from file_chunk where file_id = ${id} and position = ${position}`.execute(tx),
    );
    const bytes = rows[0]?.bytes;
    if (!bytes) throw new Error(`The file ${name} was deleted while it was read.`);
    left -= bytes.length;
    yield bytes;
  }
}

/** Deletes a file with its chunks. Returns whether there was one. */
export async function deleteFile(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from file where id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}
