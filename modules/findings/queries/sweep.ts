import { sql } from 'kysely';
import type { Database, Tx } from '#platform/server';

/** Sets a timer, due now, in every organisation that was not looked through by this catalogue. */
export async function requestSweep(app: Database, timerName: string, catalogue: string): Promise<void> {
  await sql`select sweep_findings(${timerName}, ${catalogue})`.execute(app);
}

export async function upsertSweep(tx: Tx, catalogue: string): Promise<void> {
  await sql`insert into finding_sweep (catalogue) values (${catalogue})
    on conflict (organisation_id) do update set catalogue = excluded.catalogue`.execute(tx);
}
