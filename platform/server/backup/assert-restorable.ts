import type pg from 'pg';
import { BackupRefused, type Manifest } from './backup-file.ts';
import { listMigrations } from './catalogue.ts';

/**
 * Throws `BackupRefused` unless the database is an empty place for the backup: new, or prepared by a version no newer
 * than the backup's and never set up; and no server works on it.
 */
export async function assertRestorable(owner: pg.Client, { migrations }: Manifest): Promise<void> {
  const refuse = (why: string): never => {
    throw new BackupRefused(
      `${why} A backup is restored into an empty place only: choose another folder with PORTICO_DATA, or another ` +
        'database with DATABASE_URL. Nothing was changed.',
    );
  };
  const { rows: others } = await owner.query(
    `select from pg_stat_activity where datname = current_database() and usename in ('portico_app', 'portico_jobs')`,
  );
  if (others.length) refuse('Portico runs on this database.');
  const applied = await listMigrations(owner);
  if (applied.length === 0) {
    const { rows } = await owner.query<{ name: string }>(
      "select tablename::text as name from pg_catalog.pg_tables where schemaname in ('public', 'auth') limit 1",
    );
    if (rows[0]) refuse(`The database holds tables that are not of Portico (${rows[0].name}).`);
    return;
  }
  if (await hasRows(owner)) refuse('There are data already.');
  if (applied.some((name, index) => name !== migrations[index]))
    refuse('This place was prepared by a newer version of Portico than the one that made the backup.');
}

/** Whether an organisation was set up, or somebody has an account. */
async function hasRows(owner: pg.Client): Promise<boolean> {
  for (const table of ['public.organisation', 'auth."user"']) {
    const { rows } = await owner.query<{ isKnown: boolean }>('select to_regclass($1) is not null as "isKnown"', [
      table,
    ]);
    if (rows[0]?.isKnown && (await owner.query(`select from ${table} limit 1`)).rowCount) return true;
  }
  return false;
}
