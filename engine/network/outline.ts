/** The tree of a plan by task index. */
export interface Outline {
  readonly count: number;
  /** −1 at the top. */
  readonly parent: Int32Array;
  readonly isSummary: Uint8Array;
  readonly summaryCount: number;
  /** Children of task i are `children[childStart[i]]` … before `children[childStart[i + 1]]`, in order. */
  readonly childStart: Int32Array;
  readonly children: Int32Array;
}

/** Reads the tree from the parents of tasks. A parent that does not stand before its child counts as none. */
export function outlineOf(parents: Int32Array): Outline {
  const count = parents.length;
  const parent = new Int32Array(count);
  const isSummary = new Uint8Array(count);
  const childStart = new Int32Array(count + 1);
  let summaryCount = 0;
  for (let index = 0; index < count; index++) {
    const wanted = parents[index] as number;
    const above = wanted >= 0 && wanted < index ? wanted : -1;
    parent[index] = above;
    if (above < 0) continue;
    if (!isSummary[above]) summaryCount++;
    isSummary[above] = 1;
    childStart[above + 1] = (childStart[above + 1] as number) + 1;
  }
  for (let index = 0; index < count; index++)
    childStart[index + 1] = (childStart[index + 1] as number) + (childStart[index] as number);
  const children = new Int32Array(childStart[count] as number);
  if (summaryCount > 0) {
    const next = childStart.slice(0, count);
    for (let index = 0; index < count; index++) {
      const above = parent[index] as number;
      if (above < 0) continue;
      const at = next[above] as number;
      children[at] = index;
      next[above] = at + 1;
    }
  }
  return { count, parent, isSummary, summaryCount, childStart, children };
}

/** Whether task `above` stands somewhere over task `below` in the outline. */
export function isAncestor({ parent }: Outline, above: number, below: number): boolean {
  let index = parent[below] as number;
  while (index > above) index = parent[index] as number;
  return index === above;
}

/** As `isAncestor`, asked in constant time however deep the outline is; takes a pass over all tasks to set up. */
export function ancestry({ count, parent }: Outline): (above: number, below: number) => boolean {
  // Numbers from the top down, so that those below a task are the numbers behind its own.
  const size = new Int32Array(count).fill(1);
  for (let index = count - 1; index >= 0; index--) {
    const above = parent[index] as number;
    if (above >= 0) size[above] = (size[above] as number) + (size[index] as number);
  }
  const number = new Int32Array(count);
  const next = new Int32Array(count);
  for (let index = 0, top = 0; index < count; index++) {
    const above = parent[index] as number;
    const own = above < 0 ? top : (next[above] as number);
    if (above < 0) top += size[index] as number;
    else next[above] = own + (size[index] as number);
    number[index] = own;
    next[index] = own + 1;
  }
  return (above, below) => {
    const from = number[above] as number;
    const at = number[below] as number;
    return at > from && at < from + (size[above] as number);
  };
}
