import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Database, deleteFile, inOrganisation, keepFile, openFile, storeFile } from '#platform/server';
import { testDatabase } from '#platform/server/testing';

const { app, owner } = await testDatabase();
const megabyte = 1024 * 1024;
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
const limits = { name: 'plan.xml', mediaType: 'application/xml', limitBytes: 100 * megabyte };

async function* pieces(...all: Uint8Array[]) {
  yield* all;
}

/** Stores the pieces as a file that stays. */
async function keep(organisation: string, stream: AsyncIterable<Uint8Array>) {
  const stored = await storeFile(app, organisation, stream, limits);
  await inOrganisation(app, organisation, (tx) => keepFile(tx, stored));
  return stored;
}

const chunks = async (db: Database = owner) =>
  (await sql<{ length: number }>`select length(bytes) from file_chunk order by file_id, position`.execute(db)).rows;

test('a file comes back as it was, in chunks of a megabyte whatever the pieces that it came in', async () => {
  const organisation = randomUUID();
  const bytes = randomBytes(2.5 * megabyte);
  const parts = [
    bytes.subarray(0, 10),
    bytes.subarray(10, 10),
    bytes.subarray(10, 2_200_000),
    bytes.subarray(2_200_000),
  ];
  const stored = await keep(organisation, pieces(...parts));
  expect(stored).toMatchObject({
    name: 'plan.xml',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  expect(await chunks()).toEqual([{ length: megabyte }, { length: megabyte }, { length: megabyte / 2 }]);
  const opened = await openFile(app, organisation, stored.id);
  expect(opened).toMatchObject(stored);
  expect((await buffer(opened?.stream ?? pieces())).equals(bytes)).toBe(true);
  expect(await openFile(app, randomUUID(), stored.id)).toBeUndefined();
  expect(await inOrganisation(app, organisation, (tx) => deleteFile(tx, stored.id))).toBe(true);
  expect(await inOrganisation(app, organisation, (tx) => deleteFile(tx, stored.id))).toBe(false);
  expect(await chunks()).toEqual([]);
  expect(await openFile(app, organisation, stored.id)).toBeUndefined();
});

test('an empty file is a file', async () => {
  const organisation = randomUUID();
  const { id } = await keep(organisation, pieces());
  const opened = await openFile(app, organisation, id);
  expect(opened?.sizeBytes).toBe(0);
  expect((await buffer(opened?.stream ?? pieces())).length).toBe(0);
});

test('a file that is too large, or whose sender breaks off, leaves nothing behind', async () => {
  const organisation = randomUUID();
  const large = storeFile(app, organisation, pieces(Buffer.alloc(megabyte), Buffer.alloc(1)), {
    ...limits,
    limitBytes: megabyte,
  });
  await expect(large).rejects.toMatchObject({ code: 'body-too-large', status: 413, details: { limitBytes: megabyte } });
  async function* broken() {
    yield Buffer.alloc(1.5 * megabyte);
    throw new Error('connection lost');
  }
  await expect(storeFile(app, organisation, broken(), limits)).rejects.toThrow('connection lost');
  expect(await chunks()).toEqual([]);
});

test('what a crash cut off, or left whole before anything referred to it, is not readable and goes with the next upload after a day', async () => {
  const organisation = randomUUID();
  const [fresh, old] = [randomUUID(), randomUUID()];
  const whole = await storeFile(app, organisation, pieces(randomBytes(10)), limits);
  expect(await openFile(app, organisation, whole.id)).toBeUndefined();
  const kept = await keep(organisation, pieces(randomBytes(10)));
  await sql`update file set created_at = now() - interval '25 hours' where id in (${whole.id}, ${kept.id})`.execute(
    owner,
  );
  await inOrganisation(app, organisation, async (tx) => {
    await sql`insert into file (id, name, media_type, created_at) values (${fresh}, 'a', 'b', now()),
      (${old}, 'a', 'b', now() - interval '25 hours')`.execute(tx);
    await sql`insert into file_chunk (file_id, position, bytes) values (${old}, 0, 'x')`.execute(tx);
  });
  expect(await openFile(app, organisation, fresh)).toBeUndefined();
  const last = await storeFile(app, organisation, pieces(), limits);
  const { rows } = await sql<{ id: string }>`
    select id from file where organisation_id = ${organisation}`.execute(owner);
  expect(rows.map(({ id }) => id).sort()).toEqual([fresh, kept.id, last.id].sort());
});

test('a large file passes through in bounded memory', async () => {
  const organisation = randomUUID();
  async function* large() {
    for (let index = 0; index < 60 * 16; index++) yield Buffer.alloc(megabyte / 16, index);
  }
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const { id } = await keep(organisation, large());
  const opened = await openFile(app, organisation, id);
  let sizeBytes = 0;
  let read = 0;
  for await (const bytes of opened?.stream ?? []) {
    sizeBytes += bytes.length;
    if (read++ % 8 !== 0) continue;
    collectGarbage(); // what is still held counts, not what was not yet swept
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  expect(sizeBytes).toBe(60 * megabyte);
  expect(most).toBeLessThan(20 * megabyte);
});
