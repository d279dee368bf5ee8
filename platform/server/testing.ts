import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import type pg from 'pg';
import { afterAll } from 'vitest';
import type { Call } from './call.ts';
import { type Database, inOrganisation, openDatabase, openPool, type Tx } from './database.ts';
import type { Role } from './postgres/passwords.ts';
import { setupTestPostgres, type TestConnection, type TestConnections, testPostgresVariable } from './testing-setup.ts';

export interface TestDatabase {
  /** What the tests use: connected as portico_app, because a superuser sees across organisations. */
  readonly app: Database;
  /** Only to look behind the fence. */
  readonly owner: Database;
  readonly auth: pg.Pool;
  readonly jobs: pg.Pool;
  connection(role: Role): TestConnection;
}

/**
 * A migrated database for this test file alone; everything closes when the file's tests are done. Call it at the top
 * level: `const { app } = await testDatabase()`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const stopOwn = process.env[testPostgresVariable] ? undefined : await setupTestPostgres();
  const server = JSON.parse(process.env[testPostgresVariable] ?? '') as TestConnections;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const connection = (role: Role) => ({ ...server[role], database: name });
  const admin = openPool({ ...server.portico_owner, database: 'postgres', max: 1 });
  await admin.query(`create database ${name} template ${server.portico_owner.database}`);
  const app = openDatabase({ ...connection('portico_app'), max: 5 });
  const owner = openDatabase({ ...connection('portico_owner'), max: 2 });
  const auth = openPool({ ...connection('portico_auth'), max: 2 });
  const jobs = openPool({ ...connection('portico_jobs'), max: 5 });
  afterAll(async () => {
    await Promise.all([app.destroy(), owner.destroy(), auth.end(), jobs.end()]);
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
    await stopOwn?.();
  });
  return { app, owner, auth, jobs, connection };
}

/** Runs `work` as an action of somebody in the organisation, in a transaction of its own. */
export function testCall<T>(
  app: Database,
  organisationId: string,
  work: (call: Call) => Promise<T>,
  call: Partial<Call> = {},
): Promise<T> {
  const actor = { kind: 'person', id: '00000000-0000-4000-8000-00000000000a' } as const;
  const now = '2026-03-02T08:00:00.000Z'; // a Monday
  return inOrganisation(app, organisationId, (tx: Tx) =>
    work({ tx, organisationId, actor, operation: 'test', now, ...call }),
  );
}

/** How many statements `work` sends, each counted as it leaves. */
export async function countStatements(call: Call, work: (counted: Call) => Promise<unknown>): Promise<number> {
  let count = 0;
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      count += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await work({ ...call, tx: call.tx.withPlugin(counting) as Tx });
  return count;
}
