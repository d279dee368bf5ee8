import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** Views of lists that people saved, and which of them each person wants at hand. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'saved_view',
    sql`
      id uuid not null,
      owner_person_id uuid not null,
      grid text not null check (length(grid) <= 60),
      name text not null check (length(name) between 1 and 80),
      state text not null check (length(state) <= 4000),
      is_shared boolean not null,
      created_at timestamptz(3) not null,
      primary key (organisation_id, id),
      foreign key (organisation_id, owner_person_id) references person deferrable`,
  );
  await sql`create unique index saved_view_name on saved_view (organisation_id, owner_person_id, grid, lower(name))`.execute(
    db,
  );
  await sql`create index saved_view_shared on saved_view (organisation_id, grid) where is_shared`.execute(db);

  // No record of the business: a view that comes back by undo is nobody's favourite.
  await fencedTable(
    db,
    'saved_view_choice',
    sql`
      view_id uuid not null,
      person_id uuid not null,
      grid text not null,
      is_favourite boolean not null,
      is_default boolean not null,
      primary key (organisation_id, view_id, person_id),
      foreign key (organisation_id, view_id) references saved_view on delete cascade deferrable,
      foreign key (organisation_id, person_id) references person on delete cascade deferrable`,
  );
  await sql`create unique index saved_view_default on saved_view_choice (organisation_id, person_id, grid)
    where is_default`.execute(db);
}
