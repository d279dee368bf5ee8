import { type Kysely, sql } from 'kysely';

/** Whoever resets or removes a sample marks it, so that it is left once alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sample add column is_going boolean not null default false`.execute(db);
}
