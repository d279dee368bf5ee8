import { type Kysely, sql } from 'kysely';

/** People by pages in the order of their names, and how many timers wait although they are due. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index person_by_name on person (organisation_id, lower(name), id)`.execute(db);
  // over all organisations it tells one number, and nothing else
  await sql`create function timers_overdue() returns bigint language sql security definer set search_path = ''
    as $$ select count(*) from public.timer t join public.organisation each on each.id = t.organisation_id
      where t.due_at <= coalesce(each.clock_at, clock_timestamp())
        and (t.retry_at is null or t.retry_at <= clock_timestamp()) $$`.execute(db);
  await sql`revoke all on function timers_overdue() from public`.execute(db);
  await sql`grant execute on function timers_overdue() to portico_app`.execute(db);
}
