import { type Kysely, sql } from 'kysely';
import { currentOrganisation, fencedTable } from '#platform/server';

/** Which organisations are samples, how far each is written, and how one goes away. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'sample',
    sql`
      key text not null,
      parts integer not null check (parts > 0),
      written integer not null default 0,
      ids jsonb not null default '{}',
      job_id uuid,
      loaded_at timestamptz(3),
      primary key (organisation_id)`,
  );

  // what the app may never take away goes with its organisation, and only with one that is a sample
  await sql`create or replace function keep_adopted_policy() returns trigger language plpgsql as $$
    begin
      if current_user = 'portico_app' then raise exception 'An adopted policy is never changed.'; end if;
      return coalesce(new, old);
    end $$`.execute(db);
  // returns how many rows went. The organisation itself goes once there was none: work in hand may still have written
  await sql`create function remove_sample() returns bigint language plpgsql security definer set search_path = '' as $$
    declare
      gone constant uuid := ${currentOrganisation};
      waiting text[];
      held text[];
      name text;
      count bigint;
      total bigint := 0;
    begin
      if not exists (select from public.sample where organisation_id = gone) then
        raise exception 'This organisation is no sample.';
      end if;
      waiting := array(
        select c.relname::text from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'organisation_id'
          and c.relname not in ('sample', 'organisation') order by 1);
      -- what something still refers to waits for the next round
      while cardinality(waiting) > 0 loop
        held := '{}';
        foreach name in array waiting loop
          begin
            execute format('delete from public.%I where organisation_id = $1', name) using gone;
            get diagnostics count = row_count;
            set constraints all immediate;
            total := total + count;
          exception when foreign_key_violation then
            held := held || name;
          end;
        end loop;
        if cardinality(held) = cardinality(waiting) then
          raise exception 'These tables refer to each other: %', held;
        end if;
        waiting := held;
      end loop;
      if total = 0 then
        delete from public.organisation where organisation_id = gone;
        delete from public.sample where organisation_id = gone;
      end if;
      return total;
    end $$`.execute(db);
  await sql`revoke all on function remove_sample() from public`.execute(db);
  await sql`grant execute on function remove_sample() to portico_app`.execute(db);
}
