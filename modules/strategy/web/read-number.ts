import { type NumberWords, readNumber as readPositive } from '#modules/plans/web/duration-notation';

/** A number as people type it in this locale, with a minus of either length before one that is less than nothing; null where it is none. */
export function readNumber(text: string, words: NumberWords): number | null {
  const [, minus, digits = ''] = /^([-−]?)(.*)$/.exec(text.trim()) ?? [];
  const value = readPositive(digits, words);
  return value === null || !minus ? value : -value;
}
