import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { tellings } from './events/publish.ts';
import { withNamedStatements } from './named-statements.ts';

/** A transaction in which one organisation is set. Each module names its own tables with `tx.withTables`. */
export type Tx = Transaction<unknown>;
export type Database = Kysely<unknown>;

/** A pool of connections; closed by `destroy`. */
export function openDatabase(config: pg.PoolConfig): Database {
  const pool = openPool({ types: columnTypes, ...config });
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: withNamedStatements(pool) }) });
  pools.set(database, pool);
  return database;
}

const pools = new WeakMap<Database, pg.Pool>();

/** How many connections the database has open, how many of these rest, and how many requests wait for one. */
export function poolState(of: Database | pg.Pool): { total: number; idle: number; waiting: number } {
  const pool = of instanceof pg.Pool ? of : pools.get(of);
  return { total: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}

/** A pool for libraries that bring their own SQL, with the driver's own parsers. Closed by `end`. */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  // a lost connection is told to whoever uses it, and replaced; without a listener it would end the process
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * Runs `work` for another organisation within the same transaction: what it writes is kept or given up with the rest.
 * Where it throws, the transaction must be given up.
 */
export async function withinOrganisation<T>(tx: Tx, organisationId: string, work: () => Promise<T>): Promise<T> {
  const set = (id: string) => sql`select set_config('app.organisation_id', ${id}, true)`.execute(tx);
  const { rows } = await sql<{ id: string }>`select current_setting('app.organisation_id') as id`.execute(tx);
  await set(organisationId);
  const result = await work();
  await set(rows[0]?.id ?? '');
  return result;
}

/** Throws if the role of this connection could read across organisations; call it at start. */
export async function assertFenced(app: Database): Promise<void> {
  const { rows } = await sql<{ powerful: boolean }>`
    select rolsuper or rolbypassrls or exists (select from pg_class where relowner = role.oid) as powerful
    from pg_roles role where rolname = current_user`.execute(app);
  if (rows[0]?.powerful !== false)
    throw new Error('The app role must be no superuser, not bypass RLS and own nothing.');
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Runs `work` in one transaction that sees and changes only this organisation. It begins, and the organisation is set,
 * in one message to the database, which takes no parameters: hence the id's form is looked at first. Every request
 * begins so, and Kysely's own transaction would take two.
 */
export function inOrganisation<T>(app: Database, organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!uuid.test(organisationId)) throw new TypeError(`${organisationId} is not the id of an organisation.`);
  const begin = sql.raw(`begin; select set_config('app.organisation_id', '${organisationId}', true)`);
  return app.connection().execute(async (connection) => {
    await begin.execute(connection);
    let result: T;
    try {
      result = await work(connection as Tx);
    } catch (error) {
      await sql`rollback`.execute(connection).catch(() => {}); // a lost connection has rolled back; the fault tells it
      throw error;
    }
    await sql.raw(`${tellings(connection as Tx, organisationId)}commit`).execute(connection);
    return result;
  });
}
