import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Role } from './postgres/passwords.ts';

export type Passwords = Readonly<Record<Exclude<Role, 'portico_owner'>, string>>;

const powerless = sql.raw('login nosuperuser nobypassrls nocreatedb nocreaterole');

/**
 * Makes what is missing of the three roles below the owner, with what each may use; a role that exists gets the
 * password that is given. The owner migrates and backs up; nobody else owns a table of ours.
 */
export async function createRoles(owner: Database, passwords: Passwords): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    const { rows } = await sql<{ name: string; isSuper: boolean; database: string }>`
      select current_user as name, rolsuper as "isSuper", current_database() as database
      from pg_roles where rolname = current_user`.execute(tx);
    const me = rows[0];
    if (!me) throw new Error('The database does not know its own user.');
    for (const role of ['portico_app', 'portico_auth', 'portico_jobs'] as const) {
      const known = await sql`select from pg_roles where rolname = ${role}`.execute(tx);
      const [verb, powers] = known.rows.length ? [sql`alter`, sql``] : [sql`create`, powerless];
      await sql`${verb} role ${sql.id(role)} ${powers} password ${sql.lit(passwords[role])}`.execute(tx);
      // only a member may give a schema to the role
      if (!me.isSuper) await sql`grant ${sql.id(role)} to ${sql.id(me.name)}`.execute(tx);
    }
    await sql`grant usage on schema public to portico_app`.execute(tx);
    await sql`alter default privileges in schema public
      grant select, insert, update, delete on tables to portico_app`.execute(tx);
    await sql`create schema if not exists auth authorization portico_auth`.execute(tx);
    await sql`alter role portico_auth set search_path = auth`.execute(tx);
    await sql`grant create on database ${sql.id(me.database)} to portico_jobs`.execute(tx); // for the queue's schema
  });
}
