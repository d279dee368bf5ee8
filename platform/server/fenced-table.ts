import { type Kysely, type RawBuilder, sql } from 'kysely';

/** The organisation of this transaction, or null outside one: then nothing is seen. */
export const currentOrganisation = sql`nullif(current_setting('app.organisation_id', true), '')::uuid`;

/**
 * Creates a table that shows each organisation only its own rows. `body` gives its columns and keys without
 * `organisation_id`, which is added as the first column, filled by default; every key must begin with it:
 * `primary key (organisation_id, id), foreign key (organisation_id, plan_id) references plan deferrable`.
 */
export async function fencedTable(db: Kysely<unknown>, name: string, body: RawBuilder<unknown>): Promise<void> {
  const table = sql.table(name);
  await sql`create table ${table} (organisation_id uuid not null default ${currentOrganisation}, ${body})`.execute(db);
  await sql`alter table ${table} enable row level security, force row level security`.execute(db);
  // as a subquery it is computed once a statement, not once a row
  await sql`create policy organisation on ${table} using (organisation_id = (select ${currentOrganisation}))`.execute(
    db,
  );
}

/** Creates a function without parameters that the app may call although it looks over the fence. */
export async function acrossOrganisations(
  db: Kysely<unknown>,
  name: string,
  returns: RawBuilder<unknown>,
  body: RawBuilder<unknown>,
): Promise<void> {
  const call = sql`${sql.id('public', name)}()`;
  await sql`create function ${call} returns ${returns} language sql security definer set search_path = ''
    as $$ ${body} $$`.execute(db);
  await sql`revoke all on function ${call} from public`.execute(db);
  await sql`grant execute on function ${call} to portico_app`.execute(db);
}
