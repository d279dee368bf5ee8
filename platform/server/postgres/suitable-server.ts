import { sql } from 'kysely';
import type { Database } from '../database.ts';

export interface Rights {
  version: string;
  number: number;
  user: string;
  database: string;
  isSuper: boolean;
  canCreateRoles: boolean;
  seesAll: boolean;
  canCreate: boolean;
}

/** Throws, naming all that is missing, where the server that DATABASE_URL names cannot be used by that user. */
export async function assertSuitable(owner: Database): Promise<void> {
  const { rows } = await sql<Rights>`
    select current_setting('server_version') as version, current_setting('server_version_num')::integer as number,
      current_user as user, current_database() as database, rolsuper as "isSuper",
      rolsuper or rolcreaterole as "canCreateRoles", rolsuper or rolbypassrls as "seesAll",
      has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as "canCreate"
    from pg_roles where rolname = current_user`
    .execute(owner)
    .catch((error) => {
      throw new Error(`The server that DATABASE_URL names cannot be reached: ${error.message}`, { cause: error });
    });
  const rights = rows[0];
  if (!rights) throw new Error('The server that DATABASE_URL names does not know its own user.');
  const faults = unsuitable(rights);
  if (faults.length) throw new Error(['The server that DATABASE_URL names cannot be used.', ...faults].join('\n'));
}

/** What keeps a server from being used by that user, each with what to do about it. */
export function unsuitable(rights: Rights): string[] {
  const { user, database } = rights;
  return [
    rights.number < 150_000 && `It is PostgreSQL ${rights.version}; 15 or newer is needed.`,
    !rights.canCreateRoles && `Its user may not create roles. As a superuser: alter role "${user}" createrole;`,
    !rights.seesAll && `Its user cannot see all organisations to migrate them: alter role "${user}" bypassrls;`,
    !rights.canCreate && `Its user may not create tables: alter database "${database}" owner to "${user}";`,
  ].filter((fault) => fault !== false);
}
