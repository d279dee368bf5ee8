/**
 * Which links cross a range of rows, without looking at all of them.
 *
 * Each link covers the rows from its upper to its lower end. It is kept once: on the level whose bucket size (a power of
 * two) is larger than its span, in the bucket of its upper row. A link that crosses rows a…b then lies, on each level, in
 * one of the buckets from the one before a's to b's. Levels are stored one after another as compressed sparse rows.
 */
export interface LinkIndex {
  /** Per level: where its buckets begin in `offsets`. */
  readonly levelStarts: Int32Array;
  /** Per bucket: where its links begin in `items`; the end is the next one's begin. */
  readonly offsets: Int32Array;
  readonly items: Int32Array;
  readonly upper: Int32Array;
  readonly lower: Int32Array;
}

/** Indexes links over `rowCount` rows; their ends must lie within. */
export function indexLinks(
  links: readonly { readonly from: number; readonly to: number }[],
  rowCount: number,
): LinkIndex {
  const upper = Int32Array.from(links, ({ from, to }) => Math.min(from, to));
  const lower = Int32Array.from(links, ({ from, to }) => Math.max(from, to));
  const levelCount = levelOf(Math.max(0, rowCount - 1)) + 1;
  const levelStarts = new Int32Array(levelCount + 1);
  for (let level = 0; level < levelCount; level += 1) {
    levelStarts[level + 1] = (levelStarts[level] as number) + (Math.max(0, rowCount - 1) >> level) + 1;
  }
  const bucketOf = Int32Array.from(links, (_, link) => {
    const level = levelOf((lower[link] as number) - (upper[link] as number));
    return (levelStarts[level] as number) + ((upper[link] as number) >> level);
  });
  const offsets = new Int32Array((levelStarts[levelCount] as number) + 1);
  for (const bucket of bucketOf) offsets[bucket + 1] = (offsets[bucket + 1] as number) + 1;
  for (let bucket = 1; bucket < offsets.length; bucket += 1) {
    offsets[bucket] = (offsets[bucket] as number) + (offsets[bucket - 1] as number);
  }
  const next = offsets.slice();
  const items = new Int32Array(links.length);
  for (let link = 0; link < links.length; link += 1) {
    const bucket = bucketOf[link] as number;
    const place = next[bucket] as number;
    items[place] = link;
    next[bucket] = place + 1;
  }
  return { levelStarts, offsets, items, upper, lower };
}

/** The level whose buckets are larger than the span: 0 for a link within one row, 1 for neighbours, 2 for 2–3, … */
function levelOf(span: number): number {
  return 32 - Math.clz32(span);
}

/**
 * Writes the links that touch rows `first`…`last` (inclusive) into `found` and returns how many there are. Allocates
 * nothing; `found` must be as long as there are links.
 */
export function findLinks(index: LinkIndex, first: number, last: number, found: Int32Array): number {
  const { levelStarts, offsets, items, upper, lower } = index;
  let count = 0;
  for (let level = 0; level < levelStarts.length - 1; level += 1) {
    const start = levelStarts[level] as number;
    const end = levelStarts[level + 1] as number;
    const from = start + Math.max(0, (first >> level) - 1);
    const to = Math.min(end - 1, start + (last >> level));
    if (from > to) continue;
    const stop = offsets[to + 1] as number;
    for (let place = offsets[from] as number; place < stop; place += 1) {
      const link = items[place] as number;
      if ((upper[link] as number) > last || (lower[link] as number) < first) continue;
      found[count] = link;
      count += 1;
    }
  }
  return count;
}
