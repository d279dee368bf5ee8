import { meanLoad } from '../kernel/contours.ts';
import type { PlanAssignment, PlanTask } from '../kernel/plan.ts';
import type { Ticks } from '../kernel/plan-time.ts';

/** What somebody changes of a task's duration, work and people; `work` is that of all assignments together. */
export type WorkChange =
  | { readonly kind: 'duration'; readonly durationTicks: Ticks }
  | { readonly kind: 'work'; readonly workTicks: Ticks }
  | { readonly kind: 'units'; readonly assignmentUid: number; readonly units: number }
  /** Its work is worked out; what it says of that is not read. */
  | { readonly kind: 'assign'; readonly assignment: PlanAssignment }
  | { readonly kind: 'unassign'; readonly assignmentUid: number };

export interface RevisedWork {
  readonly durationTicks: Ticks;
  readonly assignments: readonly PlanAssignment[];
}

/**
 * What becomes of duration, work and units of a task when one of them changes: the one that its type fixes stays, and a task
 * that is effort driven keeps its work when people come or go, shared by their units. Work is duration times units, over a
 * contour times its mean load, and where an assignment is shorter than its task it stays so by its share; what is done
 * stays with whom did it; the duration is that of the assignment that takes longest. `assignments` are those of the task that work, without material and cost; those by hand (`contoured`) count as flat. With nobody left the duration stays.
 * Source: Microsoft Support, 'Change the task type Project uses to calculate task duration'.
 */
export function reviseWork(
  task: Pick<PlanTask, 'type' | 'isEffortDriven' | 'durationTicks'>,
  assignments: readonly PlanAssignment[],
  change: WorkChange,
): RevisedWork {
  const durationTicks = Math.max(0, task.durationTicks ?? 0);
  const before: RevisedWork = { durationTicks, assignments };
  switch (change.kind) {
    case 'duration': {
      const after = { ...before, durationTicks: Math.max(0, Math.round(change.durationTicks)) };
      return task.type === 'fixed-work' ? withUnits(after) : withWork(before, after);
    }
    case 'work': {
      const after = { ...before, assignments: shared(assignments, Math.max(0, change.workTicks), openOf) };
      return task.type === 'fixed-duration' ? withUnits(after) : withDuration(after);
    }
    case 'units': {
      const units = Math.max(0, change.units);
      const after = { ...before, assignments: assignments.map((each) => (each.uid === change.assignmentUid ? { ...each, units } : each)) }; // biome-ignore format: one record
      return task.type === 'fixed-duration' ? withWork(before, after) : withDuration(after);
    }
    case 'assign': {
      const { assignment } = change;
      const added = { ...assignment, workTicks: Math.round(durationTicks * assignment.units * loadOf(assignment)) };
      return peopled(task, before, [...assignments, added]);
    }
    case 'unassign':
      return peopled(task, before, assignments.filter(({ uid }) => uid !== change.assignmentUid)); // biome-ignore format: one call
  }
}

/** With other people: the work stays where the task is effort driven, as one of fixed work always is. */
function peopled(
  { type, isEffortDriven }: Pick<PlanTask, 'type' | 'isEffortDriven'>,
  before: RevisedWork,
  assignments: readonly PlanAssignment[],
): RevisedWork {
  const total = sum(before.assignments, workOf);
  if ((!isEffortDriven && type !== 'fixed-work') || total === 0 || assignments.length === 0)
    return { ...before, assignments };
  const after = { ...before, assignments: shared(assignments, total, ({ units }) => units) };
  return type === 'fixed-duration' ? withUnits(after) : withDuration(after);
}

/** The work that other duration and units make: as many times as much as they are, or theirs where there was none. */
function withWork(before: RevisedWork, { durationTicks, assignments }: RevisedWork): RevisedWork {
  const revise = (each: PlanAssignment, nth: number) => {
    const was = before.assignments[nth] as PlanAssignment;
    const [old, now] = [before.durationTicks * was.units, durationTicks * each.units];
    if (old === now) return each;
    const work = old > 0 && workOf(was) > 0 ? workOf(was) * (now / old) : now * loadOf(each);
    return { ...each, ...leftOf(each, Math.max(doneOf(each), Math.round(work))) };
  };
  return { durationTicks, assignments: assignments.map(revise) };
}

/** The units that the work needs within the duration; none of it leaves them. */
function withUnits({ durationTicks, assignments }: RevisedWork): RevisedWork {
  const unitsOf = (each: PlanAssignment) =>
    durationTicks > 0 ? Math.round((workOf(each) / (durationTicks * loadOf(each))) * 1e6) / 1e6 : each.units;
  return { durationTicks, assignments: assignments.map((each) => ({ ...each, units: unitsOf(each) })) };
}

/** The duration that the work takes with these units; nobody who works leaves it. */
function withDuration({ durationTicks, assignments }: RevisedWork): RevisedWork {
  const lengths = assignments
    .filter(({ units }) => units > 0)
    .map((each) => Math.round(workOf(each) / (each.units * loadOf(each))));
  return { durationTicks: lengths.length > 0 ? Math.max(...lengths) : durationTicks, assignments };
}

/**
 * So much work, no less than is done: what each has done stays, what is left goes by a weight of each, by their work where
 * none has any and evenly where there is none of that; the last takes what rounding leaves.
 */
function shared(
  assignments: readonly PlanAssignment[],
  workTicks: Ticks,
  weightOf: (assignment: PlanAssignment) => number,
): PlanAssignment[] {
  const weight = sum(assignments, weightOf) > 0 ? weightOf : workOf;
  const whole = sum(assignments, weight);
  const open = Math.max(0, Math.round(workTicks) - sum(assignments, doneOf));
  let left = open;
  return assignments.map((each, nth) => {
    const share = whole > 0 ? weight(each) / whole : 1 / assignments.length;
    const work = nth === assignments.length - 1 ? left : Math.min(left, Math.round(open * share));
    left -= work;
    return { ...each, ...leftOf(each, doneOf(each) + work) };
  });
}

/** What is done stays done. */
function leftOf({ actualWorkTicks, remainingWorkTicks }: PlanAssignment, workTicks: Ticks) {
  return { workTicks, remainingWorkTicks: remainingWorkTicks === null ? null : Math.max(0, workTicks - (actualWorkTicks ?? 0)) }; // biome-ignore format: one record
}

const workOf = ({ workTicks }: PlanAssignment): Ticks => Math.max(0, workTicks ?? 0);
const doneOf = ({ actualWorkTicks }: PlanAssignment): Ticks => Math.max(0, Math.round(actualWorkTicks ?? 0));
const openOf = (assignment: PlanAssignment): Ticks => Math.max(0, workOf(assignment) - doneOf(assignment));
const loadOf = ({ contour }: PlanAssignment): number => meanLoad(contour) ?? 1;
const sum = (assignments: readonly PlanAssignment[], of: (assignment: PlanAssignment) => number) => assignments.reduce((all, each) => all + of(each), 0); // biome-ignore format: one line
