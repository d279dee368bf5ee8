import { ticksPerDay } from '../kernel/plan-time.ts';
import { type Check, countingCheck, dateParameter } from './check.ts';
import type { PlanView, TaskView } from './plan-view.ts';

/** A status date older than a month's reporting cycle says nothing about today. Calendar days. */
export const staleAfterDays = 31;

const hasBegun = ({ task, isComplete }: TaskView) =>
  isComplete || task.actualStart !== null || task.percentComplete > 0;

/** Whether a predecessor that holds the start (FS), or the finish too (FF), is still open. */
function waitsFor(view: TaskView, { byUid }: PlanView, types: readonly string[]): boolean {
  return view.predecessors.some(({ predecessorUid, type, lag }) => {
    const isLead = lag.kind === 'percent' ? lag.percent < 0 : lag.ticks < 0;
    return types.includes(type) && !isLead && byUid.get(predecessorUid)?.isComplete === false;
  });
}

const withPlan = ({ open }: PlanView) => open.filter(({ planned }) => planned !== null);

const statusDateMissing: Check = {
  code: 'progress.status-date-missing',
  severity: 'info',
  standard: 'DCMA 14-point assessment, 9 Invalid dates',
  inputs: ['progress'],
  find: ({ input, detail, open }) =>
    input.project.statusDate === null && open.length > 0 && detail.some(hasBegun) ? { values: {}, records: [] } : null,
};

const statusDateStale: Check = {
  code: 'progress.status-date-stale',
  severity: 'minor',
  standard: 'GAO Schedule Assessment Guide, best practice 9',
  inputs: ['progress', 'clock'],
  find: ({ input, today, open }) => {
    const { statusDate } = input.project;
    if (statusDate === null || open.length === 0) return null;
    const age = Math.floor((today - statusDate) / ticksPerDay);
    return age > staleAfterDays ? { values: { date: dateParameter(statusDate), count: age }, records: [] } : null;
  },
};

/** What is said about progress, and what should have happened by now. */
export const progressChecks: readonly Check[] = [
  countingCheck({
    code: 'progress.late-start',
    severity: 'minor',
    standard: null,
    inputs: ['baselines', 'progress', 'clock'],
    among: withPlan,
    applies: (view, { today }) => !hasBegun(view) && view.planned?.start != null && view.planned.start < today,
  }),
  countingCheck({
    code: 'progress.late-finish',
    severity: 'minor',
    standard: null,
    inputs: ['baselines', 'progress', 'clock'],
    among: withPlan,
    applies: ({ planned }, { today }) => planned?.finish != null && planned.finish < today,
  }),
  countingCheck({
    code: 'progress.out-of-sequence',
    severity: 'minor',
    standard: 'GAO Schedule Assessment Guide, best practice 9',
    inputs: ['links', 'progress'],
    among: ({ open }) => open,
    applies: (view, plan) => hasBegun(view) && waitsFor(view, plan, ['FS']),
  }),
  countingCheck({
    code: 'progress.complete-before-predecessor',
    severity: 'minor',
    standard: 'GAO Schedule Assessment Guide, best practice 9',
    inputs: ['links', 'progress'],
    applies: (view, plan) => view.isComplete && waitsFor(view, plan, ['FS', 'FF']),
  }),
  countingCheck({
    code: 'progress.complete-without-actual-finish',
    severity: 'minor',
    standard: 'DCMA 14-point assessment, 9 Invalid dates',
    inputs: ['progress'],
    applies: ({ task }) => task.percentComplete >= 100 && task.actualFinish === null,
  }),
  countingCheck({
    code: 'progress.started-without-actual-start',
    severity: 'info',
    standard: 'DCMA 14-point assessment, 9 Invalid dates',
    inputs: ['progress'],
    among: ({ open }) => open,
    applies: ({ task }) => task.percentComplete > 0 && task.actualStart === null,
  }),
  statusDateMissing,
  statusDateStale,
];
