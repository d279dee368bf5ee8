import type { EarningRule } from '../kernel/earning-rule.ts';
import type { Measured } from './measure-plan.ts';
import { ruleOf } from './planned-task.ts';

export interface RuleCount {
  readonly kind: EarningRule['kind'];
  readonly tasks: number;
}

/** By which rules planned work earns, that of most tasks first; what was never planned earns nothing and is not counted. */
export function ruleCounts(measured: readonly Measured[]): RuleCount[] {
  const tasks = new Map<EarningRule['kind'], number>();
  for (const { task, planned } of measured) {
    const { kind } = ruleOf(task);
    if (planned) tasks.set(kind, (tasks.get(kind) ?? 0) + 1);
  }
  return [...tasks].map(([kind, count]) => ({ kind, tasks: count })).sort((a, b) => b.tasks - a.tasks);
}
