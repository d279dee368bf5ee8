/** Lower is better: 0 where the text begins so, more for each word that was passed over. Null is no match. */
export type Score = number | null;

/**
 * Whether what was typed stands for the text: letters are taken from the beginnings of its words, in order, so that `np`,
 * `newp` and `proj` all mean `New project`. Capitals, accents and spaces make no difference.
 */
export function fuzzyScore(typed: string, text: string): Score {
  const wanted = fold(typed).join('');
  const words = fold(text);
  if (wanted === '') return 0;
  return passed(wanted, words, 0);
}

/** How many words are passed over where the rest of the letters is taken from these words and those after them. */
function passed(wanted: string, words: readonly string[], from: number): Score {
  if (wanted === '') return 0;
  let best: Score = null;
  for (let index = from; index < words.length; index++) {
    const word = words[index] ?? '';
    for (let length = sameLetters(wanted, word); length > 0; length--) {
      const rest = passed(wanted.slice(length), words, index + 1);
      if (rest !== null && (best === null || rest + index - from < best)) best = rest + index - from;
    }
  }
  return best;
}

function sameLetters(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
