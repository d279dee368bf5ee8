import type { PlanTask } from '../kernel/plan.ts';

/** The tree of a plan by task index. A parent that is missing or does not stand before its child counts as none. */
export interface Outline {
  readonly count: number;
  /** −1 at the top. */
  readonly parent: Int32Array;
  /** 1 at the top. */
  readonly level: Int32Array;
  readonly isSummary: Uint8Array;
  /** Children of task i are `children[childStart[i]]` … before `children[childStart[i + 1]]`, in order. */
  readonly childStart: Int32Array;
  readonly children: Int32Array;
  /** The first task of each uid. */
  readonly indexOf: ReadonlyMap<number, number>;
}

export function readOutline(tasks: readonly PlanTask[]): Outline {
  const count = tasks.length;
  const parent = new Int32Array(count).fill(-1);
  const level = new Int32Array(count);
  const isSummary = new Uint8Array(count);
  const indexOf = new Map<number, number>();
  const childStart = new Int32Array(count + 1);
  tasks.forEach(({ uid, parentUid }, index) => {
    const above = parentUid === null ? undefined : indexOf.get(parentUid);
    if (above !== undefined) {
      parent[index] = above;
      isSummary[above] = 1;
      childStart[above + 1] = (childStart[above + 1] as number) + 1;
    }
    level[index] = above === undefined ? 1 : (level[above] as number) + 1;
    if (!indexOf.has(uid)) indexOf.set(uid, index);
  });
  for (let index = 0; index < count; index++)
    childStart[index + 1] = (childStart[index + 1] as number) + (childStart[index] as number);
  const next = childStart.slice(0, count);
  const children = new Int32Array(childStart[count] as number);
  for (let index = 0; index < count; index++) {
    const above = parent[index] as number;
    if (above < 0) continue;
    const at = next[above] as number;
    children[at] = index;
    next[above] = at + 1;
  }
  return { count, parent, level, isSummary, childStart, children, indexOf };
}

/** Whether task `above` stands somewhere over task `below` in the outline. */
export function isAncestor(outline: Outline, above: number, below: number): boolean {
  let index = outline.parent[below] as number;
  while (index > above) index = outline.parent[index] as number;
  return index === above;
}
