import { createHash, type Hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../database.ts';

/** The end of a chain: how many entries are in it, and the hash of the last. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: Buffer;
}

/** What the first entry of every chain follows. */
export const chainStart: ChainHead = { sequence: 0, hash: Buffer.alloc(32) };

export interface Digest {
  readonly sequence: number;
  readonly entryId: string;
  /** Undefined where there is no such entry. */
  readonly hash: Buffer | undefined;
}

/** Stands in every hash, so that another way to write entries down can never be taken for this one. */
const form = 'portico-audit-1';

/** Change records read at once. */
const pageSize = 2000;

interface EntryRow {
  readonly n: number;
  readonly wanted: string;
  readonly id: string | null;
  readonly values: readonly (string | null)[];
}

interface ChangeRow {
  readonly n: number;
  readonly position: number;
  readonly line: readonly (string | number | null)[];
}

/**
 * The hashes of these entries in this order, each over the hash before it and the canonical form of the entry with its
 * change records: JSON arrays of texts, one a line, in which instants are ISO 8601 in UTC and values are the text that
 * PostgreSQL gives to jsonb, whose keys are sorted. An entry of any size takes bounded memory. It ends after an entry
 * that is missing, as nothing can follow it.
 */
export async function* digestEntries(
  tx: Tx,
  organisationId: string,
  entryIds: readonly string[],
  head: ChainHead,
): AsyncGenerator<Digest> {
  const changes = changesOfEntries(tx, entryIds);
  let next = await changes.next();
  let { sequence, hash } = head;
  for (const { n, wanted, id, values } of await findEntries(tx, entryIds)) {
    sequence++;
    if (id === null) return yield { sequence, entryId: wanted, hash: undefined };
    const digest = createHash('sha256').update(hash);
    addLine(digest, [form, organisationId, String(sequence), ...values]);
    while (!next.done && next.value.n === n) {
      addLine(digest, next.value.line);
      next = await changes.next();
    }
    hash = digest.digest();
    yield { sequence, entryId: wanted, hash };
  }
}

function addLine(hash: Hash, values: readonly unknown[]): void {
  hash.update(`${JSON.stringify(values)}\n`); // JSON has no line breaks of its own, so lines cannot be mistaken
}

const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

async function findEntries(tx: Tx, ids: readonly string[]): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select wanted.n::integer as n, wanted.id as wanted, entry.id,
      array[entry.id::text, ${instant('recorded_at')}, ${instant('effective_at')}, actor_kind, actor_id, on_behalf_of,
        operation, undoes_entry_id::text, note]
        || case when known_at is null then '{}'::text[] else array[${instant('known_at')}] end as values
    from unnest(${ids}::uuid[]) with ordinality as wanted (id, n) left join audit_entry entry on entry.id = wanted.id
    order by wanted.n`.execute(tx);
  return rows;
}

async function* changesOfEntries(tx: Tx, ids: readonly string[]): AsyncGenerator<ChangeRow> {
  let last = { n: 0, position: 0 };
  for (;;) {
    const { rows } = await sql<ChangeRow>`
      select wanted.n::integer as n, position,
        jsonb_build_array(position, entity, record_id, field, from_value::text, to_value::text) as line
      from unnest(${ids}::uuid[]) with ordinality as wanted (id, n) join change_record change on entry_id = wanted.id
      where (wanted.n, position) > (${last.n}::integer, ${last.position}::integer)
      order by wanted.n, position limit ${pageSize}`.execute(tx);
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < pageSize) return;
    last = end;
  }
}
