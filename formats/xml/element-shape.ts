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
  count: number;
}

/** Compiles a table for the reader; `records` names the elements that are handed over one by one. */
export function compileShape(root: string, table: ElementTable, records: ReadonlySet<string>): ElementShape {
  const compile = (name: string, path: string, entry: Use | ElementTable): ElementShape => {
    const isText = typeof entry === 'string';
    const below = isText ? [] : Object.entries(entry);
    return {
      name,
      path,
      use: isText ? entry : 'mapped',
      children: isText
        ? null
        : new Map(below.map(([child, inner]) => [child, compile(child, pathOf(path, name, child, records), inner)])),
      isRecord: records.has(name),
      count: 0,
    };
  };
  return compile(root, root, table);
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
