import { sql } from 'kysely';
import { type Database, inOrganisation, type Tx } from '../database.ts';
import { type ChainHead, chainStart, type Digest, digestEntries } from './digest-entries.ts';

/** Entries sealed in one transaction. */
const batchSize = 200;

/** The first of the two numbers of our advisory locks; the second is a hash of the organisation. */
const lockSpace = 0x5345414c;

/**
 * Chains what one organisation has written since the last time, in the order in which it was begun. Several processes
 * may do it at once: one waits for the other, and no number of the sequence is left out or given twice. Returns how
 * many entries were sealed.
 */
export async function sealEntries(app: Database, organisationId: string): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await inOrganisation(app, organisationId, (tx) => sealBatch(tx, organisationId));
    sealed += count;
    if (count < batchSize) return sealed;
  }
}

async function sealBatch(tx: Tx, organisationId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(${lockSpace}, hashtext(${organisationId}))`.execute(tx);
  const { rows: pending } = await sql<{ id: string }>`
    select entry_id as id from audit_pending order by entry_id limit ${batchSize}`.execute(tx);
  if (!pending.length) return 0;
  const ids = pending.map(({ id }) => id);
  const digests: Digest[] = [];
  for await (const digest of digestEntries(tx, organisationId, ids, await findHead(tx))) digests.push(digest);
  await sql`
    insert into audit_seal (sequence, entry_id, hash)
    select * from unnest(${digests.map(({ sequence }) => sequence)}::bigint[], ${ids}::uuid[],
      ${digests.map(({ hash }) => hash)}::bytea[])`.execute(tx);
  await sql`delete from audit_pending where entry_id = any(${ids}::uuid[])`.execute(tx);
  return ids.length;
}

/** The end of the organisation's chain. */
export async function findHead(tx: Tx): Promise<ChainHead> {
  const { rows } = await sql<ChainHead>`
    select sequence, hash from audit_seal order by sequence desc limit 1`.execute(tx);
  return rows[0] ?? chainStart;
}

/** How far the organisation's chain reaches, and what is not yet in it. */
export async function auditState(tx: Tx) {
  const { sequence, hash } = await findHead(tx);
  const { rows: heads } = await sql<{ at: string }>`
    select recorded_at as at from audit_seal join audit_entry on id = entry_id
    where sequence = ${sequence}`.execute(tx);
  const { rows } = await sql<{ pending: number; oldestPendingAt: string | null }>`
    select count(*) as pending, min(recorded_at) as "oldestPendingAt"
    from audit_pending join audit_entry on id = entry_id`.execute(tx);
  const { pending = 0, oldestPendingAt = null } = rows[0] ?? {};
  return { sealed: sequence, head: hash.toString('hex'), headAt: heads[0]?.at ?? null, pending, oldestPendingAt };
}

/** The organisations that have entries which are not sealed, each with the instant of the oldest. */
export async function auditBacklog(app: Database): Promise<{ organisationId: string; oldest: string }[]> {
  const { rows } = await sql<{ organisationId: string; oldest: string }>`
    select organisation_id as "organisationId", oldest from audit_backlog()`.execute(app);
  return rows;
}
