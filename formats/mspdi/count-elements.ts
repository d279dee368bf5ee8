import type { ElementCount } from '../plan/plan-file.ts';
import { type ElementShape, shapesBelow, type Use } from '../xml/element-shape.ts';

const timephasedPath = 'Assignment/TimephasedData';

/**
 * The counts by element that hold text, and by unknown element, in the order of paths. Rows of TimephasedData are told
 * apart one by one, so they come with counts of their own.
 */
export function countElements(
  shape: ElementShape,
  unknown: ReadonlyMap<string, number>,
  timephased: ReadonlyMap<Use | 'unknown', number>,
): ElementCount[] {
  const known = [...shapesBelow(shape)].filter(({ children, count }) => children === null && count > 0);
  const counts: ElementCount[] = [
    ...known
      .filter(({ path }) => !path.startsWith(timephasedPath))
      .map(({ path, use, count }) => ({ path, use, count })),
    ...Array.from(unknown, ([path, count]) => ({ path, use: 'unknown' as const, count })).filter(({ path }) => path !== timephasedPath), // biome-ignore format: one filter
    ...Array.from(timephased, ([use, count]) => ({ path: timephasedPath, use, count })),
  ];
  return counts.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
