import { type Kysely, sql } from 'kysely';

/**
 * A measure and the effect on it, a benefit and its class are written field by field, so that one of the two comes first:
 * no row can be checked in between. That they come together is held by the commands that write them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table contribution drop constraint contribution_effect`.execute(db);
  await sql`alter table case_flow drop constraint case_flow_class`.execute(db);
  // what hangs on an option is deleted by name, so that what the same command moves to another one is still there
  for (const table of ['case_flow', 'case_demand']) {
    const key = sql.ref(`${table}_organisation_id_option_id_fkey`);
    await sql`alter table ${sql.table(table)} drop constraint ${key},
      add constraint ${key} foreign key (organisation_id, option_id) references case_option deferrable`.execute(db);
  }
}
