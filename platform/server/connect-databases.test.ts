import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { migrations } from '#migrations';
import { connectDatabases, type Database, type Databases, inOrganisation, publish } from '#platform/server';
import { startEmbeddedPostgres } from './postgres/embedded-postgres.ts';

const base = mkdtempSync(path.join(tmpdir(), 'portico-databases-'));
const dataFolder = path.join(base, 'data');
const open: Databases[] = [];

/** Another server, as DATABASE_URL would name it; it is embedded too, but whoever connects does not know. */
const server = await startEmbeddedPostgres(path.join(base, 'server'));
const admin = new pg.Client({ ...server.connection('portico_owner'), database: 'postgres' });
await admin.connect();

const address = (user: string, password: string, database: string) =>
  `postgres://${user}:${password}@/${database}?host=${encodeURIComponent(server.connection('portico_owner').host)}`;

async function connect(databaseUrl?: string, own = migrations): Promise<Databases> {
  const settings = { dataFolder, databaseUrl };
  const databases = await connectDatabases(settings, { migrations: own });
  open.push(databases);
  return databases;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((databases) => databases.close()));
});
afterAll(async () => {
  await admin.end();
  await server.stop();
  rmSync(base, { recursive: true, force: true });
});

async function userOf(database: Database | pg.Pool): Promise<string> {
  if (database instanceof pg.Pool) return (await database.query('select current_user')).rows[0].current_user;
  return (await sql<{ name: string }>`select current_user as name`.execute(database)).rows[0]?.name ?? '';
}

async function expectAllWorks({ owner, app, auth, jobs, connection }: Databases): Promise<void> {
  expect([await userOf(app), await userOf(auth), await userOf(jobs)]).toEqual([
    'portico_app',
    'portico_auth',
    'portico_jobs',
  ]);
  await inOrganisation(app, randomUUID(), (tx) => publish(tx, 'portfolio'));
  await auth.query('create table if not exists probe ()');
  expect((await auth.query("select 'auth.probe'::regclass")).rowCount).toBe(1);
  await sql`select from audit_entry`.execute(owner);
  await sql`select from audit_entry`.execute(app);
  const listener = new pg.Client(connection('portico_app'));
  await listener.connect();
  await listener.end();
}

test('the embedded server is started, prepared and, closed, leaves nothing running', async () => {
  const databases = await connect();
  await expectAllWorks(databases);
  await databases.close();
  open.pop();
  expect(existsSync(path.join(dataFolder, 'postgres', 'postmaster.pid'))).toBe(false);
  await connect();
});

test('a server that is given is used: as a superuser, and by several processes at once', async () => {
  await admin.query("create role root_owner superuser login password 'secret one'");
  await admin.query('create database given owner root_owner');
  const url = address('root_owner', encodeURIComponent('secret one'), 'given');
  const all = await Promise.all([connect(url), connect(url), connect(url)]);
  for (const databases of all) await expectAllWorks(databases);
});

test('the owner need be no superuser', async () => {
  await admin.query('drop database if exists given with (force)');
  await admin.query('drop role if exists portico_app, portico_auth, portico_jobs');
  await admin.query("create role plain_owner nosuperuser createrole bypassrls login password 'secret'");
  await admin.query('create database plain owner plain_owner');
  const url = address('plain_owner', 'secret', 'plain');
  for (const round of [1, 2]) {
    const databases = await connect(url);
    await expectAllWorks(databases);
    expect(round).toBeLessThan(3);
  }
});

test('missing rights are all named with their remedy', async () => {
  await admin.query("create role weak_owner login password 'secret'");
  await admin.query('create database weak');
  await expect(connect(address('weak_owner', 'secret', 'weak'))).rejects.toThrow(
    [
      'The server that DATABASE_URL names cannot be used.',
      'Its user may not create roles. As a superuser: alter role "weak_owner" createrole;',
      'Its user cannot see all organisations to migrate them: alter role "weak_owner" bypassrls;',
      'Its user may not create tables: alter database "weak" owner to "weak_owner";',
    ].join('\n'),
  );
  await expect(connect(address('weak_owner', 'wrong', 'weak'))).rejects.toThrow(/cannot be reached: password/);
  await expect(connect('postgres://nobody:x@127.0.0.1:1/none')).rejects.toThrow(/cannot be reached.*ECONNREFUSED/);
});

test('a migration that fails is told, leaves no trace, and does not keep the server running', async () => {
  const broken = {
    ...migrations,
    '9999-broken': {
      up: (db: Database) => sql`create table half (id int); select * from missing`.execute(db).then(() => {}),
    },
  };
  await expect(connect(undefined, broken as typeof migrations)).rejects.toThrow(/9999-broken.*missing/s);
  const { owner } = await connect();
  const { rows } = await sql<{ half: string | null }>`select to_regclass('half') as half`.execute(owner);
  expect(rows).toEqual([{ half: null }]);
});
