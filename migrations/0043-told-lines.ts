import { type Kysely, sql } from 'kysely';

/**
 * Derived: what a line of the portfolio tells beside the figures, kept as it is told. To take it out of the narrative of
 * each project took most of the time that the database needed for the page.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table project_summary
    add column passed_finish text, add column top_severity text, add column matters jsonb`.execute(db);
  await sql`comment on column project_summary.matters is 'the sentence that a line shows'`.execute(db);
  await sql`update project_summary set passed_finish = status_rule->'parameters'->'passed'->>'at',
    top_severity = top_finding->>'severity',
    matters = case when jsonb_typeof(top_finding) = 'object' and coalesce(status_by, 'schedule') = 'schedule'
        and percent_complete is distinct from 100
      then jsonb_build_object('key', 'plans.finding.' || (top_finding->>'code') || '.sentence',
        'parameters', top_finding->'values')
      else headline->0 end`.execute(db);
}
