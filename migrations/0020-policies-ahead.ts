import { type Kysely, sql } from 'kysely';

/** A policy can be adopted for a day to come: until then it takes the place of the office's draft. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table policy_version add column in_force_on date,
    drop constraint policy_version_state_check, drop constraint policy_version_adopted,
    add constraint policy_version_state_check check (state in ('draft', 'ahead', 'adopted')),
    add constraint policy_version_adopted check ((state <> 'draft') = (version is not null)
      and (state <> 'draft') = (adopted_at is not null) and (state <> 'draft') = (reason is not null)
      and (state <> 'ahead' or in_force_on is not null))`.execute(db);
  await sql`drop index policy_draft`.execute(db);
  await sql`create unique index policy_draft on policy_version (organisation_id, office_id) where state <> 'adopted'`.execute(
    db,
  );
}
