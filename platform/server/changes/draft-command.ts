import type { Change, Json } from './change.ts';

/** A change as it comes over the wire: fields by their names there. */
export interface WireChange {
  readonly entity: string;
  readonly id: string;
  readonly field: string | null;
  readonly from: unknown;
  readonly to: unknown;
}

type Row = Readonly<Record<string, Json>>;

/** A command in the terms of the tables: what it makes, changes and deletes, each record and field once. */
export interface CommandDraft {
  readonly made: readonly { readonly entity: string; readonly id: string; readonly row: Row }[];
  /** Fields that become another value, of records that were there. */
  readonly set: readonly Change[];
  /** With what the writer has seen of each. */
  readonly gone: readonly { readonly entity: string; readonly id: string; readonly seen: Row }[];
}

/**
 * Sorts the changes of a command: of two of one field the later holds, what is changed of a record that the command makes
 * is made so, and what it deletes it need not change first. The columns of a table are its wire names in snake case.
 */
export function draftCommand(changes: readonly WireChange[]): CommandDraft {
  const made = new Map<string, { entity: string; id: string; row: Record<string, Json> }>();
  const set = new Map<string, Change>();
  const gone = new Map<string, { entity: string; id: string; seen: Row }>();
  for (const { entity, id, field, from, to } of changes) {
    const key = `${entity} ${id}`;
    const isMade = made.get(key);
    if (field === null && to !== null) made.set(key, { entity, id, row: { ...columnsOf(to) } });
    else if (field === null) {
      if (!made.delete(key)) gone.set(key, { entity, id, seen: columnsOf(from) });
    } else if (isMade) isMade.row[columnOf(field)] = to as Json;
    else {
      const column = columnOf(field);
      const before = set.get(`${key} ${column}`);
      set.set(`${key} ${column}`, { entity, id, field: column, from: before?.from ?? (from as Json), to: to as Json });
    }
  }
  return {
    made: [...made.values()],
    set: [...set.values()].filter(({ entity, id, from, to }) => from !== to && !gone.has(`${entity} ${id}`)),
    gone: [...gone.values()],
  };
}

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const columnsOf = (record: unknown): Row =>
  Object.fromEntries(Object.entries(record ?? {}).map(([field, value]) => [columnOf(field), value as Json]));
