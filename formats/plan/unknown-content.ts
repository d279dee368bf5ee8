import type { RawRecord } from '../xml/read-records.ts';

export type RecordKind = 'project' | 'calendar' | 'task' | 'resource' | 'assignment';

/**
 * What the file says and Portico does not model, as it stood, so that a later export can give it back. Most of it is the
 * same few elements over and over: each distinct one stands once in `elements`, and records point to it.
 */
export interface UnknownContent {
  readonly elements: readonly string[];
  readonly records: readonly UnknownRecord[];
}

/** The elements of one record, as indices in file order. A project has UID 0. */
export interface UnknownRecord {
  readonly kind: RecordKind;
  readonly uid: number;
  readonly elements: readonly number[];
}

/** The unknown elements of a record as XML, in file order. */
export function unknownXml(content: UnknownContent, record: UnknownRecord): string {
  return record.elements.map((index) => content.elements[index] ?? '').join('');
}

export interface UnknownStore {
  add(kind: RecordKind, uid: number, elements: readonly RawRecord['unknown'][number][]): void;
  /** How many elements were met by path. */
  counts(): ReadonlyMap<string, number>;
  content(): UnknownContent;
}

/** Names beyond this many are counted as one: a file of nothing but new names must not fill the memory. */
const pathLimit = 1000;

export function createUnknownStore(): UnknownStore {
  const indexOf = new Map<string, number>();
  const counts = new Map<string, number>();
  const records: UnknownRecord[] = [];
  const intern = (xml: string) => {
    const index = indexOf.get(xml) ?? indexOf.size;
    if (index === indexOf.size) indexOf.set(xml, index);
    return index;
  };
  return {
    add(kind, uid, elements) {
      if (elements.length === 0) return;
      for (const { path, isKnown } of elements) {
        if (isKnown) continue;
        const name = counts.has(path) || counts.size < pathLimit ? path : `${path.split('/', 1)[0]}/…`;
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      records.push({ kind, uid, elements: elements.map(({ xml }) => intern(xml)) });
    },
    counts: () => counts,
    content: () => ({ elements: [...indexOf.keys()], records }),
  };
}
