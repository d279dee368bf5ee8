import type { Migration } from 'kysely';
import type pg from 'pg';
import { assertFenced, type Database, openDatabase, openPool } from './database.ts';
import { openServer } from './open-server.ts';
import type { Role } from './postgres/passwords.ts';
import { assertSuitable } from './postgres/suitable-server.ts';
import { prepareDatabase } from './prepare-database.ts';
import type { Settings } from './settings.ts';

/** The database as each of the four roles sees it. */
export interface Databases {
  /** Migrates and backs up; sees every organisation. */
  readonly owner: Database;
  /** Serves requests and jobs. */
  readonly app: Database;
  /** The accounts, with the driver's own parsers. */
  readonly auth: pg.Pool;
  /** The queue, with the driver's own parsers. */
  readonly jobs: pg.Pool;
  /** For connections of one's own, which must reach the server directly: to listen, to hold a lock. */
  connection(role: Role): pg.ClientConfig;
  /** Closes the pools, and stops the server if it is the embedded one. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly migrations: Readonly<Record<string, Migration>>;
  /** Called with the cause if the embedded server ends by itself: nothing can be saved any more. */
  readonly onLost?: (why: string) => void;
}

/**
 * Starts the embedded server on the data folder, or uses the one that DATABASE_URL names; makes roles, tables and queue
 * where they are missing; connects. Throws an error for people where the folder or the server cannot be used.
 */
export async function connectDatabases(
  settings: Pick<Settings, 'dataFolder' | 'databaseUrl'>,
  options: ConnectOptions,
): Promise<Databases> {
  const server = await openServer(settings, options.onLost);
  // a connection knows the plans of its statements: one that rests a while is worth more than a new one
  const open = (role: Role, max: number) => ({ ...server.connection(role), max, idleTimeoutMillis: 60_000 });
  const owner = openDatabase(open('portico_owner', 3));
  const app = openDatabase(open('portico_app', 20));
  const auth = openPool(open('portico_auth', 5));
  const jobs = openPool(open('portico_jobs', 6));
  const close = async () => {
    await Promise.all([owner.destroy(), app.destroy(), auth.end(), jobs.end()]);
    await server.stop();
  };
  try {
    if (settings.databaseUrl) await assertSuitable(owner);
    await prepareDatabase(owner, server.connection('portico_jobs'), server.passwords, options.migrations);
    await assertFenced(app);
  } catch (error) {
    await close();
    throw error;
  }
  return { owner, app, auth, jobs, connection: server.connection, close };
}
