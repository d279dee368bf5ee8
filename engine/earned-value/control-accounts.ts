import type { PlanTask } from '../kernel/plan.ts';
import type { Measured, MeasuredPlan } from './measure-plan.ts';
import { type RuleCount, ruleCounts } from './rule-counts.ts';
import { type Standing, standingOf } from './standing.ts';

/** Where planned and incurred cost meet: a part of the work breakdown at some level, or a task that stands above it. */
export interface ControlAccount {
  readonly uid: number;
  readonly standing: Standing;
  readonly rules: readonly RuleCount[];
}

/** How many levels the outline of the measured tasks has: 1 where all stand at the top. */
export function outlineDepth(plan: MeasuredPlan, tasks: readonly PlanTask[]): number {
  const above = pathsOf(tasks);
  return plan.measured.reduce((deepest, { task }) => Math.max(deepest, above(task.uid).length), 0);
}

/**
 * The accounts at a level of the outline, 1 the top, in its order; they add up to the whole plan. A task that stands
 * above the level is an account of its own.
 */
export function controlAccounts(plan: MeasuredPlan, tasks: readonly PlanTask[], level: number): ControlAccount[] {
  const above = pathsOf(tasks);
  const accounts = new Map<number, Measured[]>();
  for (const measured of plan.measured) {
    const path = above(measured.task.uid);
    const uid = path[Math.min(Math.max(1, level), path.length) - 1] ?? measured.task.uid;
    const list = accounts.get(uid);
    if (list) list.push(measured);
    else accounts.set(uid, [measured]);
  }
  const place = new Map(tasks.map(({ uid }, index) => [uid, index]));
  return [...accounts]
    .toSorted(([a], [b]) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
    .map(([uid, own]) => ({ uid, standing: standingOf(plan, own), rules: ruleCounts(own) }));
}

/** By uid the tasks from the top of the outline down to it; one whose parent is missing, or in a ring, begins there. */
function pathsOf(tasks: readonly PlanTask[]): (uid: number) => readonly number[] {
  const parents = new Map(tasks.map(({ uid, parentUid }) => [uid, parentUid]));
  const known = new Map<number, readonly number[]>();
  return (uid) => {
    const found = known.get(uid);
    if (found) return found;
    const path: number[] = [];
    for (
      let at: number | null | undefined = uid;
      at != null && parents.has(at) && !path.includes(at);
      at = parents.get(at)
    ) {
      path.unshift(at);
    }
    known.set(uid, path);
    return path;
  };
}
