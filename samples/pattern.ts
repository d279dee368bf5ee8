/** Whole numbers from the first to the last. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** The lines of a plan for each of several: waves of a rollout, sprints, sites. */
export const each = <T>(items: readonly T[], lines: (item: T, index: number) => string): string =>
  items.map((item, index) => lines(item, index).trim()).map((text) => `  ${text}`).join('\n'); // biome-ignore format: one step

/** The same said of each: tasks that take another time, or wait for the same. */
export const forEach = <T>(items: readonly T[], name: (item: T) => string, cell: string): Record<string, string> =>
  Object.fromEntries(items.map((item) => [name(item), cell]));
