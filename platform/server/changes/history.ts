import { sql } from 'kysely';
import type { Actor } from '../call.ts';
import type { Tx } from '../database.ts';
import type { Change, Json } from './change.ts';

/** Who wrote, when and by what. */
export interface AuditEntry {
  readonly id: string;
  /** Wall clock. */
  readonly recordedAt: string;
  /** The organisation's clock, or when the author says it was true. */
  readonly effectiveAt: string;
  /** The organisation's clock when it was recorded: from then on it was known. */
  readonly knownAt: string;
  readonly actor: Actor;
  readonly operation: string;
  readonly undoesEntryId: string | null;
  readonly note: string | null;
}

/** One change of one record, with the entry that it belongs to. */
export interface HistoryItem {
  readonly entry: AuditEntry;
  readonly field: string | null;
  readonly from: Json;
  readonly to: Json;
}

interface EntryRow {
  id: string;
  recorded_at: string;
  effective_at: string;
  known_at: string | null;
  actor_kind: Actor['kind'];
  actor_id: string;
  on_behalf_of: string | null;
  operation: string;
  undoes_entry_id: string | null;
  note: string | null;
}

const entryColumns = sql.raw(
  [
    'id',
    'recorded_at',
    'effective_at',
    'known_at',
    'actor_kind',
    'actor_id',
    'on_behalf_of',
    'operation',
    'undoes_entry_id',
    'note',
  ]
    .map((column) => `entry.${column}`)
    .join(', '),
);

function toEntry(row: EntryRow): AuditEntry {
  const behalf = row.on_behalf_of === null ? {} : { onBehalfOf: row.on_behalf_of };
  return {
    id: row.id,
    recordedAt: row.recorded_at,
    effectiveAt: row.effective_at,
    knownAt: row.known_at ?? row.recorded_at,
    actor: { kind: row.actor_kind, id: row.actor_id, ...behalf },
    operation: row.operation,
    undoesEntryId: row.undoes_entry_id,
    note: row.note,
  };
}

/** What happened to one record, newest first; the page after the entry `before`. */
export async function historyOf(
  tx: Tx,
  entity: string,
  id: string,
  { limit = 100, before }: { limit?: number; before?: string } = {},
): Promise<HistoryItem[]> {
  const { rows } = await sql<EntryRow & { field: string | null; from_value: Json; to_value: Json }>`
    select ${entryColumns}, change.field, change.from_value, change.to_value
    from change_record change join audit_entry entry
      on entry.organisation_id = change.organisation_id and entry.id = change.entry_id
    where change.entity = ${entity} and change.record_id = ${id} and (${before ?? null}::uuid is null
      or change.entry_id < ${before ?? null}::uuid)
    order by change.entry_id desc, change.position desc limit ${limit}`.execute(tx);
  return rows.map((row) => ({ entry: toEntry(row), field: row.field, from: row.from_value, to: row.to_value }));
}

/** What was noted where one of these fields of a record was changed last, until an instant, and when that was so; nothing where nothing was. */
export async function lastNoteOf(
  tx: Tx,
  { entity, id, fields, until }: { entity: string; id: string; fields: readonly string[]; until: string },
): Promise<{ readonly note: string; readonly effectiveAt: string } | undefined> {
  const { rows } = await sql<{ note: string | null; effectiveAt: string }>`
    select entry.note, entry.effective_at as "effectiveAt"
    from change_record change join audit_entry entry
      on entry.organisation_id = change.organisation_id and entry.id = change.entry_id
    where change.entity = ${entity} and change.record_id = ${id} and change.field = any(${fields})
      and entry.effective_at <= ${until}::timestamptz
    order by change.entry_id desc limit 1`.execute(tx);
  const [last] = rows;
  return last && last.note !== null ? { ...last, note: last.note } : undefined;
}

/** One audit entry, or nothing. */
export async function findEntry(tx: Tx, entryId: string): Promise<AuditEntry | undefined> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from audit_entry entry where id = ${entryId}`.execute(tx);
  return rows[0] && toEntry(rows[0]);
}

/** The entries of these ids that there are, by when it was so, the latest first. */
export async function findEntries(tx: Tx, ids: readonly string[]): Promise<AuditEntry[]> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} from audit_entry entry where id = any(${ids}::uuid[])
    order by effective_at desc, id desc`.execute(tx);
  return rows.map(toEntry);
}

/** The changes of one entry in the order in which they were given. */
export async function changesOf(tx: Tx, entryId: string): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select entity, record_id as id, field, from_value as "from", to_value as "to"
    from change_record where entry_id = ${entryId} order by position`.execute(tx);
  return rows;
}
