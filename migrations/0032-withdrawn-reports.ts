import { type Kysely, sql } from 'kysely';

/** A published report may be withdrawn: it stays readable and does not count any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table project_report
      add column withdrawn_on date,
      add column withdrawn_by uuid,
      add column withdrawn_because text,
      add constraint project_report_withdrawn_by foreign key (organisation_id, withdrawn_by)
        references person on delete set null (withdrawn_by) deferrable`.execute(db);
}
