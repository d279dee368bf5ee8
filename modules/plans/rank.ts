/** In the order of their codes, which is also the order of collation "C". */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * A rank between two others; null is the open end. Ranks are fractions in base 62 without a last zero, compared as text
 * by code, so that there is always room between two of them.
 * Method: David Greenspan, "Implementing Fractional Indexing" (2020).
 */
export function rankBetween(before: string | null, after: string | null): string {
  const low = before ?? '';
  if (after !== null) {
    let same = 0;
    while (same < after.length && (low[same] ?? '0') === after[same]) same++;
    if (same > 0) return after.slice(0, same) + rankBetween(low.slice(same), after.slice(same));
  }
  const from = low ? digits.indexOf(low.charAt(0)) : 0;
  const to = after === null ? digits.length : digits.indexOf(after.charAt(0));
  if (to - from > 1) return digits.charAt(Math.round((from + to) / 2));
  if (after !== null && after.length > 1) return after.charAt(0);
  return digits.charAt(from) + rankBetween(low.slice(1), null);
}

/** `count` ranks in rising order between two others, spread evenly so that they stay short. */
export function ranksBetween(before: string | null, after: string | null, count: number): string[] {
  if (count <= 0) return [];
  const middle = count >> 1;
  const rank = rankBetween(before, after);
  return [...ranksBetween(before, rank, middle), rank, ...ranksBetween(rank, after, count - middle - 1)];
}

/**
 * Rising ranks for siblings in the order wanted. `present` are the ranks that they have now (null: none yet): as many
 * as can stay do stay, so that moving one task changes one rank.
 */
export function rankSiblings(present: readonly (string | null)[]): string[] {
  const kept = longestRising(present);
  const ranks: string[] = [];
  let last: string | null = null;
  for (const index of [...kept, present.length]) {
    const next = present[index] ?? null;
    ranks.push(...ranksBetween(last, next, index - ranks.length));
    if (next !== null) ranks.push(next);
    last = next;
  }
  return ranks;
}

/** The indexes of a longest strictly rising subsequence, by patience sorting; nulls are left out. */
function longestRising(ranks: readonly (string | null)[]): number[] {
  const ends: number[] = []; // ends[k]: where the lowest rank stands that ends a rising run of k + 1
  const previous = new Int32Array(ranks.length).fill(-1);
  for (const [index, rank] of ranks.entries()) {
    if (rank === null) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranks[ends[middle] as number] as string) < rank) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (ends[low - 1] as number) : -1;
    ends[low] = index;
  }
  const kept: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] as number) kept.push(index);
  return kept.reverse();
}
