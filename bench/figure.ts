/** One figure of one bench, printed as a line of JSON. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly unit: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
}

export interface Bench {
  readonly name: string;
  /** One line: what is measured, and the bar it is held against. */
  readonly about: string;
  /** What is given after its name without a flag, such as a folder. */
  readonly operand?: string;
  /** Its options, as node:util's parseArgs takes them. */
  readonly options: Readonly<
    Record<string, { readonly type: 'string' | 'boolean'; readonly default?: string | boolean }>
  >;
  /** Yields each figure as soon as it is known. */
  run(options: Readonly<Record<string, string | boolean | undefined>>): AsyncIterable<Figure>;
}

/** Median, least and greatest of what was measured, to three significant decimals. */
export function figure(bench: string, name: string, unit: string, values: readonly number[]): Figure {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    bench,
    figure: name,
    unit,
    median: round(median),
    min: round(sorted[0] ?? Number.NaN),
    max: round(sorted.at(-1) ?? Number.NaN),
    runs: values.length,
  };
}

/** The least of the values that so great a share of them does not pass. */
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;
