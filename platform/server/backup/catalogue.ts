import pg from 'pg';
import type { BackupTable, Manifest } from './backup-file.ts';

const schemas = ['public', 'auth', 'graphile_worker'];
/** The queue keeps its own version there, which making its schema writes. */
const left = 'graphile_worker.migrations';

/** What makes values the same text on every server, and makes a table that hides rows from us an error. */
const session = `set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
  set timezone = 'UTC'; set extra_float_digits = 3; set row_security = off;
  set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0`;

/** Connects as owner, runs `work` and ends the connection. */
export async function asOwner<T>(connection: pg.ClientConfig, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ ...connection, application_name: 'portico backup' });
  owner.on('error', () => {}); // told to the query that runs
  await owner.connect();
  try {
    await owner.query(session);
    return await work(owner);
  } finally {
    await owner.end();
  }
}

export const nameOf = ({ schema, name }: Pick<BackupTable, 'schema' | 'name'>): string =>
  [schema, name].map(pg.escapeIdentifier).join('.');

/** Our tables with the columns that are stored, each table after those that it refers to. */
export async function listTables(owner: pg.Client): Promise<BackupTable[]> {
  const { rows } = await owner.query<BackupTable & { key: string; refersTo: string[] }>(
    `select t.oid::text as key, n.nspname as schema, t.relname as name,
      array(select c.attname::text from pg_catalog.pg_attribute c
        where c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped and c.attgenerated = ''
        order by c.attnum) as columns,
      array(select distinct k.confrelid::text from pg_catalog.pg_constraint k
        where k.conrelid = t.oid and k.contype = 'f' and k.confrelid <> t.oid) as "refersTo"
    from pg_catalog.pg_class t join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    where n.nspname = any($1) and t.relkind in ('r', 'p') and not t.relispartition
      and n.nspname || '.' || t.relname <> $2
    order by n.nspname collate "C", t.relname collate "C"`,
    [schemas, left],
  );
  const placed = new Map<string, BackupTable>();
  while (placed.size < rows.length) {
    const next = rows.filter(({ key, refersTo }) => !placed.has(key) && refersTo.every((other) => placed.has(other)));
    if (next.length === 0) throw new Error('Tables refer to each other in a circle; no order would restore them.');
    for (const { key, schema, name, columns } of next) placed.set(key, { schema, name, columns });
  }
  return [...placed.values()];
}

/** Where the counters of identity columns stand; those that were never used are left out. */
export async function listSequences(owner: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await owner.query(
    `select schemaname::text as schema, sequencename::text as name, last_value::text as last
    from pg_catalog.pg_sequences where schemaname = any($1) and last_value is not null order by 1, 2`,
    [schemas],
  );
  return rows;
}

/** The migrations that the database has seen, in order; none where it was never prepared. */
export async function listMigrations(owner: pg.Client): Promise<string[]> {
  const known = await owner.query("select from pg_catalog.pg_tables where schemaname = 'migration'");
  if (!known.rowCount) return [];
  const { rows } = await owner.query<{ name: string }>('select name from migration.kysely_migration order by name');
  return rows.map(({ name }) => name);
}
