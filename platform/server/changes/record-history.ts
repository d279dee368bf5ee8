import { type RawBuilder, sql } from 'kysely';
import { errors, type HistoryEntry, OperationError } from '#platform/contract';
import { personOf } from '../call.ts';
import type { Tx } from '../database.ts';
import { readNode, type ScopeKinds } from '../http/access.ts';
import type { OperationCall } from '../http/exchange.ts';
import { pageOf, readCursor } from '../http/page.ts';
import { findEntries } from './history.ts';
import { entryTime, type PastDay } from './past-day.ts';
import { type Teller, type Telling, tellChanges, tellEntries } from './told-changes.ts';
import { tellAuthors } from './told-entry.ts';
import { findUndoing } from './undo-entry.ts';
import { type UndoRules, undoableEntries } from './undo-rules.ts';

/** Records whose changes belong to a history: one by its id, or with `isPrefix` all whose ids begin so. */
export interface HistorySubject {
  readonly entity: string;
  readonly id: string;
  readonly isPrefix?: boolean;
}

/** Records of one kind that have a history: who may read it, and what belongs to it. The first subject is the record. */
export interface HistoryKind {
  /** To read the record itself. */
  readonly permission: string;
  subjects(tx: Tx, id: string): Promise<readonly HistorySubject[]> | readonly HistorySubject[];
  /** What hangs on the record and can be asked for alone: entities, each with the key of its words. */
  readonly parts?: Readonly<Record<string, string>>;
}

export type HistoryKinds = Readonly<Record<string, HistoryKind>>;

/** What histories are told with. */
export interface Histories {
  readonly kinds: HistoryKinds;
  readonly tellings: readonly Telling[];
  readonly rules: UndoRules;
}

interface HistoryInput {
  readonly node: string;
  readonly field?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** What happened to a record and to what belongs to it, newest first. Throws `record-missing` for a kind without one. */
export async function listRecordHistory(
  { kinds, tellings, rules }: Histories,
  call: OperationCall,
  { node: written, field, limit, after }: HistoryInput,
  scopeKinds: ScopeKinds,
) {
  const { tx, actor } = call;
  const node = readNode(written, call.organisationId);
  const kind = kinds[node.kind];
  if (!kind) throw new OperationError(errors.recordMissing);
  await call.access.require(kind.permission, node);
  const subjects = await kind.subjects(tx, node.id);
  const [before] = readCursor(after, ['uuid']) ?? [];
  const ids = await selectEntryIds(tx, subjects, { field, before, limit: limit + 1, past: call.past });
  const { items: page, next } = pageOf(ids, limit, (id) => [id]);
  const entries = await findEntries(tx, page);
  const teller = { tx, tellings, kinds: scopeKinds };
  const told = await tellEntries(teller, page, subjects[0]);
  const authored = await tellAuthors(tx, scopeKinds, entries, told);
  const own = entries.filter((entry) => personOf(entry.actor) === personOf(actor) && entry.actor.kind !== 'job');
  const undoable = call.past ? new Set() : await undoableEntries(tx, rules, own.map(({ id }) => id)); // biome-ignore format: one list
  const items = await Promise.all(
    authored.map(async (entry): Promise<HistoryEntry> => {
      const undoing = await findUndoing(tx, entry.entryId);
      const isUndone = undoing !== undefined && (!call.past || (await cameBy(tx, undoing, call.past)));
      return { ...entry, isUndone, canUndo: !isUndone && undoable.has(entry.entryId) };
    }),
  );
  return { items, next, fields: before === undefined ? await fieldsOf(teller, kind, subjects) : [] };
}

/** SQL: the change records of these. */
export const ofSubjects = (subjects: readonly HistorySubject[]) => sql.join(subjects.map(of), sql` or `);

const of = ({ entity, id, isPrefix }: HistorySubject) =>
  isPrefix
    ? sql`(entity = ${entity} and record_id >= ${id} and record_id < ${`${id}\uffff`})`
    : sql`(entity = ${entity} and record_id = ${id})`;

/** The ids of the entries that changed any of these records, by when it was so, the latest first; those before `before`. */
async function selectEntryIds(
  tx: Tx,
  subjects: readonly HistorySubject[],
  { field, before, limit, past }: EntryFilter,
): Promise<string[]> {
  if (!subjects.length) return [];
  const { rows } = await sql<{ entry_id: string }>`
    select changed.entry_id from (
      select distinct organisation_id, entry_id from change_record
      where (${ofSubjects(subjects)})
        and (${field ?? null}::text is null or entity = ${field ?? null} or entity || '.' || field = ${field ?? null})
        and ${past ? sql`exists (${entryBy(sql`entry_id`, past)})` : sql`true`}
    ) changed join audit_entry entry on entry.organisation_id = changed.organisation_id and entry.id = changed.entry_id
    where ${before === undefined ? sql`true` : sql`(entry.effective_at, entry.id) < (select effective_at, id from audit_entry where id = ${before}::uuid)`}
    order by entry.effective_at desc, entry.id desc limit ${limit}`.execute(tx); // biome-ignore format: one condition a line
  return rows.map(({ entry_id }) => entry_id);
}

interface EntryFilter {
  readonly field: string | undefined;
  readonly before: string | undefined;
  readonly limit: number;
  /** Only those that had come by the end of this day. */
  readonly past: PastDay | undefined;
}

/** SQL: the entry, where it had come by the end of the day. */
const entryBy = (id: RawBuilder<unknown>, past: PastDay) =>
  sql`select from audit_entry entry where entry.id = ${id} and ${entryTime(past)} < ${past.before}::timestamptz`;

const cameBy = async (tx: Tx, id: string, past: PastDay) =>
  (await entryBy(sql`${id}::uuid`, past).execute(tx)).rows.length > 0;

/** What a history can be narrowed to: the fields of the record itself, and the kinds of what hangs on it. */
async function fieldsOf(teller: Teller, { parts = {} }: HistoryKind, [record, ...others]: readonly HistorySubject[]) {
  if (!record) return [];
  const { tx } = teller;
  const untold = teller.tellings.flatMap((telling) => telling.untold);
  const { rows } = await sql<{ field: string }>`
    select distinct field from change_record where ${of(record)} and field is not null order by 1`.execute(tx);
  const { entity, id } = record;
  const fields = rows.map(({ field }) => field).filter((field) => !untold.includes(`${entity}.${field}`));
  const told = await tellChanges(
    teller,
    fields.map((field) => ({ entity, record_id: id, kind: 'changed', field, from_value: null, to_value: null })),
  );
  const own = fields.map((field, index) => ({ field: `${entity}.${field}`, label: told[index]?.field ?? '' }));
  const beside = Object.entries(parts).map(([field, label]) => ({ field, label }));
  return [
    ...own.filter(({ label }) => label !== ''),
    ...beside.filter(({ field }) => others.some((subject) => subject.entity === field)),
  ];
}
