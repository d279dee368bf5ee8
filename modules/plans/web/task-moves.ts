import type { PlanChange } from '../contract.ts';
import { isUnder } from './predecessor-notation.ts';
import type { Plan, PlanRow } from './read-plan.ts';

export type TaskMove = 'indent' | 'outdent' | 'up' | 'down';

const orNull = (uid: number | undefined) => uid || null;
const siblingsOf = (plan: Plan, row: PlanRow) => plan.byUid.get(row.parentUid)?.children ?? plan.top;
const placeOf = (parentUid: number | null, afterUid: number | null) => ({ parentUid, afterUid });

/** Those of the rows over which none of the others stands, in the order of the plan: what moves takes the rest along. */
export function outermost(plan: Plan, rows: readonly PlanRow[]): PlanRow[] {
  const inOrder = [...rows].sort((a, b) => a.number - b.number);
  return inOrder.filter((row) => !inOrder.some((other) => other !== row && isUnder(plan, row, other)));
}

/** The changes that move the rows together, each with what stands under it; none where they cannot go that way. */
export function moveTasks(plan: Plan, rows: readonly PlanRow[], move: TaskMove): PlanChange[] {
  const moved = outermost(plan, rows);
  const places = move === 'down' ? [...moved].reverse() : moved;
  const isMoved = new Set(moved);
  const changes = places.flatMap((row) => {
    const to = targets[move](plan, row, isMoved);
    return to ? [placed(row, to), ...(move === 'outdent' ? adopted(plan, row, isMoved) : [])] : null;
  });
  return changes.every((change) => change !== null) ? changes : [];
}

/** Rows keep their order when one of them is outdented: those after it under the same parent come under it. */
function adopted(plan: Plan, row: PlanRow, moved: ReadonlySet<PlanRow>): PlanChange[] {
  const after = siblingsOf(plan, row).slice(siblingsOf(plan, row).indexOf(row) + 1);
  const next = after.findIndex((other) => moved.has(other));
  let last = row.children.at(-1)?.uid;
  return (next < 0 ? after : after.slice(0, next)).map((other) => {
    const change = placed(other, placeOf(row.uid, orNull(last)));
    last = other.uid;
    return change;
  });
}

type Target = (plan: Plan, row: PlanRow, moved: ReadonlySet<PlanRow>) => ReturnType<typeof placeOf> | null;

const targets: Readonly<Record<TaskMove, Target>> = {
  /** Under the sibling before it that does not move too, as its last. */
  indent: (plan, row, moved) => {
    const siblings = siblingsOf(plan, row);
    const before = siblings.slice(0, siblings.indexOf(row)).reverse();
    const parent = before.find((other) => !moved.has(other));
    if (!parent) return null;
    const along = before.slice(0, before.indexOf(parent))[0];
    return placeOf(parent.uid, orNull(along?.uid ?? parent.children.at(-1)?.uid));
  },
  /** Beside its parent, after it; those that move from the same parent stay in their order. */
  outdent: (plan, row, moved) => {
    const parent = plan.byUid.get(row.parentUid);
    if (!parent) return null;
    const before = parent.children.slice(0, parent.children.indexOf(row)).reverse();
    return placeOf(orNull(parent.parentUid), (before.find((other) => moved.has(other)) ?? parent).uid);
  },
  up: (plan, row, moved) => {
    const siblings = siblingsOf(plan, row);
    const before = siblings.slice(0, siblings.indexOf(row)).reverse();
    const passed = before.find((other) => !moved.has(other));
    if (!passed) return null;
    const along = before[0];
    const first = siblings[siblings.indexOf(passed) - 1];
    return placeOf(orNull(row.parentUid), orNull(along && moved.has(along) ? along.uid : first?.uid));
  },
  down: (plan, row, moved) => {
    const siblings = siblingsOf(plan, row);
    const passed = siblings.slice(siblings.indexOf(row) + 1).find((other) => !moved.has(other));
    return passed ? placeOf(orNull(row.parentUid), passed.uid) : null;
  },
};

const placed = (row: PlanRow, to: ReturnType<typeof placeOf>): PlanChange => ({
  entity: 'task',
  id: String(row.uid),
  field: 'place',
  from: placeOf(orNull(row.parentUid), null),
  to,
});

/** The changes that delete the rows, with what stands under them. */
export function removeTasks(plan: Plan, rows: readonly PlanRow[]): PlanChange[] {
  return outermost(plan, rows).map(({ uid }) => ({ entity: 'task', id: String(uid), field: null, from: {}, to: null }));
}

/** Where a new task stands that takes the row's place, the row going down by one. */
export function placeBefore(plan: Plan, row: PlanRow) {
  const siblings = siblingsOf(plan, row);
  return placeOf(orNull(row.parentUid), orNull(siblings[siblings.indexOf(row) - 1]?.uid));
}

/** Where a task stands that comes after the last row, at its level. */
export function placeLast(plan: Plan) {
  const last = plan.rows.at(-1);
  return placeOf(orNull(last?.parentUid), orNull(last?.uid));
}
