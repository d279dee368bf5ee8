/** Whole numbers from the first to the last. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** The lines of a plan for each of several, such as the waves of a rollout, one level below what stands above them. */
export const each = <T>(items: readonly T[], lines: (item: T, index: number) => string): string =>
  items.map((item, index) => `  ${lines(item, index).trim()}`).join('\n');

/** The same said of several tasks: that they take another time, or wait for the same. */
export const forEach = <T>(items: readonly T[], name: (item: T) => string, cell: string): Record<string, string> =>
  Object.fromEntries(items.map((item) => [name(item), cell]));
