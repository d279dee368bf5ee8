import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { errors, OperationError } from '#platform/contract';
import { type Database, inOrganisation, type Tx } from '../database.ts';
import { timeOrderedId } from '../time-ordered-id.ts';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface FileLimits {
  readonly name: string;
  readonly mediaType: string;
  readonly limitBytes: number;
}

const chunkBytes = 1024 * 1024;

/**
 * Stores an upload chunk by chunk, holding one megabyte in memory. Each chunk is a short transaction of its own, so
 * that a slow sender holds none open. The file can be opened once `keepFile` has said in the transaction of whatever
 * refers to it that it stays; what a crash leaves before that goes with the next upload after a day. Throws
 * `body-too-large`, or what the stream throws, and then leaves nothing.
 */
export async function storeFile(
  db: Database,
  organisationId: string,
  stream: AsyncIterable<Uint8Array>,
  { name, mediaType, limitBytes }: FileLimits,
): Promise<StoredFile> {
  const id = timeOrderedId();
  const inside = <T>(work: Parameters<typeof inOrganisation<T>>[2]) => inOrganisation(db, organisationId, work);
  await inside(async (tx) => {
    // what uploads that a crash cut off have left, on their way or whole
    await sql`delete from file where sha256 is null and created_at < now() - interval '1 day'`.execute(tx);
    await sql`insert into file (id, name, media_type) values (${id}, ${name}, ${mediaType})`.execute(tx);
  });
  try {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    let position = 0;
    for await (const bytes of inChunks(stream)) {
      sizeBytes += bytes.length;
      if (sizeBytes > limitBytes) throw tooLarge(limitBytes);
      hash.update(bytes);
      await inside((tx) =>
        sql`insert into file_chunk (file_id, position, bytes) values (${id}, ${position++}, ${bytes})`.execute(tx),
      );
    }
    return { id, name, mediaType, sizeBytes, sha256: hash.digest('hex') };
  } catch (error) {
    await inside((tx) => dropUpload(tx, id));
    throw error;
  }
}

/** The file stays, together with what the transaction writes of it. */
export async function keepFile(tx: Tx, { id, sizeBytes, sha256 }: StoredFile): Promise<void> {
  await sql`update file set size = ${sizeBytes}, sha256 = ${sha256} where id = ${id}`.execute(tx);
}

/** Deletes an upload that nobody kept. */
export async function dropUpload(tx: Tx, id: string): Promise<void> {
  await sql`delete from file where id = ${id} and sha256 is null`.execute(tx);
}

/** Says how large a file may be. */
export function tooLarge(limitBytes: number): OperationError {
  const megabytes = Math.round((limitBytes / 1024 / 1024) * 10) / 10;
  const message = `The file is larger than the ${megabytes} MB allowed here. Nothing was stored.`;
  return new OperationError({ ...errors.bodyTooLarge, message }, { limitBytes });
}

/** The same bytes in pieces of a megabyte, the last one shorter; each is overwritten when the next one is asked for. */
async function* inChunks(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let length = 0;
  for await (const bytes of stream) {
    for (let start = 0; start < bytes.length; ) {
      const piece = bytes.subarray(start, start + chunkBytes - length);
      chunk.set(piece, length);
      length += piece.length;
      start += piece.length;
      if (length < chunkBytes) continue;
      yield chunk;
      length = 0;
    }
  }
  if (length) yield chunk.subarray(0, length);
}
