import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** What an office counts by, where it differs from the office above; and when people are away, with who stands in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table office
      add column time_zone text,
      add column currency_code text,
      add column fiscal_year_start_month smallint check (fiscal_year_start_month between 1 and 12),
      add column working_week jsonb,
      add column holidays jsonb`.execute(db);
  await sql`comment on column office.time_zone is 'null, as in the columns after it: as the office above has it, the organisation above the root'`.execute(
    db,
  );

  await fencedTable(
    db,
    'person_absence',
    sql`
      id uuid not null,
      person_id uuid not null,
      from_day date not null,
      until_day date not null,
      deputy_person_id uuid,
      note text,
      primary key (organisation_id, id),
      constraint person_absence_days check (until_day >= from_day),
      constraint person_absence_deputy check (deputy_person_id <> person_id),
      foreign key (organisation_id, person_id) references person on delete cascade deferrable,
      foreign key (organisation_id, deputy_person_id) references person deferrable`,
  );
  await sql`create index person_absence_of on person_absence (organisation_id, person_id, until_day)`.execute(db);

  // two absences of a person on one day would name two deputies; whoever writes waits for the other
  await sql`create function refuse_overlapping_absence() returns trigger language plpgsql as $$
    begin
      perform from public.person where organisation_id = new.organisation_id and id = new.person_id for update;
      if exists (
        select from public.person_absence other
        where other.organisation_id = new.organisation_id and other.person_id = new.person_id and other.id <> new.id
          and other.from_day <= new.until_day and other.until_day >= new.from_day)
      then
        raise exception 'The person is away on one of these days already.'
          using errcode = 'unique_violation', constraint = 'person_absence_overlap';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create constraint trigger overlap after insert or update on person_absence deferrable
    for each row execute function refuse_overlapping_absence()`.execute(db);
}
