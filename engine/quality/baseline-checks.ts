import { type Check, dateParameter, daysParameter, tally, taskParameter, varianceParameter } from './check.ts';
import { finishVariance } from './finish-variance.ts';
import { type PlanView, type TaskView, workingDays } from './plan-view.ts';

const inputs: Check['inputs'] = ['tasks', 'links', 'calendars', 'baselines', 'progress'];

/** The plan's own finish against what was planned. Where it has passed with work open, `progress.finish-passed` tells it. */
function finishOutcome(plan: PlanView) {
  const variance = finishVariance(plan);
  const days = variance ? workingDays(plan, variance.planned, plan.result.finish) : 0;
  if (!variance || days <= 0) return null;
  const { toleranceDays } = plan.context;
  const [driver] = variance.causes
    .filter(({ task, kind }) => task !== null && kind !== 'overdue')
    .toSorted((a, b) => b.ticks - a.ticks);
  const task = driver?.task ?? variance.path.at(-1)?.task;
  return {
    days,
    values: {
      days: varianceParameter(days),
      tolerance: daysParameter(toleranceDays),
      planned: dateParameter(variance.planned),
      finish: dateParameter(plan.result.finish),
      task: task ? taskParameter(task) : '',
    },
    records: variance.path.map(({ task: { uid } }) => ({ kind: 'task', id: String(uid) })),
  };
}

const finishLate: Check = {
  code: 'baseline.finish-late',
  severity: 'critical',
  standard: null,
  inputs,
  find: (plan) => {
    const late = plan.open.length > 0 && !plan.isFinishPassed ? finishOutcome(plan) : null;
    return late && { ...late, severity: late.days > plan.context.toleranceDays ? 'critical' : 'minor' };
  },
};

/** Nothing is left to be done about it: a lesson for the next plan. */
const finishedLate: Check = {
  code: 'baseline.finished-late',
  severity: 'info',
  standard: null,
  inputs,
  find: (plan) => (plan.open.length === 0 ? finishOutcome(plan) : null),
};

const lateDays = (plan: PlanView, { planned, dates }: TaskView) =>
  planned?.finish == null || dates.finish === null ? 0 : workingDays(plan, planned.finish, dates.finish);

/** Those among the open tasks that end later than planned by more than `limit`, the latest first. */
function lateOnes(plan: PlanView, of: readonly TaskView[], limit: number) {
  const late = of.filter((view) => lateDays(plan, view) > limit);
  const sorted = late.toSorted((a, b) => lateDays(plan, b) - lateDays(plan, a));
  const [worst] = sorted;
  if (!worst?.planned?.finish || worst.dates.finish === null) return null;
  const days = lateDays(plan, worst);
  return {
    days,
    outcome: tally(of, sorted, {
      severity: days > plan.context.toleranceDays ? 'major' : 'minor',
      values: {
        days: varianceParameter(days),
        tolerance: daysParameter(plan.context.toleranceDays),
        planned: dateParameter(worst.planned.finish),
        finish: dateParameter(worst.dates.finish),
      },
    }),
  };
}

const hasPlan = ({ planned }: TaskView) => planned?.finish != null;

const milestoneLate: Check = {
  code: 'baseline.milestone-late',
  severity: 'major',
  standard: null,
  inputs,
  find: (plan) => {
    const milestones = plan.open.filter((view) => view.task.isMilestone && hasPlan(view));
    return lateOnes(plan, milestones, 0)?.outcome ?? null;
  },
};

const tasksLate: Check = {
  code: 'baseline.tasks-late',
  severity: 'minor',
  standard: null,
  inputs,
  find: (plan) => {
    const work = plan.open.filter((view) => !view.task.isMilestone && hasPlan(view));
    const outcome = lateOnes(plan, work, plan.context.toleranceDays)?.outcome;
    return outcome ? { ...outcome, severity: 'minor' } : null;
  },
};

const noBaseline: Check = {
  code: 'baseline.no-baseline',
  severity: 'minor',
  standard: 'GAO Schedule Assessment Guide, best practice 10',
  inputs: ['baselines', 'tasks'],
  find: ({ context, detail }) =>
    context.comparison.kind !== 'baseline' && detail.length > 0 ? { values: {}, records: [] } : null,
};

const baselineOf = ({ task }: TaskView, { context }: PlanView) =>
  context.comparison.kind === 'baseline'
    ? task.baselines.find(({ number }) => number === (context.comparison as { number: number }).number)
    : undefined;

function baselineCheck(code: string, applies: (view: TaskView, plan: PlanView) => boolean): Check {
  return {
    code,
    severity: 'info',
    standard: 'GAO Schedule Assessment Guide, best practice 10',
    inputs: ['baselines', 'tasks'],
    find: (plan) => {
      const hasOne = plan.context.comparison.kind === 'baseline' && plan.plannedFinish !== null;
      return hasOne ? tally(plan.detail, plan.detail.filter((view) => applies(view, plan))) : null; // biome-ignore format: one choice
    },
  };
}

/** The dates against what was agreed, or against the first import where nothing was. */
export const baselineChecks: readonly Check[] = [
  finishLate,
  finishedLate,
  milestoneLate,
  tasksLate,
  noBaseline,
  baselineCheck('baseline.tasks-added', (view, plan) => baselineOf(view, plan) === undefined),
  baselineCheck('baseline.incomplete', (view, plan) => {
    const baseline = baselineOf(view, plan);
    return baseline !== undefined && (baseline.start === null || baseline.finish === null);
  }),
];
