import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** The policies of offices: what each has adopted, version by version, and the one draft that it may be at work on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'policy_version',
    sql`
      id uuid not null,
      office_id uuid not null,
      state text not null check (state in ('draft', 'adopted')),
      version integer check (version > 0),
      policy jsonb not null,
      reason text,
      drafted_by uuid,
      drafted_at timestamptz(3) not null,
      adopted_by uuid,
      adopted_at timestamptz(3),
      supersedes uuid,
      primary key (organisation_id, id),
      constraint policy_version_once unique (organisation_id, office_id, version),
      constraint policy_version_adopted check ((state = 'adopted') = (version is not null)
        and (state = 'adopted') = (adopted_at is not null) and (state = 'adopted') = (reason is not null)),
      foreign key (organisation_id, office_id) references office deferrable,
      foreign key (organisation_id, supersedes) references policy_version deferrable`,
  );
  await sql`create unique index policy_draft on policy_version (organisation_id, office_id) where state = 'draft'`.execute(
    db,
  );

  // decisions quote an adopted version by its number: it stays as it was read then
  await sql`create function keep_adopted_policy() returns trigger language plpgsql as $$
    begin raise exception 'An adopted policy is never changed.'; end $$`.execute(db);
  await sql`create trigger keep_adopted before update or delete on policy_version
    for each row when (old.state = 'adopted') execute function keep_adopted_policy()`.execute(db);
}
