import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import type { Change, Json } from './change.ts';
import { entryTime, type PastDay } from './past-day.ts';
import { type HistorySubject, ofSubjects } from './record-history.ts';

type Row = Readonly<Record<string, Json>>;

/** The rows of records by entity and id, as change records name them. */
export type Records = Map<string, Map<string, Row>>;

/** A change of one of the records, in the order in which they were recorded. */
interface RecordedChange extends Change {
  readonly entryId: string;
  /** It came after the day. */
  readonly isLater: boolean;
}

/**
 * Makes of the rows as they are now the rows as they were at the end of a past day: goes back to before the first change
 * that came after it, then forward again by those that were there by then, in the order in which they were recorded. So
 * the last word of those that count stands, also where an earlier truth was recorded later. Returns how many entries
 * came after the day.
 */
export async function turnBack(
  tx: Tx,
  past: PastDay,
  subjects: readonly HistorySubject[],
  records: Records,
): Promise<number> {
  const changes = await changesSince(tx, past, subjects);
  for (const { entity, id, field, from } of changes.toReversed()) put(records, { entity, id, field, to: from });
  for (const change of changes) if (!change.isLater) put(records, change);
  return new Set(changes.filter(({ isLater }) => isLater).map(({ entryId }) => entryId)).size;
}

/** Lets the field, or the whole record, be as given; a field of a record that is not there stays away with it. */
function put(records: Records, { entity, id, field, to }: Pick<Change, 'entity' | 'id' | 'field' | 'to'>): void {
  const rows = records.get(entity) ?? new Map<string, Row>();
  records.set(entity, rows);
  const row = rows.get(id);
  if (field === null && to === null) rows.delete(id);
  else if (field === null) rows.set(id, to as Row);
  else if (row) rows.set(id, { ...row, [field]: to });
}

/** All changes of the records from the first on that came after the day. */
async function changesSince(
  tx: Tx,
  past: PastDay,
  subjects: readonly HistorySubject[],
): Promise<readonly RecordedChange[]> {
  if (!subjects.length) return [];
  const isLater = sql`${entryTime(past)} >= ${past.before}::timestamptz`;
  const entries = sql`change_record change join audit_entry entry
    on entry.organisation_id = change.organisation_id and entry.id = change.entry_id`;
  const { rows } = await sql<RecordedChange>`
    select entry_id as "entryId", entity, record_id as id, field, from_value as "from", to_value as "to",
      ${isLater} as "isLater"
    from ${entries}
    where (${ofSubjects(subjects)}) and entry_id >= (
      select entry_id from ${entries} where (${ofSubjects(subjects)}) and ${isLater} order by entry_id limit 1)
    order by entry_id, position`.execute(tx);
  return rows;
}
