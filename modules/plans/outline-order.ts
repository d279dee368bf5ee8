import type { Json } from '#platform/server';
import type { Row } from './tables.ts';

/** Task rows depth first, siblings by rank, then uid. A task whose parent is missing stands at the top. */
export function inOutlineOrder(tasks: readonly Row[]): Row[] {
  const uids = new Set(tasks.map((task) => task.uid));
  const children = new Map<Json, Row[]>();
  for (const task of tasks) {
    const parent = parentOf(task, uids);
    const siblings = children.get(parent);
    if (siblings) siblings.push(task);
    else children.set(parent, [task]);
  }
  for (const siblings of children.values()) siblings.sort(byRank);
  const ordered: Row[] = [];
  const open = [...(children.get(null) ?? [])].reverse();
  for (let task = open.pop(); task; task = open.pop()) {
    ordered.push(task);
    const below = children.get(task.uid ?? null) ?? [];
    for (let index = below.length - 1; index >= 0; index--) open.push(below[index] as Row);
  }
  return ordered;
}

/** The first task that is its own ancestor, or null. `parents` gives the parent of every task that has one. */
export function findParentLoop(parents: ReadonlyMap<number, number>): number | null {
  const done = new Set<number>();
  for (const start of parents.keys()) {
    const path = new Set<number>();
    for (let uid: number | undefined = start; uid !== undefined && !done.has(uid); uid = parents.get(uid)) {
      if (path.has(uid)) return uid;
      path.add(uid);
    }
    for (const uid of path) done.add(uid);
  }
  return null;
}

const parentOf = (task: Row, uids: ReadonlySet<Json | undefined>): Json => {
  const parent = task.parent_uid ?? null;
  return parent !== null && uids.has(parent) ? parent : null;
};

function byRank(a: Row, b: Row): number {
  const [left, right] = [String(a.rank), String(b.rank)];
  return left === right ? Number(a.uid) - Number(b.uid) : left < right ? -1 : 1;
}
