/**
 * How a sentence may ask for a figure: `{{at, exact}}` a date with weekday, year and time; `{{at, month}}` its month and
 * year; `{{days, signed}}` with its sign; `{{count, words}}` a small whole number spelt out; `{{of, all}}` all of so many, of two `both`, these with a capital
 * where they begin the sentence; `{{agreed, compact}}` an amount in millions where it comes to some.
 */
export const figureStyles = ['exact', 'month', 'signed', 'words', 'all', 'compact'] as const;
export type FigureStyle = (typeof figureStyles)[number];

export interface FormatOptions {
  /** How numbers and dates are written: BCP 47, or `iso`. */
  readonly formats: string;
  /** The local date that 'this year' is read from, as ISO; without it every date shows its year. */
  readonly today: string | undefined;
  /** A text of the words: units, spelt numbers, what a parameter names by its key. */
  readonly own: (key: string, values?: Readonly<Record<string, string>>) => string;
}

export const minus = '\u2212';
