import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrations } from '#migrations';
import { openDatabase } from './database.ts';
import { type Connection, startEmbeddedPostgres } from './postgres/embedded-postgres.ts';
import { type Role, roles } from './postgres/passwords.ts';
import { prepareDatabase } from './prepare-database.ts';

/** Where the tests of this run find their server: set by `setupTestPostgres`, read by `testDatabase`. */
export const testPostgresVariable = 'PORTICO_TEST_POSTGRES';

export type TestConnections = Readonly<Record<Role, Connection>>;

/**
 * For vitest's `globalSetup`: one PostgreSQL a run, with a migrated database that tests clone. Returns what ends it.
 */
export async function setupTestPostgres(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-test-'));
  const postgres = await startEmbeddedPostgres(folder, { isDurable: false });
  const all = Object.fromEntries(roles.map((role) => [role, postgres.connection(role)])) as TestConnections;
  const owner = openDatabase({ ...all.portico_owner, max: 2 });
  await prepareDatabase(owner, all.portico_jobs, postgres.passwords, migrations);
  await owner.destroy();
  process.env[testPostgresVariable] = JSON.stringify(all);
  return async () => {
    delete process.env[testPostgresVariable];
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
