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
  const { depthOf } = accountsAt(tasks, 1);
  return plan.measured.reduce((deepest, { task }) => Math.max(deepest, depthOf.get(task.uid) ?? 0), 0);
}

/**
 * The accounts at a level of the outline, 1 the top, in its order; they add up to the whole plan. A task that stands
 * above the level is an account of its own.
 */
export function controlAccounts(plan: MeasuredPlan, tasks: readonly PlanTask[], level: number): ControlAccount[] {
  const { accountOf } = accountsAt(tasks, Math.max(1, level));
  const accounts = new Map<number, Measured[]>();
  for (const measured of plan.measured) {
    const uid = accountOf.get(measured.task.uid) ?? measured.task.uid;
    const list = accounts.get(uid);
    if (list) list.push(measured);
    else accounts.set(uid, [measured]);
  }
  const place = new Map(tasks.map(({ uid }, index) => [uid, index]));
  return [...accounts]
    .toSorted(([a], [b]) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
    .map(([uid, own]) => ({ uid, standing: standingOf(plan, own), rules: ruleCounts(own) }));
}

/** By uid how deep a task stands, 1 at the top, and under which task of the level; one whose parent does not stand before it is at the top. */
function accountsAt(tasks: readonly PlanTask[], level: number) {
  const depthOf = new Map<number, number>();
  const accountOf = new Map<number, number>();
  for (const { uid, parentUid } of tasks) {
    const above = parentUid === null ? 0 : (depthOf.get(parentUid) ?? 0);
    depthOf.set(uid, above + 1);
    accountOf.set(uid, above < level ? uid : (accountOf.get(parentUid ?? uid) ?? uid));
  }
  return { depthOf, accountOf };
}
