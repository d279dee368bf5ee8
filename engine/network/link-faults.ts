import { ancestry, isAncestor, type Outline } from './outline.ts';

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
  const isAbove = outline.summaryCount > 0 ? ancestry(outline) : () => false;
  for (let link = 0; link < from.length; link++)
    fault[link] = faultOf(outline.count, from[link] as number, to[link] as number, isAbove);
  return fault;
}

/** The same of one link, where no others are asked about. */
export function faultOfEnds(outline: Outline, from: number, to: number): number {
  return faultOf(outline.count, from, to, (above, below) => isAncestor(outline, above, below));
}

function faultOf(count: number, from: number, to: number, isAbove: (above: number, below: number) => boolean): number {
  if (from < 0 || to < 0 || from >= count || to >= count) return linkFaults.dangling;
  if (from === to) return linkFaults.self;
  return isAbove(from, to) || isAbove(to, from) ? linkFaults.summary : 0;
}
