import type { ConstraintType, PlanTask } from '../kernel/plan.ts';
import { taskReference } from '../kernel/task-reference.ts';
import { type Check, type CheckInput, countingCheck, tally } from './check.ts';
import { danglingEarning } from './dangling-earning.ts';
import type { PlanView } from './plan-view.ts';

const tasks: readonly CheckInput[] = ['tasks'];
/** Longer names are cut in reports and on charts. */
const longestName = 120;

const everyTask = ({ tasks: all }: PlanView) => all;
const isAutomatic = ({ isManual, isMilestone }: PlanTask) => !isManual && !isMilestone;

/** Whether what is known of a task's dates runs backwards. */
const isInverted = ({ manualStart, manualFinish, actualStart, actualFinish, isManual }: PlanTask) =>
  (isManual && manualStart !== null && manualFinish !== null && manualFinish < manualStart) ||
  (actualStart !== null && actualFinish !== null && actualFinish < actualStart);

/** What cannot be a length of time: it counts as none. */
const isNoLength = (ticks: number | null) => ticks !== null && !(ticks >= 0 && ticks < Infinity);

const dated: readonly ConstraintType[] = ['SNET', 'SNLT', 'FNET', 'FNLT', 'MSO', 'MFO'];

const sameName = ({ name }: PlanTask) => name.trim().replace(/\s+/g, ' ').toLowerCase();

const duplicateName: Check = {
  code: 'data.duplicate-name',
  severity: 'info',
  standard: null,
  inputs: tasks,
  find: ({ tasks: all }) => {
    const seen = new Set<string>();
    const repeated = all.filter(({ task }) => {
      const key = `${task.parentUid} ${sameName(task)}`;
      const isRepeated = task.isActive && sameName(task) !== '' && seen.has(key);
      if (task.isActive) seen.add(key);
      return isRepeated;
    });
    return tally(all, repeated);
  },
};

const emptyPlan: Check = {
  code: 'data.empty-plan',
  severity: 'info',
  standard: null,
  inputs: tasks,
  find: ({ detail }) => (detail.length === 0 ? { values: {}, records: [] } : null),
};

const unknownCalendar: Check = {
  code: 'data.unknown-calendar',
  severity: 'minor',
  standard: null,
  inputs: ['tasks', 'calendars', 'resources'],
  find: ({ input, book }) => {
    const isUnknown = (uid: number | null) => uid !== null && !book.has(uid);
    const byTask = input.tasks.filter(({ calendarUid }) => isUnknown(calendarUid));
    const byOthers = [input.project, ...input.resources].filter(({ calendarUid }) => isUnknown(calendarUid));
    const count = byTask.length + byOthers.length;
    return count === 0 ? null : { values: { count }, records: byTask.map(({ uid }) => taskReference(uid)) };
  },
};

/** Whether the plan's own data can be relied on. */
export const dataChecks: readonly Check[] = [
  emptyPlan,
  countingCheck({
    code: 'data.task-without-name',
    severity: 'minor',
    standard: null,
    inputs: tasks,
    among: everyTask,
    applies: ({ task }) => task.isActive && task.name.trim() === '',
  }),
  duplicateName,
  countingCheck({
    code: 'data.long-name',
    severity: 'info',
    standard: null,
    inputs: tasks,
    among: everyTask,
    applies: ({ task }) => task.isActive && [...task.name].length > longestName,
  }),
  countingCheck({
    code: 'data.missing-duration',
    severity: 'minor',
    standard: null,
    inputs: tasks,
    among: ({ open }) => open,
    applies: ({ task }) => isAutomatic(task) && task.durationTicks === null,
  }),
  countingCheck({
    code: 'data.negative-duration',
    severity: 'minor',
    standard: null,
    inputs: ['tasks', 'progress'],
    applies: ({ task }) => isNoLength(task.durationTicks) || isNoLength(task.remainingDurationTicks),
  }),
  countingCheck({
    code: 'data.constraint-without-date',
    severity: 'minor',
    standard: null,
    inputs: ['tasks', 'progress'],
    among: ({ open }) => open,
    applies: ({ task }) => !task.isManual && task.constraintDate === null && dated.includes(task.constraintType),
  }),
  countingCheck({
    code: 'data.estimated-duration',
    severity: 'info',
    standard: null,
    inputs: ['tasks', 'progress'],
    among: ({ open }) => open,
    applies: ({ task }) => isAutomatic(task) && task.isEstimated && task.durationTicks !== null,
  }),
  countingCheck({
    code: 'data.placeholder-dates',
    severity: 'minor',
    standard: null,
    inputs: tasks,
    among: ({ open }) => open,
    applies: ({ task }) => task.isManual && task.isPlaceholder,
  }),
  countingCheck({
    code: 'data.inverted-dates',
    severity: 'major',
    standard: null,
    inputs: ['tasks', 'progress'],
    applies: ({ task }) => isInverted(task),
  }),
  countingCheck({
    code: 'data.milestone-with-duration',
    severity: 'info',
    standard: null,
    inputs: tasks,
    among: ({ open }) => open,
    applies: ({ task }) => task.isMilestone && (task.durationTicks ?? 0) > 0,
  }),
  unknownCalendar,
  danglingEarning,
];
