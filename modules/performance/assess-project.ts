import {
  assessSchedule,
  type Comparison,
  catalogue,
  checkPlan,
  formatPlanTime,
  type Parameter,
  type PlanTime,
  type QualityContext,
  type ScheduleInput,
  sampleSize,
  schedule,
  viewPlan,
} from '#engine';
import type { ScheduleQuality } from './contract.ts';

/** Families of findings about how a schedule is made and kept. */
const families = ['schedule', 'progress', 'data'];

/** How good the schedule of a plan is: the 14 points of the DCMA, and what else its checks find. */
export function assessProject(input: ScheduleInput, comparison: Comparison, now: PlanTime): ScheduleQuality {
  const result = schedule(input);
  // how late a finish may be is none of these questions
  const context: QualityContext = { now, toleranceDays: 0, comparison };
  const plan = viewPlan(input, result, context);
  const named = (uids: readonly number[]) => uids.map((uid) => ({ uid, name: plan.byUid.get(uid)?.task.name ?? '' }));
  const others = checkPlan(input, result, context).filter(({ code }) => {
    const { family = '', standard = null } = catalogue[code] ?? {};
    return families.includes(family) && !standard?.startsWith('DCMA') && !ofStatus.includes(code);
  });
  return {
    statusDate: formatPlanTime(input.project.statusDate ?? now),
    tasks: plan.open.length,
    points: assessSchedule(plan).map(({ uids, ...point }) => ({ ...point, tasks: named(uids) })),
    others: others.map(({ code, severity, values, records }) => ({
      code,
      severity,
      sentence: {
        key: `plans.finding.${code}.sentence`,
        parameters: values,
      } as ScheduleQuality['others'][number]['sentence'],
      ...behindFinding(named(records.flatMap(({ kind, id }) => (kind === 'task' ? [Number(id)] : []))), values.count),
    })),
  };
}

/** A finding names as many as its sample holds; where that is full, its count tells of all. */
const behindFinding = <T>(tasks: readonly T[], count: Parameter | undefined) => ({
  tasks: [...tasks],
  behind: tasks.length >= sampleSize && typeof count === 'number' ? Math.max(count, tasks.length) : tasks.length,
});

/** What the status and the earned value of a project tell: how it goes, not how its schedule is made. */
const ofStatus = ['progress.finish-passed', 'progress.deadline-passed', 'progress.late-start', 'progress.late-finish', 'progress.cost-efficiency', 'progress.schedule-efficiency', 'schedule.deadline-missed']; // biome-ignore format: one list
