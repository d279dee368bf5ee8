// Functions that the tests of compute.ts run in worker threads.

export function sum(numbers: readonly number[], report: (progress: number) => void): number {
  for (const number of numbers) report(number);
  return numbers.reduce((total, number) => total + number, 0);
}

export const resolveName = (name: string): string => import.meta.resolve(name);

export function fail(reason: string): never {
  throw new Error(reason);
}

export function fillMemory(): number {
  const kept: number[][] = [];
  for (;;) kept.push(new Array(100_000).fill(Math.random()));
}

/** Reports once, and never ends. */
export function spin(_: null, report: (progress: null) => void): never {
  report(null);
  for (;;);
}
