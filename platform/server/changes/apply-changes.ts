import { isDeepStrictEqual } from 'node:util';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../database.ts';
import { currentOrganisation } from '../fenced-table.ts';
import type { Change, Json } from './change.ts';
import { type Entity, keyOf, tableLayout, typedColumns } from './entity.ts';
import { conflictOf, type FoundConflict } from './write-conflict.ts';

type Columns = readonly (readonly [alias: string, column: string])[];

const sameName = (columns: readonly string[]): Columns => columns.map((column) => [column, column]);
type Row = { readonly [name: string]: Json };
const isRecord = (value: Json): value is Row => typeof value === 'object' && !Array.isArray(value);

/** The names of the columns that a whole record gives; its key may be among them or not, as the id has it anyway. */
export function givenColumns(entity: string, values: Json): string[] {
  if (!isRecord(values) || values === null) throw new Error(`A whole ${entity} is a JSON object.`);
  return Object.keys(values);
}

const wholeRecord = (entity: Entity, { id }: Change, values: Json) => ({ ...(values as Row), ...keyOf(entity, id) });

/** Inserts records that all give the same columns. Those whose id exists already are the conflicts; whose they are is not told. */
export async function insertRecords(tx: Tx, entity: Entity, changes: readonly Change[]): Promise<FoundConflict[]> {
  const records = changes.map((change) => wholeRecord(entity, change, change.to));
  const columns = Object.keys(records[0] ?? {});
  const typed = typedColumns(entity, (await tableLayout(tx, entity)).formats, sameName(columns));
  const names = sql.join(columns.map((column) => sql.id(column)));
  const written = await sql<{ id: string }>`
    insert into ${sql.table(entity.table)} as t (${names})
    select ${names} from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as record (${typed})
    on conflict (organisation_id, ${sql.join(entity.key.map((column) => sql.id(column)))}) do nothing
    returning ${recordIdOf(entity, 't')} as id`.execute(tx);
  return findConflicts(tx, entity, changes, written.rows, sql`'{}'::jsonb`);
}

/**
 * Sets the same fields of many records, of each record all at once, where they still have the values that the changes
 * give, those of a record one after the other. Of the others the fields that have another value are the conflicts.
 */
export async function updateFields(
  tx: Tx,
  entity: Entity,
  fields: readonly string[],
  changes: readonly Change[],
): Promise<FoundConflict[]> {
  const records = new Map<string, Record<string, Json>>();
  for (const { id, field, from, to } of changes) {
    const record = records.get(id) ?? { ...keyOf(entity, id) };
    records.set(id, Object.assign(record, { [`from ${field}`]: from, [`to ${field}`]: to }));
  }
  const given = fields.flatMap((field) => [[`from ${field}`, field] as const, [`to ${field}`, field] as const]);
  const { formats } = await tableLayout(tx, entity);
  const typed = typedColumns(entity, formats, [...sameName(entity.key), ...given]);
  const set = fields.map((field) => sql`${sql.id(field)} = ${sql.id('change', `to ${field}`)}`);
  const still = fields.map(
    (field) => sql`t.${sql.id(field)} is not distinct from ${sql.id('change', `from ${field}`)}`,
  );
  const written = await sql<{ id: string }>`
    update ${sql.table(entity.table)} as t set ${sql.join(set)}
    from jsonb_to_recordset(${JSON.stringify([...records.values()])}::jsonb) as change (${typed})
    where ${sameKey(entity, formats, changes)} and ${sql.join(still, sql` and `)}
    returning ${recordIdOf(entity, 't')} as id`.execute(tx);
  if (written.rows.length === records.size) return [];
  const found = await Promise.all(
    fields.map((field) => {
      const own = changes.filter((change) => change.field === field);
      return findConflicts(tx, entity, own, written.rows, sql`to_jsonb(t.${sql.id(field)})`);
    }),
  );
  return otherThanExpected(found.flat());
}

/** Of each record the fields that have another value; all of them where none has, so that nothing is left out unsaid. */
function otherThanExpected(conflicts: readonly FoundConflict[]): FoundConflict[] {
  const isOther = ({ expected, now, isGone }: FoundConflict) => isGone === true || !isDeepStrictEqual(expected, now);
  const told = new Set(conflicts.filter(isOther).map(({ id }) => id));
  return conflicts.filter((conflict) => !told.has(conflict.id) || isOther(conflict));
}

/** Deletes records that all give the same columns, where they still have these values. The others are the conflicts. */
export async function deleteRecords(tx: Tx, entity: Entity, changes: readonly Change[]): Promise<FoundConflict[]> {
  const records = changes.map((change) => wholeRecord(entity, change, change.from));
  const columns = Object.keys(records[0] ?? {});
  const { formats } = await tableLayout(tx, entity);
  const typed = typedColumns(entity, formats, sameName(columns));
  const side = (name: string) => sql.join(columns.map((column) => sql.id(name, column)));
  const written = await sql<{ id: string }>`
    delete from ${sql.table(entity.table)} as t
    using jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as change (${typed})
    where ${sameKey(entity, formats, changes)} and row(${side('t')}) is not distinct from row(${side('change')})
    returning ${recordIdOf(entity, 't')} as id`.execute(tx);
  return findConflicts(tx, entity, changes, written.rows, sql`to_jsonb(t) - 'organisation_id'`);
}

/** Names the changes that did not find what they expected, each with the value now. */
async function findConflicts(
  tx: Tx,
  entity: Entity,
  changes: readonly Change[],
  written: readonly { id: string }[],
  value: RawBuilder<unknown>,
): Promise<FoundConflict[]> {
  if (written.length === changes.length) return [];
  const done = new Set(written.map(({ id }) => id));
  const failed = changes.filter(({ id }) => !done.has(id));
  const keys = JSON.stringify(failed.map(({ id }) => keyOf(entity, id)));
  const { formats } = await tableLayout(tx, entity);
  const typed = typedColumns(entity, formats, sameName(entity.key));
  const { rows } = await sql<{ id: string; now: Json }>`
    select ${recordIdOf(entity, 't')} as id, ${value} as now
    from ${sql.table(entity.table)} as t join jsonb_to_recordset(${keys}::jsonb) as change (${typed})
    on ${sameKey(entity, formats, failed)}`.execute(tx);
  const now = new Map(rows.map((row) => [row.id, row.now]));
  return failed.map((change) => conflictOf(change, now.get(change.id)));
}

/**
 * Matches records with the changes by their key. What all changes share of it, such as the plan of edited tasks, is said as
 * a value: the database guesses a hundred rows for any record set, and would read the whole table to join them.
 */
function sameKey({ key }: Entity, formats: ReadonlyMap<string, string>, changes: readonly Change[]) {
  const ids = changes.map(({ id }) => (key.length === 1 ? [id] : id.split('/')));
  const matches = key.map((column, index) => {
    const value = ids[0]?.[index] ?? '';
    const isShared = ids.every((id) => id[index] === value);
    const sought = isShared ? sql`${value}::${sql.raw(formats.get(column) ?? 'text')}` : sql.id('change', column);
    return sql`${sql.id('t', column)} = ${sought}`;
  });
  return sql`t.organisation_id = ${currentOrganisation} and ${sql.join(matches, sql` and `)}`;
}

/** The id that changes use, put together by the database; concat_ws gives each value as its text. */
const recordIdOf = ({ key }: Entity, alias: string) =>
  sql`concat_ws('/', ${sql.join(key.map((column) => sql.id(alias, column)))})`;
