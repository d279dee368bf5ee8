import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Json } from './change.ts';

/** A table that is written through change records. */
export interface Entity {
  /** The name in change records, such as `task`. It stays when the table is renamed. */
  readonly name: string;
  readonly table: string;
  /** The columns of the primary key after `organisation_id`, in their order. */
  readonly key: readonly string[];
  /** The columns that changes may write, the key included. None may be of type json: it cannot be compared; take jsonb. */
  readonly columns: readonly string[];
}

const entities = new Map<string, Entity>();

/** Registers a table for the one write path. A name defined twice is an error at start. */
export function defineEntity(entity: Entity): Entity {
  if (entities.has(entity.name)) throw new Error(`The entity ${entity.name} is defined twice.`);
  const missing = entity.key.filter((column) => !entity.columns.includes(column));
  if (missing.length) throw new Error(`The entity ${entity.name} lacks its key columns ${missing.join(', ')}.`);
  entities.set(entity.name, entity);
  return entity;
}

/** The entity of that name. Throws where no module has defined it. */
export function entityNamed(name: string): Entity {
  const entity = entities.get(name);
  if (!entity) throw new Error(`No entity is called ${name}: define it in the tables.ts of its module.`);
  return entity;
}

/** All that is written through change records. */
export const definedEntities = (): readonly Entity[] => [...entities.values()];

/** The record's id in changes: the values of its key columns joined by `/`. */
export function recordId(entity: Entity, record: Readonly<Record<string, unknown>>): string {
  return entity.key.map((column) => String(record[column])).join('/');
}

/** The key columns with their values as text, read from the record's id. */
export function keyOf(entity: Entity, id: string): Record<string, Json> {
  const values = entity.key.length === 1 ? [id] : id.split('/');
  if (values.length !== entity.key.length) throw new Error(`${id} is not the id of a ${entity.name}.`);
  return Object.fromEntries(entity.key.map((column, index) => [column, values[index] ?? '']));
}

/** What the catalogue tells of a table, asked once a process. */
export interface TableLayout {
  /** The SQL type of each column. */
  readonly formats: ReadonlyMap<string, string>;
  /**
   * For each column that a check joins with others, whichever check, a name that all so joined share. A check is tested by
   * each statement and cannot wait for the next one, so what it joins is set together.
   */
  readonly checked: ReadonlyMap<string, string>;
}

const layouts = new Map<string, Promise<TableLayout>>();

export function tableLayout(tx: Transaction<unknown>, { table }: Entity): Promise<TableLayout> {
  const known = layouts.get(table) ?? readLayout(tx, table);
  layouts.set(table, known);
  known.catch(() => layouts.delete(table));
  return known;
}

async function readLayout(tx: Transaction<unknown>, table: string): Promise<TableLayout> {
  const { rows } = await sql<{ name: string; format: string; number: number }>`
    select attname as name, format_type(atttypid, atttypmod) as format, attnum as number
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(tx);
  const checks = await sql<{ numbers: number[] }>`
    select conkey::integer[] as numbers from pg_constraint
    where conrelid = ${table}::regclass and contype = 'c' and cardinality(conkey) > 1`.execute(tx);
  const nameOf = new Map(rows.map(({ number, name }) => [number, name]));
  const checked = new Map<string, string>();
  for (const { numbers } of checks.rows) {
    const columns = numbers.map((number) => nameOf.get(number) ?? '');
    const joined = new Set(columns.map((column) => checked.get(column) ?? column));
    const [name = ''] = joined;
    for (const [column, other] of checked) if (joined.has(other)) checked.set(column, name);
    for (const column of columns) checked.set(column, name);
  }
  return { formats: new Map(rows.map(({ name, format }) => [name, format])), checked };
}

/** `"plan_id" uuid, "uid" integer`: a column list for jsonb_to_recordset, under other names where given. */
export function typedColumns(
  entity: Entity,
  formats: ReadonlyMap<string, string>,
  columns: readonly (readonly [alias: string, column: string])[],
): RawBuilder<unknown> {
  return sql.join(
    columns.map(([alias, column]) => {
      const format = formats.get(column);
      if (!format || !entity.columns.includes(column)) throw new Error(`A ${entity.name} has no column ${column}.`);
      return sql`${sql.id(alias)} ${sql.raw(format)}`;
    }),
  );
}
