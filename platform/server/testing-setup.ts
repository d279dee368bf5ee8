import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrations } from '#migrations';
import { openDatabase } from './database.ts';
import { openServer } from './open-server.ts';
import { startEmbeddedPostgres } from './postgres/embedded-postgres.ts';
import { type Role, roles } from './postgres/passwords.ts';
import { prepareDatabase } from './prepare-database.ts';

/** Where the tests of this run find their server: set by `setupTestPostgres`, read by `testDatabase`. */
export const testPostgresVariable = 'PORTICO_TEST_POSTGRES';

/**
 * The URL of a server's owner, for the tests to run on that server: on the oldest version that is supported, say. Its
 * database must be empty. Without it they start the embedded one.
 */
const serverVariable = 'PORTICO_TEST_DATABASE_URL';

export interface TestConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export type TestConnections = Readonly<Record<Role, TestConnection>>;

/**
 * For vitest's `globalSetup`: one PostgreSQL a run, with a migrated database that tests clone. Returns what ends it.
 */
export async function setupTestPostgres(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portico-test-'));
  const databaseUrl = process.env[serverVariable];
  const postgres = await (databaseUrl
    ? openServer({ databaseUrl, dataFolder: folder })
    : startEmbeddedPostgres(folder, { isDurable: false }));
  const all = Object.fromEntries(roles.map((role) => [role, spelledOut(postgres.connection(role))])) as TestConnections;
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

/** As fields, of which tests exchange the database. */
function spelledOut(config: pg.ClientConfig): TestConnection {
  const { host, port, database, user = '', password } = new pg.Client(config);
  return { host, port, database: database ?? user, user, password: password ?? '' };
}
