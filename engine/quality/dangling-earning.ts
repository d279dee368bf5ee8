import { plannedWork } from '../kernel/planned-work.ts';
import { type Check, tally } from './check.ts';
import type { PlanView, TaskView } from './plan-view.ts';

/** Rules of earning that read tasks which say nothing: what the task earns by them is nothing, whatever is done. */
export const danglingEarning: Check = {
  code: 'data.dangling-earning',
  severity: 'minor',
  standard: null,
  inputs: ['tasks', 'baselines'],
  find: (plan) => {
    if (!plan.detail.some(({ task }) => task.earning?.kind === 'milestones' || task.earning?.kind === 'apportioned'))
      return null;
    const isLost = lostIn(plan);
    return tally(plan.detail, plan.detail.filter(isLost)); // biome-ignore format: one line
  },
};

/**
 * Whether a rule leads to a task that is not in the plan or inactive; of a task whose value follows another's, whether
 * that has no value of its own (a summary), is lost itself, or leads back to where it began. Each task is walked once.
 */
function lostIn({ tasks, byUid }: PlanView): (view: TaskView) => boolean {
  const work = new Set(plannedWork(tasks).map(({ task }) => task.uid));
  const hasValue = ({ task, dates }: TaskView) => task.isActive && (!dates.isSummary || work.has(task.uid));
  const known = new Map<number, boolean>();
  return ({ task }) => {
    const passed = new Set<number>();
    let [uid, isLost] = [task.uid, false];
    while (!known.has(uid) && !isLost) {
      passed.add(uid);
      const rule = byUid.get(uid)?.task.earning;
      if (rule?.kind === 'milestones') isLost = rule.milestones.some((one) => !byUid.get(one.uid)?.task.isActive);
      if (rule?.kind !== 'apportioned') break;
      const next = byUid.get(rule.toUid);
      isLost = passed.has(rule.toUid) || next === undefined || !hasValue(next);
      uid = rule.toUid;
    }
    const answer = isLost || known.get(uid) === true;
    for (const one of passed) known.set(one, answer);
    return answer;
  };
}
