import { CompiledQuery, type DatabaseConnection, DummyDriver, Kysely, PostgresDialect, sql, Transaction } from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { takeOutbox, tellWithin } from './events/publish.ts';
import { withNamedStatements } from './named-statements.ts';
import { forgetReads } from './read-once.ts';

/** A transaction in which one organisation is set. Each module names its own tables with `tx.withTables`. */
export type Tx = Transaction<unknown>;
export type Database = Kysely<unknown>;

/** A pool of connections; closed by `destroy`. */
export function openDatabase(config: pg.PoolConfig): Database {
  const pool = openPool({ types: columnTypes, pipeline: true, ...config });
  const dialect = new PostgresDialect({ pool: withNamedStatements(pool) });
  const database = new Kysely<unknown>({ dialect });
  opened.set(database, { pool, dialect });
  return database;
}

const opened = new WeakMap<Database, { readonly pool: pg.Pool; readonly dialect: PostgresDialect }>();

/** How many connections the database has open, how many of these rest, and how many requests wait for one. */
export function poolState(of: Database | pg.Pool): { total: number; idle: number; waiting: number } {
  const pool = of instanceof pg.Pool ? of : opened.get(of)?.pool;
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
  const set = async (id: string) => {
    await sql`select set_config('app.organisation_id', ${id}, true)`.execute(tx);
    forgetReads(tx);
  };
  const { rows } = await sql<{ id: string }>`select current_setting('app.organisation_id') as id`.execute(tx);
  await set(organisationId);
  const result = await tellWithin(tx, organisationId, work);
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
 * Runs `work` in one transaction that sees and changes only this organisation. Statements that do not wait for each
 * other (`Promise.all`) go to the database in one message, and so does the beginning with the first of them; it takes
 * no parameters, hence the id's form is looked at first.
 */
export function inOrganisation<T>(app: Database, organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!uuid.test(organisationId)) throw new TypeError(`${organisationId} is not the id of an organisation.`);
  return app.getExecutor().provideConnection(async (connection) => {
    const send = (text: string) => connection.executeQuery(CompiledQuery.raw(text));
    const { tx, end } = openTransaction(app, connection);
    const begun = send(`begin; set local app.organisation_id = '${organisationId}'`);
    begun.catch(() => {}); // it can fail only with the connection, and so does what follows
    let result: T;
    try {
      result = await work(tx);
      await begun;
    } catch (error) {
      end();
      await send('rollback').catch(() => {}); // a lost connection has rolled back; the fault tells it
      throw error;
    }
    end();
    const { tellings, wake } = takeOutbox(tx, organisationId);
    await send(`commit; ${tellings}`);
    wake();
    return result;
  });
}

/** The code of a statement that is refused because an earlier one of its transaction failed. */
const afterFault = '25P02';

/** Statements on this connection, none waiting for another, until the end: those that come too late are refused. */
function openTransaction(app: Database, connection: DatabaseConnection): { tx: Tx; end(): void } {
  let isOpen = true;
  let fault: unknown;
  const executor = app.getExecutor().withConnectionProvider({
    async provideConnection(use) {
      if (!isOpen) throw new Error('The transaction has ended: something was not waited for.');
      try {
        return await use(connection);
      } catch (error) {
        // of statements sent together those after one that failed fail too: it is the first that tells why
        if ((error as { code?: string }).code !== afterFault) fault = error;
        throw fault ?? error;
      }
    },
  });
  const dialect = opened.get(app)?.dialect;
  if (!dialect) throw new TypeError('This database was not opened by openDatabase.');
  const tx = new Transaction<unknown>({ config: { dialect }, dialect, driver: new DummyDriver(), executor });
  const end = () => {
    isOpen = false;
  };
  return { tx, end };
}
