import type { Answer } from './selection.ts';

type Point = Answer['frontier'][number];

/** Where the frontier lies in a box of so many units, the value 0 at its foot. */
export interface FrontierShape {
  /** Steps: what a budget buys holds until the next one buys more. */
  readonly path: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly of: Point }[];
  readonly here: { readonly x: number; readonly y: number } | null;
  readonly xOf: (budgetMinor: number) => number;
  readonly yOf: (value: number) => number;
}

interface Box {
  readonly width: number;
  readonly height: number;
}

/** One unit is about a pixel: on a phone the words would else shrink with the picture. */
export const boxes = { wide: { width: 640, height: 260 }, narrow: { width: 244, height: 180 } } as const;

/** The best values as steps over budgets, and where the scenario itself stands. */
export function frontierShape(
  frontier: readonly Point[],
  hereMinor: number,
  hereValue: number,
  box: Box,
): FrontierShape {
  const widest = Math.max(1, ...frontier.map(({ budgetMinor }) => budgetMinor));
  const highest = Math.max(1, hereValue, ...frontier.map(({ value }) => value));
  const xOf = (budgetMinor: number) => (budgetMinor / widest) * box.width;
  const yOf = (value: number) => box.height - (Math.max(0, value) / highest) * box.height;
  const placed = frontier.map((of) => ({ x: xOf(of.budgetMinor), y: yOf(of.value), of }));
  const path = placed.map(({ x, y }, index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('');
  const points = placed.filter(({ of }, index) => index === 0 || of.isStep);
  return { path, points, here: frontier.length ? { x: xOf(hereMinor), y: yOf(hereValue) } : null, xOf, yOf };
}
