import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testOrganisation } from '#modules/offices/testing';
import { sealEntries } from '#platform/server/audit/seal-entries';
import { testPortico } from './testing.ts';
import { metricsOf, readinessOf } from './watch.ts';

const server = await testPortico();
const { database, services } = server;
const folder = mkdtempSync(path.join(tmpdir(), 'portico-watch-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the server is ready on a database with every migration, and not on one that lacks the newest', async () => {
  const { migrations, disk } = readinessOf({ dataFolder: folder, databaseUrl: 'postgres://elsewhere' }, database);
  expect(disk).toBeUndefined(); // the disk of another machine is not ours to look at
  await migrations?.();
  const newest = sql`(select max(name) from migration.kysely_migration)`;
  const name = (await sql<{ name: string }>`select ${newest} as name`.execute(database.owner)).rows[0]?.name ?? '';
  await sql`update migration.kysely_migration set name = ${`${name}-away`} where name = ${name}`.execute(
    database.owner,
  );
  await expect(migrations?.()).rejects.toThrow(`The database lacks ${name}.`);
  await sql`update migration.kysely_migration set name = ${name} where name = ${`${name}-away`}`.execute(
    database.owner,
  );
  await migrations?.();
});

test('the embedded database needs a data folder that takes a file, and nothing of the look stays there', async () => {
  const { disk } = readinessOf({ dataFolder: folder, databaseUrl: undefined }, database);
  await disk?.();
  expect(readdirSync(folder)).toEqual([]);
  const file = path.join(folder, 'no-folder');
  writeFileSync(file, '');
  const onFile = readinessOf({ dataFolder: file, databaseUrl: undefined }, database);
  await expect(onFile.disk?.()).rejects.toThrow('ENOTDIR');
});

test('the metrics tell every pool by its name, and what the database knows', async () => {
  const text = await (await metricsOf(database, services)).read();
  for (const pool of ['app', 'jobs', 'auth'])
    expect(text).toContain(`portico_database_connections{pool="${pool}",state="waiting"} 0`);
  expect(text).toContain('portico_database_up 1');
  expect(text).toContain('portico_job_queue_failed 0');
});

test('the age of what is not yet in the audit chain is a metric, and none once it is', async () => {
  const { organisationId } = await testOrganisation(server);
  const age = async () => {
    const text = await (await metricsOf(database, services)).read();
    return Number(/^portico_audit_unsealed_age_seconds (.+)$/m.exec(text)?.[1]);
  };
  expect(await age()).toBeGreaterThan(0);
  await sealEntries(database.app, organisationId);
  expect(await age()).toBe(0);
});
