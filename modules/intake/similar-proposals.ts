export interface ComparedText {
  readonly id: string;
  readonly text: string;
}

/** So much of the words of two proposals must be the same for one to be suggested beside the other. */
const leastAlike = 0.18;
const mostSuggested = 3;

/**
 * Those that are most alike by their words, at most three: cosine of term frequency times inverse document frequency
 * (Salton and Buckley 1988). Words of fewer than four letters say nothing. O(words of all).
 */
export function similarTo(one: ComparedText, others: readonly ComparedText[]): { id: string; likeness: number }[] {
  const all = [one, ...others].map(({ id, text }) => ({ id, words: countWords(text) }));
  const documents = new Map<string, number>();
  for (const { words } of all) for (const word of words.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
  const weigh = (words: ReadonlyMap<string, number>) =>
    new Map([...words].map(([word, count]) => [word, count * Math.log(1 + all.length / (documents.get(word) ?? 1))]));
  const [own, ...rest] = all.map(({ id, words }) => ({ id, weights: weigh(words) }));
  if (!own) return [];
  return rest
    .map(({ id, weights }) => ({ id, likeness: cosine(own.weights, weights) }))
    .filter(({ likeness }) => likeness >= leastAlike)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, mostSuggested);
}

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/\p{L}{4,}/gu) ?? []) {
    // plurals and their singular are one word, as far as an s tells
    const stem = word.length > 4 ? word.replace(/s$/, '') : word;
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const norm = (of: ReadonlyMap<string, number>) => Math.hypot(...of.values());
  const product = [...a].reduce((sum, [word, weight]) => sum + weight * (b.get(word) ?? 0), 0);
  const size = norm(a) * norm(b);
  return size === 0 ? 0 : product / size;
}
