import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '#migrations';
import { type Database, enqueue, inOrganisation, openDatabase } from '#platform/server';
import { prepareAuthSchema } from '../identity/auth-schema.ts';
import type { Role } from '../postgres/passwords.ts';
import { testDatabase } from '../testing.ts';
import { BackupRefused, readFrames, toFrames, writeBackupFile } from './backup-file.ts';
import { asOwner, listTables, nameOf } from './catalogue.ts';
import { openBackup, restoreBackup } from './restore-backup.ts';
import { takeBackup } from './take-backup.ts';

const source = await testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'portico-backup-'));
const file = (name: string) => path.join(folder, name);
const whole = file('whole.backup');
const organisationId = randomUUID();
const admin = new pg.Client({ ...source.connection('portico_owner'), database: 'postgres' });
const made: string[] = [];

/** A new database on the tests' server, as `portico restore` finds one. */
async function emptyDatabase() {
  const database = `restored_${randomUUID().replaceAll('-', '')}`;
  await admin.query(`create database ${database}`);
  made.push(database);
  const connection = (role: Role) => ({ ...source.connection(role), database });
  const roles = ['portico_owner', 'portico_app', 'portico_auth', 'portico_jobs'] as const;
  const passwords = Object.fromEntries(roles.map((role) => [role, source.connection(role).password]));
  return { connection, passwords: passwords as Record<Role, string> };
}

type Server = Awaited<ReturnType<typeof emptyDatabase>>;

/** Digests of the rows of every table, whatever their order. */
function contentsOf({ connection }: Pick<Server, 'connection'>): Promise<Record<string, string>> {
  return asOwner(connection('portico_owner'), async (owner) => {
    const digests: Record<string, string> = {};
    for (const table of await listTables(owner)) {
      const { rows } = await owner.query(
        `select count(*) || ' ' || md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) as digest from ${nameOf(table)} t`,
      );
      digests[nameOf(table)] = rows[0].digest;
    }
    return digests;
  });
}

const ask = <T extends pg.QueryResultRow>({ connection }: Pick<Server, 'connection'>, text: string): Promise<T[]> =>
  asOwner(connection('portico_owner'), async (owner) => (await owner.query<T>(text)).rows);

const restore = async (server: Server, from: string, known: typeof migrations = migrations) =>
  restoreBackup(server, await openBackup(from, known), known);

/** What the text of COPY must bring through: its own marks, long and odd values, nothing, all bytes. */
const oddTexts = ['', '\\.', '\\N', 'a\tb\nc\rd\\e', 'ü 漢 🏛 \u202e', 'x'.repeat(200_000)];

beforeAll(async () => {
  await admin.connect();
  const auth = openDatabase({ ...source.connection('portico_auth'), max: 1 });
  await prepareAuthSchema(auth, source.auth);
  await auth.destroy();
  await source.auth.query(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
     values ($1, 'Olga', 'olga@example.org', true, now(), now())`,
    [randomUUID()],
  );
  await inOrganisation(source.app, organisationId, async (tx) => {
    await sql`insert into organisation (id, name, time_zone, locale, currency_code)
      values (${organisationId}, 'Acme', 'Europe/Berlin', 'en', 'EUR')`.execute(tx);
    const [root, child] = [randomUUID(), randomUUID()];
    // the child stands before the office that it refers to
    await sql`insert into office (id, parent_id, name, kind)
      values (${child}, ${root}, 'Works', 'division'), (${root}, null, 'Acme', 'central')`.execute(tx);
    const fileId = randomUUID();
    await sql`insert into file (id, name, media_type, size) values (${fileId}, 'a.bin', 'x/y', 9007199254740993)`.execute(
      tx,
    );
    for (const position of [0, 1])
      await sql`insert into file_chunk (file_id, position, bytes)
        values (${fileId}, ${position}, ${randomBytes(1_000_000)})`.execute(tx);
    await enqueue(tx, 'nobody-runs-this', { tell: 'ü' });
    await sql`insert into job (id, kind, progress, requested_by, created_at)
      values (${randomUUID()}, 'k', 0.1, '{"n": 1.000000000000000000001}', '2026-03-29T01:30:00.123456Z')`.execute(tx);
  });
  for (const text of oddTexts) await writeEntry(source.app, text);
  await takeBackup(source.connection('portico_owner'), whole, '1.2.3');
});

afterAll(async () => {
  for (const database of made) await admin.query(`drop database ${database} with (force)`);
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
});

/** An entry with its one change record, in one transaction. */
const writeEntry = (app: Database, text: string) =>
  inOrganisation(app, organisationId, async (tx) => {
    const id = randomUUID();
    await sql`insert into audit_entry (id, effective_at, actor_kind, actor_id, operation)
      values (${id}, now(), 'person', 'x', ${text})`.execute(tx);
    await sql`insert into change_record (entry_id, position, entity, record_id, field, to_value)
      values (${id}, 0, 'task', '1', 'name', ${JSON.stringify(text)}::jsonb)`.execute(tx);
  });

test('restored into an empty place it is equal table by table, and nobody else may read the file', async () => {
  const target = await emptyDatabase();
  const before = await contentsOf(source);
  const { rows } = await restore(target, whole);
  expect(await contentsOf(target)).toEqual(before);
  expect(rows).toBe(Object.values(before).reduce((sum, digest) => sum + Number(digest.split(' ')[0]), 0));
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['"auth"."user"', '"graphile_worker"."_private_jobs"']));
  expect(statSync(whole).mode & 0o777).toBe(0o600);

  // it lives: the fence stands, and the queue goes on counting
  const app = openDatabase({ ...target.connection('portico_app'), max: 1 });
  expect((await sql`select from audit_entry`.execute(app)).rows).toEqual([]);
  await inOrganisation(app, organisationId, (tx) => enqueue(tx, 'another', {}));
  await app.destroy();
  const jobs = await ask<{ id: string }>(target, 'select id::integer as id from graphile_worker._private_jobs');
  expect(new Set(jobs.map(({ id }) => id)).size).toBe(2);
});

/** The digest of every row of every table, so that what a busy database held can be told from what it got later. */
function rowsOf({ connection }: Pick<Server, 'connection'>): Promise<Record<string, string[]>> {
  return asOwner(connection('portico_owner'), async (owner) => {
    const tables = (await listTables(owner)).map(nameOf);
    const rows: Record<string, string[]> = {};
    for (const table of tables) {
      rows[table] = (await owner.query(`select md5(t::text) as digest from ${table} t`)).rows.map(
        ({ digest }) => digest,
      );
    }
    return rows;
  });
}

test('a backup under load holds one instant: all that stood before, nothing half, nothing that came after', async () => {
  const target = await emptyDatabase();
  const acknowledged: number[] = [];
  let isOver = false;
  const writing = [1, 2].map(async () => {
    while (!isOver) acknowledged.push(await writeEntry(source.app, 'under load').then(() => performance.now()));
  });
  while (acknowledged.length < 50) await new Promise((resolve) => setTimeout(resolve, 5));
  const before = await rowsOf(source);
  await takeBackup(source.connection('portico_owner'), file('busy.backup'), '1.2.3');
  const taken = performance.now();
  while (!acknowledged.some((at) => at > taken + 20)) await new Promise((resolve) => setTimeout(resolve, 5));
  isOver = true;
  await Promise.all(writing);
  const after = await rowsOf(source);
  await restore(target, file('busy.backup'));
  const restored = await rowsOf(target);

  // the writers only add, so table by table the backup lies between what stood before and what stood after it
  expect(Object.keys(restored)).toEqual(Object.keys(before));
  for (const [table, rows] of Object.entries(restored)) {
    const held = new Set(rows);
    expect(
      before[table]?.filter((row) => !held.has(row)),
      `${table} lost`,
    ).toEqual([]);
    const known = new Set(after[table]);
    expect(
      rows.filter((row) => !known.has(row)),
      `${table} made up`,
    ).toEqual([]);
  }
  expect(restored['"public"."audit_entry"']?.length).toBeLessThan(after['"public"."audit_entry"']?.length ?? 0);
  const [counts] = await ask(
    target,
    `select count(e.id)::integer as entries, count(r.entry_id)::integer as records from audit_entry e
     full join change_record r on r.organisation_id = e.organisation_id and r.entry_id = e.id`,
  );
  expect(counts?.entries).toBe(counts?.records);
});

test('a damaged or foreign file is refused before anything changes', async () => {
  const target = await emptyDatabase();
  const bytes = readFileSync(whole);
  const faulty = file('faulty.backup');
  const refusal = async (content: Buffer) => {
    writeFileSync(faulty, content);
    const error = await restore(target, faulty).catch((refused) => refused);
    expect(error).toBeInstanceOf(BackupRefused);
    return (error as Error).message;
  };
  const flipped = (at: number) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  for (const at of [17, 20, 21, 26, 40, 1000, bytes.length >> 1, bytes.length - 40, bytes.length - 1])
    expect(await refusal(flipped(at))).toMatch(/is damaged.*Nothing was changed\.$/);
  for (const length of [17, 30, 49, 50, bytes.length >> 1, bytes.length - 1])
    expect(await refusal(bytes.subarray(0, length))).toMatch(/is damaged/);
  expect(await refusal(Buffer.concat([bytes, Buffer.alloc(1)]))).toMatch(/is damaged/);
  expect(await refusal(Buffer.from('\x89PNG\r\n and so on, for a while'))).toMatch(/is no backup of Portico/);
  expect(await refusal(Buffer.alloc(0))).toMatch(/is no backup of Portico/);
  expect(await refusal(Buffer.from('Portico backup 2\nas it may look one day'))).toMatch(/newer version/);
  await expect(restore(target, folder)).rejects.toThrow('is no file');
  await expect(restore(target, file('none'))).rejects.toThrow('cannot be read (ENOENT)');
  expect(
    await ask(target, "select from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"),
  ).toEqual([]);
});

test('a place that is not empty is refused and left as it is', async () => {
  const target = await emptyDatabase();
  await ask(target, 'create table of_somebody_else ()');
  await expect(restore(target, whole)).rejects.toThrow(/not of Portico \(of_somebody_else\)/);
  await ask(target, 'drop table of_somebody_else');
  await restore(target, whole);
  const before = await contentsOf(target);
  await expect(restore(target, whole)).rejects.toThrow(/There are data already.*PORTICO_DATA/);
  const app = openDatabase({ ...target.connection('portico_app'), max: 1 });
  await sql`select 1`.execute(app);
  await expect(restore(target, whole)).rejects.toThrow('Portico runs on this database');
  await app.destroy();
  expect(await contentsOf(target)).toEqual(before);
});

test('an older backup is migrated on the way, a newer one refused', async () => {
  const target = await emptyDatabase();
  const later = {
    ...migrations,
    '9999-later': {
      up: async (db: Database) => {
        await sql`alter table organisation add column motto text`.execute(db);
        await sql`update organisation set motto = 'of ' || name`.execute(db);
      },
    },
  } as unknown as typeof migrations;
  await restore(target, whole, later);
  expect(await ask(target, 'select name, motto from organisation')).toEqual([{ name: 'Acme', motto: 'of Acme' }]);
  await takeBackup(target.connection('portico_owner'), file('later.backup'), '9.9.9');
  await expect(restore(await emptyDatabase(), file('later.backup'))).rejects.toThrow(
    /newer version of Portico \(9\.9\.9\)/,
  );
});

test('a restore that fails keeps nothing, and can be tried again', async () => {
  const target = await emptyDatabase();
  const frames: Buffer[] = [];
  for await (const frame of readFrames(whole)) frames.push(Buffer.from(frame));
  frames.splice(-2, 1, Buffer.from('[]')); // the sums of all tables
  const wrong = file('wrong.backup');
  async function* contents() {
    for (const frame of frames) yield* frame.length ? toFrames(frame) : [Buffer.alloc(4)];
  }
  await writeBackupFile(wrong, contents());
  await expect(restore(target, wrong)).rejects.toThrow(/nothing of it was kept: The table .* did not arrive/);
  expect(await ask(target, 'select from organisation')).toEqual([]);
  await restore(target, whole);
  expect(await contentsOf(target)).toMatchObject({ '"public"."organisation"': expect.stringMatching(/^1 /) });
});

test('where there is nothing to back up, or no room for it, no file is left', async () => {
  const target = await emptyDatabase();
  const connection = target.connection('portico_owner');
  await expect(takeBackup(connection, file('nothing'), '1')).rejects.toThrow('There is nothing to back up');
  const nowhere = path.join(folder, 'missing', 'x.backup');
  await expect(takeBackup(source.connection('portico_owner'), nowhere, '1')).rejects.toThrow(
    /no file was left: ENOENT/,
  );
  expect(() => statSync(file('nothing'))).toThrow('ENOENT');
});
