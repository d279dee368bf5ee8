import { sql } from 'kysely';
import type { Tx } from '#platform/server';
import type { SampleRow } from './tables.ts';

const columns = sql`key, parts, written, ids, job_id, loaded_at, is_going`;

export async function selectSample(tx: Tx): Promise<SampleRow | undefined> {
  const { rows } = await sql<SampleRow>`select ${columns} from sample`.execute(tx);
  return rows[0];
}

/** Held until the transaction ends: its parts are written one after the other. */
export async function lockSample(tx: Tx): Promise<SampleRow | undefined> {
  const { rows } = await sql<SampleRow>`select ${columns} from sample for update`.execute(tx);
  return rows[0];
}

export async function insertSample(tx: Tx, row: Pick<SampleRow, 'key' | 'parts'>): Promise<void> {
  await sql`insert into sample (key, parts) values (${row.key}, ${row.parts})`.execute(tx);
}

export async function updateSample(tx: Tx, row: Partial<Pick<SampleRow, 'written' | 'ids' | 'job_id'>>): Promise<void> {
  await sql`update sample set written = coalesce(${row.written ?? null}, written),
    ids = coalesce(${row.ids ? JSON.stringify(row.ids) : null}::jsonb, ids),
    job_id = coalesce(${row.job_id ?? null}::uuid, job_id)`.execute(tx);
}

export async function markGoing(tx: Tx): Promise<void> {
  await sql`update sample set is_going = true`.execute(tx);
}

export async function markLoaded(tx: Tx): Promise<void> {
  await sql`update sample set loaded_at = clock_timestamp()`.execute(tx);
}

/**
 * Takes away what the transaction's organisation has, which must be a sample. Returns whether there was anything: where
 * there was not, the organisation itself is gone now.
 */
export async function deleteRecords(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ count: string }>`select remove_sample()::text as count`.execute(tx);
  return rows[0]?.count !== '0';
}
