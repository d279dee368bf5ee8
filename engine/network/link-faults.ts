import { isAncestor, type Outline } from './outline.ts';

/** Links as flat arrays by link index: the tasks that they join, and the code of their type. */
export interface LinkEnds {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly type: Uint8Array;
}

/** Why a link is not followed; 0 where it is. */
export const linkFaults = { dangling: 1, self: 2, summary: 3, duplicate: 4, loop: 5 } as const;

/** The faults that a link has by itself: an end that does not exist, its own task, or a summary above it. */
export function faultsOfEnds(outline: Outline, { from, to }: LinkEnds): Uint8Array {
  const fault = new Uint8Array(from.length);
  for (let link = 0; link < from.length; link++)
    fault[link] = faultOfEnds(outline, from[link] as number, to[link] as number);
  return fault;
}

export function faultOfEnds(outline: Outline, from: number, to: number): number {
  const { count, summaryCount } = outline;
  if (from < 0 || to < 0 || from >= count || to >= count) return linkFaults.dangling;
  if (from === to) return linkFaults.self;
  if (summaryCount > 0 && (isAncestor(outline, from, to) || isAncestor(outline, to, from))) return linkFaults.summary;
  return 0;
}
