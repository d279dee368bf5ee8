import { hasGlyph } from './fonts.ts';

/** Stands for what the font cannot draw. */
export const missing = '□';

/** Says nothing on paper: joiners, variation selectors, marks of direction, control characters but line ends. */
const silent =
  /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Variation_Selector}|[\u{e0000}-\u{e007f}]|(?!\n)\p{Cc}/gu;

/** A figure and its unit stay on one line: +12 d, 10 %. */
const beforeUnit = /(?<=\d) (?=[dhmk%](?![\p{L}\p{N}]))/gu;
const noBreak = '\u00a0';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The text as the font can draw it. Inter covers Latin, Greek and Cyrillic with their extensions, arrows and many
 * signs; what it does not cover (other scripts, emoji) becomes one box a character, so that nothing vanishes silently.
 */
export function printable(text: string): string {
  const calm = text.replace(silent, '').replace(beforeUnit, noBreak);
  if ([...calm].every((character) => character === '\n' || hasGlyph(character))) return calm.normalize('NFC');
  return [...graphemes.segment(calm.normalize('NFC'))]
    .map(({ segment }) => (segment === '\n' || [...segment].every(hasGlyph) ? segment : missing))
    .join('');
}

/** The same record with every text in it printable, and whether any character had to be replaced. */
export function printableRecord<T>(record: T): { readonly record: T; readonly isComplete: boolean } {
  let isComplete = true;
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const shown = printable(value);
      if (shown.includes(missing) && !value.includes(missing)) isComplete = false;
      return shown;
    }
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner)]));
  };
  return { record: visit(record) as T, isComplete };
}
