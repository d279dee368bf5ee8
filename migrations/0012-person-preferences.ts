import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** How each person wants to be shown things; null, or no row, is as the organisation has it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'person_preference',
    sql`
      person_id uuid not null,
      language text,
      formats text,
      time_zone text,
      theme text check (theme in ('auto', 'light', 'dark')),
      primary key (organisation_id, person_id),
      foreign key (organisation_id, person_id) references person on delete cascade`,
  );
}
