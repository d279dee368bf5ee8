import type { ActivityFacts, PlanTask, PlanTime } from '#engine';
import type { P6Activity } from './read-activity.ts';

type Held = Pick<PlanTask, 'constraintType' | 'constraintDate' | 'deadline' | 'activity'>;

/**
 * What the links to projects that a file leaves out still ask of an activity: P6 keeps in their place the earliest start
 * that they allow and the latest finish that they need. The start holds as `start on or after` does, beside whatever else
 * is asked, the finish shortens late dates alone, as a deadline does. Where a constraint fixes the start, links give way
 * to it, and so do these. Source: Long International, 'External Early Start Date Constraints'; Oracle, P6 Professional
 * Help, 'External dates'.
 */
export function externalDates({ task, externalStart, externalFinish }: P6Activity): Held {
  const { deadline } = task;
  const late = externalFinish === null ? deadline : Math.min(deadline ?? externalFinish, externalFinish);
  return { ...startOf(task, externalStart), deadline: late };
}

function startOf(task: PlanTask, from: PlanTime | null): Omit<Held, 'deadline'> {
  const { constraintType, constraintDate, activity = null } = task;
  const same = { constraintType, constraintDate, activity };
  if (from === null || activity?.isConstraintMandatory) return same;
  if (constraintType === 'ASAP') return { ...same, constraintType: 'SNET', constraintDate: from };
  if (constraintType === 'SNET') return { ...same, constraintDate: Math.max(constraintDate ?? from, from) };
  const facts = activity ?? plainActivity;
  if (facts.secondConstraintType !== 'ASAP' && facts.secondConstraintType !== 'SNET') return same;
  const second = Math.max(facts.secondConstraintDate ?? from, from);
  return { ...same, activity: { ...facts, secondConstraintType: 'SNET', secondConstraintDate: second } };
}

const plainActivity: ActivityFacts = {
  kind: 'task',
  isConstraintMandatory: false,
  secondConstraintType: 'ASAP',
  secondConstraintDate: null,
  expectedFinish: null,
};
