import { type Kysely, sql } from 'kysely';

/** By the wall clock: for a minute the computation that the change asked for is under way, and nobody asks for another. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table plan add column changed_at timestamptz(3) not null default now()`.execute(db);
}
