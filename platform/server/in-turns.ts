import { setImmediate } from 'node:timers/promises';

/** As long as others wait for their turn. */
const turnMs = 8;

/**
 * What `map` gives for each, in their order: short computations over many records, between which other requests have
 * their turn on the event loop. What takes long in one go belongs into a worker thread.
 */
export async function mapInTurns<Item, Result>(items: readonly Item[], map: (item: Item) => Result): Promise<Result[]> {
  const mapped: Result[] = [];
  let since = performance.now();
  for (const item of items) {
    mapped.push(map(item));
    if (performance.now() - since < turnMs) continue;
    await setImmediate();
    since = performance.now();
  }
  return mapped;
}
