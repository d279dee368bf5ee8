import type { RecordReference } from '#engine';
import type { Tx } from '#platform/server';
import type { NamedRecord } from './contract.ts';

/** What a record is called, and its number in the list that it stands in where it has one. */
export interface RecordName {
  readonly name: string;
  readonly number: number | null;
}

/** The names of the records of one kind, by id; those that are gone are left out. */
export type NameRecords = (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, RecordName>>;

const kinds = new Map<string, NameRecords>();

/** How a module names its records where findings point at them. One kind has one source. */
export function contributeRecordNames(kind: string, names: NameRecords): void {
  if (kinds.has(kind)) throw new Error(`The names of ${kind} records are contributed twice.`);
  kinds.set(kind, names);
}

/** The records with their names, those of one kind in one look-up; null where nobody knows one. */
export async function nameRecords(
  tx: Tx,
  records: readonly RecordReference[],
): Promise<(record: RecordReference) => NamedRecord> {
  const names = new Map<string, ReadonlyMap<string, RecordName>>();
  for (const [kind, find] of kinds) {
    const ids = new Set(records.flatMap((record) => (record.kind === kind ? [record.id] : [])));
    if (ids.size > 0) names.set(kind, await find(tx, [...ids]));
  }
  return ({ kind, id }) => {
    const found = names.get(kind)?.get(id);
    return { kind, id, name: found?.name ?? null, number: found?.number ?? null };
  };
}
