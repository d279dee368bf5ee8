import type { Parameter } from '../kernel/finding.ts';
import { type Check, dateParameter, daysParameter, gradeShare, tally, varianceParameter } from './check.ts';
import { daysOf, type PlanView, type TaskView, workingDays } from './plan-view.ts';

/** More than two months of working days, as the DCMA counts them. */
const highDays = 44;

const slackDays = ({ input }: PlanView, { dates }: TaskView) =>
  dates.totalSlackTicks === null ? null : daysOf(input.project, dates.totalSlackTicks);

export const isLoose = (plan: PlanView, view: TaskView): boolean => (slackDays(plan, view) ?? 0) > highDays;
export const isPressed = ({ dates }: TaskView): boolean => (dates.totalSlackTicks ?? 0) < 0;

const highFloat: Check = {
  code: 'schedule.high-float',
  severity: 'minor',
  standard: 'DCMA 14-point assessment, 6 High float',
  inputs: ['tasks', 'links', 'calendars', 'progress'],
  find: (plan) => {
    const loose = plan.open.filter((view) => isLoose(plan, view));
    return tally(plan.open, loose, {
      severity: gradeShare(loose.length, plan.open.length, 5),
      values: { limit: daysParameter(highDays) },
    });
  },
};

/** What the scheduler says the most pressed task cannot meet. */
function causeOf({ result }: PlanView, uid: number): Parameter {
  const own = result.findings.find(
    ({ code, subject }) => code === 'schedule.negative-slack' && subject.id === String(uid),
  );
  return own?.values.by ?? '';
}

const negativeFloat: Check = {
  code: 'schedule.negative-float',
  severity: 'minor',
  standard: 'DCMA 14-point assessment, 7 Negative float',
  inputs: ['tasks', 'links', 'calendars', 'progress'],
  find: (plan) => {
    const pressed = plan.open.filter(isPressed);
    const byNeed = pressed.toSorted((a, b) => (a.dates.totalSlackTicks ?? 0) - (b.dates.totalSlackTicks ?? 0));
    const [worst] = byNeed;
    if (!worst) return null;
    return tally(plan.open, byNeed, {
      severity: gradeShare(pressed.length, plan.open.length, 0),
      values: { slack: daysParameter(slackDays(plan, worst) ?? 0), by: causeOf(plan, worst.task.uid) },
    });
  },
};

/** Open tasks that take time: no milestones. */
export const timedWork = ({ open }: PlanView) =>
  open.filter(({ task, dates }) => !task.isMilestone && (dates.durationTicks ?? 0) > 0);

const durationDays = (plan: PlanView, { task, dates }: TaskView) => {
  if (!task.isElapsed) return daysOf(plan.input.project, dates.durationTicks ?? 0);
  return dates.start === null || dates.finish === null ? 0 : workingDays(plan, dates.start, dates.finish);
};

export const isLong = (plan: PlanView, view: TaskView): boolean => durationDays(plan, view) > highDays;

const highDuration: Check = {
  code: 'schedule.high-duration',
  severity: 'minor',
  standard: 'DCMA 14-point assessment, 8 High duration',
  inputs: ['tasks', 'calendars', 'progress'],
  find: (plan) => {
    const of = timedWork(plan);
    const long = of.filter((view) => isLong(plan, view));
    return tally(of, long, {
      severity: gradeShare(long.length, of.length, 5),
      values: { limit: daysParameter(highDays) },
    });
  },
};

/** Open tasks that take time and have nobody; null where the plan assigns nobody to anything. */
export function unstaffed(plan: PlanView): readonly TaskView[] | null {
  const staffed = new Set(plan.input.assignments.flatMap((each) => (each.resourceUid === null ? [] : each.taskUid)));
  return staffed.size === 0 ? null : timedWork(plan).filter(({ task }) => !staffed.has(task.uid));
}

const missingResource: Check = {
  code: 'schedule.missing-resource',
  severity: 'minor',
  standard: 'DCMA 14-point assessment, 10 Resources',
  inputs: ['tasks', 'resources', 'progress'],
  find: (plan) => tally(timedWork(plan), unstaffed(plan) ?? []),
};

const deadlineMissed: Check = {
  code: 'schedule.deadline-missed',
  severity: 'critical',
  standard: null,
  inputs: ['tasks', 'links', 'calendars', 'progress', 'clock'],
  find: (plan) => {
    const held = openDeadlines(plan);
    const late = (view: TaskView) => lateBy(plan, view.task.deadline, view.dates.finish);
    const missed = held
      .filter((view) => !isPassed(plan, view) && isMissed(plan, view.task.deadline, view.dates.finish))
      .toSorted((a, b) => late(b) - late(a));
    const [worst] = missed;
    if (!worst) return null;
    return tally(held, missed, {
      values: {
        days: varianceParameter(late(worst)),
        deadline: dateParameter(worst.task.deadline ?? 0),
        finish: dateParameter(worst.dates.finish ?? 0),
      },
    });
  },
};

/** Days over it are not told: they grow with each day, and the finding changes only with the plan. */
const deadlinePassed: Check = {
  code: 'progress.deadline-passed',
  severity: 'critical',
  standard: null,
  inputs: ['tasks', 'progress', 'clock'],
  find: (plan) => {
    const held = openDeadlines(plan);
    const due = ({ task }: TaskView) => task.deadline ?? 0;
    const passed = held.filter((view) => isPassed(plan, view)).toSorted((a, b) => due(a) - due(b));
    const [first] = passed;
    return first ? tally(held, passed, { values: { deadline: dateParameter(due(first)) } }) : null;
  },
};

/** What is promised by a date and not done. */
export const openDeadlines = ({ tasks }: PlanView) =>
  tasks.filter(({ task, isComplete }) => task.isActive && task.deadline !== null && !isComplete);

/** Whether the day by which it was promised is over. */
const isPassed = ({ today }: PlanView, { task }: TaskView) => task.deadline !== null && task.deadline < today;

/** To the tick: days to a tenth would let half an hour pass. */
const isMissed = ({ book }: PlanView, due: number | null, finish: number | null) =>
  due !== null && finish !== null && book.project.count(due, finish) > 0;

const lateBy = (plan: PlanView, due: number | null, finish: number | null) =>
  due === null || finish === null ? 0 : workingDays(plan, due, finish);

/** Points 6–8 and 10 of the DCMA assessment, and deadlines. */
export const floatChecks: readonly Check[] = [
  highFloat,
  negativeFloat,
  highDuration,
  missingResource,
  deadlineMissed,
  deadlinePassed,
];
