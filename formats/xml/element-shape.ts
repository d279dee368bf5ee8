/**
 * What becomes of an element's text: `kept` as the file says it, `mapped` from codes and units, `compared` with our own
 * answer, or `computed`: left out, because it is worked out again.
 */
export type Use = 'kept' | 'mapped' | 'compared' | 'computed';

/** A table of the elements that a reader knows: a use for those with text, a table for those with elements inside. */
export interface ElementTable {
  readonly [name: string]: Use | ElementTable;
}

/** A known element, with how many of it were met. `children` is null where it holds text. */
export interface ElementShape {
  readonly name: string;
  readonly path: string;
  readonly use: Use;
  readonly children: ReadonlyMap<string, ElementShape> | null;
  readonly isRecord: boolean;
  /** Its place among its parent's elements. */
  readonly index: number;
  count: number;
}

/** Compiles a table for the reader; `records` names the elements that are handed over one by one. */
export function compileShape(root: string, table: ElementTable, records: ReadonlySet<string>): ElementShape {
  const compile = (name: string, path: string, index: number, entry: Use | ElementTable): ElementShape => {
    const common = { name, path, index, isRecord: records.has(name), count: 0 };
    if (typeof entry === 'string') return { ...common, use: entry, children: null };
    const below = Object.entries(entry).map(([child, inner], place): [string, ElementShape] => [
      child,
      compile(child, pathOf(path, name, child, records), place, inner),
    ]);
    return { ...common, use: 'mapped', children: new Map(below) };
  };
  return compile(root, root, 0, table);
}

/** Paths start at the record, so that `Task/PredecessorLink/Type` says enough. */
function pathOf(path: string, parent: string, name: string, records: ReadonlySet<string>): string {
  if (records.has(name)) return name;
  return records.has(parent) ? `${parent}/${name}` : `${path}/${name}`;
}

/** The shape and all below it. */
export function* shapesBelow(shape: ElementShape): Generator<ElementShape> {
  yield shape;
  for (const child of shape.children?.values() ?? []) yield* shapesBelow(child);
}
