import { type Kysely, sql } from 'kysely';

/** The evidence of a finding as it stood with each of its events, so that a past day shows it; null in events of before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table finding_event add column records jsonb`.execute(db);
}
