import { sql } from 'kysely';
import type { Database, Tx } from '../database.ts';
import { type ChainHead, chainStart, digestEntries } from './digest-entries.ts';

/** Seals looked at in one transaction. */
const batchSize = 200;

/**
 * What is wrong with an entry: `changed` where it, its change records, its place or its seal are not what was sealed;
 * `removed` where it is gone; `seal-removed` where the sequence has a gap; `not-sealed` where it came in beside the one
 * way to write, and waits for no seal; `other-head` where the chain had another hash there when somebody noted it.
 */
export type ChainFault = 'changed' | 'removed' | 'seal-removed' | 'not-sealed' | 'other-head';

/** The first entry of a chain that is not as it was sealed. */
export interface BrokenEntry {
  readonly fault: ChainFault;
  /** Its place in the chain; null where it has none. */
  readonly sequence: number | null;
  /** Null where its seal is gone too. */
  readonly entryId: string | null;
  readonly recordedAt: string | null;
  readonly operation: string | null;
}

export interface ChainReport {
  /** How many entries were looked at and are as they were sealed. */
  readonly verified: number;
  /** How many wait for their seal. */
  readonly pending: number;
  /** The hash of the last entry that is as it was, in hex: whoever notes it can later tell a chain made anew. */
  readonly head: string;
  readonly broken: BrokenEntry | null;
}

export interface VerifyOptions {
  readonly signal?: AbortSignal;
  /** Told the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** What somebody noted earlier: the hash in hex that stood at this place. */
  readonly noted?: { readonly sequence: number; readonly hash: string };
}

/**
 * Walks the organisation's chain from its first entry and computes every hash anew, up to the first that is broken.
 * `inside` runs each step in a transaction of that organisation.
 */
export async function verifyChain(
  inside: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  organisationId: string,
  { signal, onProgress, noted }: VerifyOptions = {},
): Promise<ChainReport> {
  const { total, pending } = await inside(countSeals);
  const report = (head: ChainHead, broken: BrokenEntry | null): ChainReport => ({
    verified: head.sequence,
    pending,
    head: head.hash.toString('hex'),
    broken,
  });
  let head = chainStart;
  for (;;) {
    signal?.throwIfAborted();
    const before = head;
    const walked = await inside((tx) => walkBatch(tx, organisationId, before, noted));
    head = walked.head;
    if (walked.broken) return report(head, walked.broken);
    if (head.sequence === before.sequence) break;
    onProgress?.(Math.min(head.sequence / total, 1));
  }
  const isCutOff = noted !== undefined && noted.sequence > head.sequence;
  const cutOff = { ...unknownEntry, fault: 'seal-removed', sequence: head.sequence + 1 } as const;
  return report(head, isCutOff ? cutOff : ((await inside(findUnsealed)) ?? null));
}

interface SealRow {
  readonly sequence: number;
  readonly entry_id: string;
  readonly hash: Buffer;
}

async function walkBatch(
  tx: Tx,
  organisationId: string,
  start: ChainHead,
  noted: VerifyOptions['noted'],
): Promise<{ head: ChainHead; broken?: BrokenEntry }> {
  const { rows: seals } = await sql<SealRow>`
    select sequence, entry_id, hash from audit_seal where sequence > ${start.sequence}
    order by sequence limit ${batchSize}`.execute(tx);
  const ids = seals.map((seal) => seal.entry_id);
  let head = start;
  let index = 0;
  for await (const { sequence, entryId, hash } of digestEntries(tx, organisationId, ids, start)) {
    const seal = seals[index++];
    if (seal?.sequence !== sequence) return { head, broken: { ...unknownEntry, fault: 'seal-removed', sequence } };
    if (!hash) return { head, broken: await describe(tx, 'removed', sequence, entryId) };
    if (!hash.equals(seal.hash)) return { head, broken: await describe(tx, 'changed', sequence, entryId) };
    if (noted?.sequence === sequence && noted.hash !== hash.toString('hex')) {
      return { head, broken: await describe(tx, 'other-head', sequence, entryId) };
    }
    head = { sequence, hash };
  }
  return { head };
}

const unknownEntry = { entryId: null, recordedAt: null, operation: null };

async function describe(tx: Tx, fault: ChainFault, sequence: number | null, entryId: string): Promise<BrokenEntry> {
  const { rows } = await sql<{ recordedAt: string; operation: string }>`
    select recorded_at as "recordedAt", operation from audit_entry where id = ${entryId}`.execute(tx);
  return {
    fault,
    sequence,
    entryId,
    recordedAt: rows[0]?.recordedAt ?? null,
    operation: rows[0]?.operation ?? null,
  };
}

/**
 * The oldest entry that neither is sealed nor waits for it; in one statement, so that sealing meanwhile is no fault.
 */
async function findUnsealed(tx: Tx): Promise<BrokenEntry | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from audit_entry entry
    where not exists (select from audit_seal where entry_id = entry.id)
      and not exists (select from audit_pending where entry_id = entry.id)
    order by recorded_at, id limit 1`.execute(tx);
  return rows[0] && describe(tx, 'not-sealed', null, rows[0].id);
}

async function countSeals(tx: Tx): Promise<{ total: number; pending: number }> {
  const { rows } = await sql<{ total: number; pending: number }>`
    select (select coalesce(max(sequence), 0) from audit_seal) as total,
      (select count(*) from audit_pending) as pending`.execute(tx);
  return rows[0] ?? { total: 0, pending: 0 };
}

/** Every organisation of which something was ever recorded. */
export async function auditedOrganisations(app: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from audited_organisations() order by 1`.execute(app);
  return rows.map(({ id }) => id);
}
