import { type Kysely, sql } from 'kysely';

/** Two more kinds of what people decide, which rules propose. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table decision drop constraint decision_kind_check,
    add constraint decision_kind_check check (kind in ('waiver', 'acceptance', 'dispute', 'escalation', 'take-over',
      'hand-back', 'review', 'exception-report', 'policy', 'baseline', 'phase', 'closure', 'override'))`.execute(db);
}
