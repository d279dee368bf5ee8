import { type Kysely, sql } from 'kysely';

/** Who acts is one of these: nothing else is ever written into the history. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table audit_entry add constraint audit_entry_actor
    check (actor_kind in ('person', 'visitor', 'token', 'job', 'policy', 'system'))`.execute(db);
}
