import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** Durable timers by the clock of each organisation; and jobs that can be tried again, listed and forgotten. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'timer',
    sql`
      name text not null,
      key text not null,
      due_at timestamptz(3) not null,
      payload jsonb not null,
      attempts integer not null default 0,
      retry_at timestamptz(3),
      primary key (organisation_id, name, key)`,
  );
  await sql`comment on column timer.due_at is 'by the organisation''s clock; retry_at is by the wall clock'`.execute(
    db,
  );
  await sql`create index timer_due on timer (organisation_id, due_at) where retry_at is null`.execute(db);
  await sql`create index timer_retry on timer (organisation_id, retry_at) where retry_at is not null`.execute(db);

  // what every transaction of an organisation may ask: its clock stands, or runs with the wall clock
  await sql`create function organisation_clock() returns timestamptz language sql stable
    as $$ select coalesce((select clock_at from organisation), clock_timestamp()) $$`.execute(db);

  // over all organisations it tells when each has to be looked at, and nothing else
  await sql`create function timer_schedule(known text[]) returns table (organisation_id uuid, wait_ms double precision)
    language sql security definer set search_path = '' as $$
      select each.organisation_id, extract(epoch from least(first.at, again.at) - clock_timestamp()) * 1000
      from public.organisation each
      left join lateral (
        select case when each.clock_at is null then due_at when due_at <= each.clock_at then to_timestamp(0) end as at
        from public.timer t where t.organisation_id = each.organisation_id and retry_at is null and name = any(known)
        order by due_at limit 1) first on true
      left join lateral (
        select retry_at as at from public.timer t
        where t.organisation_id = each.organisation_id and retry_at is not null and name = any(known)
          and due_at <= coalesce(each.clock_at, clock_timestamp())
        order by retry_at limit 1) again on true
      where least(first.at, again.at) is not null order by 2 limit 100 $$`.execute(db);

  await sql`create function tell_clock() returns trigger language plpgsql
    as $$ begin perform pg_notify('portico_timer', ''); return null; end $$`.execute(db);
  await sql`create trigger clock_moved after update of clock_at on organisation
    for each row when (old.clock_at is distinct from new.clock_at) execute function tell_clock()`.execute(db);

  await sql`alter table job add column payload jsonb, add column earlier jsonb not null default '[]',
    add column retry_at timestamptz(3)`.execute(db);
  await sql`create index job_finished on job (finished_at) where finished_at is not null`.execute(db);
  await sql`create function forget_jobs() returns void language sql security definer set search_path = ''
    as $$ delete from public.job where finished_at < now() - interval '30 days' $$`.execute(db);

  for (const call of ['timer_schedule(text[])', 'forget_jobs()', 'organisation_clock()']) {
    await sql`revoke all on function ${sql.raw(call)} from public`.execute(db);
    await sql`grant execute on function ${sql.raw(call)} to portico_app`.execute(db);
  }
}
