import type { PlanLink, PlanTask } from '../kernel/plan.ts';
import { taskReference } from '../kernel/task-reference.ts';
import { type Check, gradeShare, tally, taskParameter } from './check.ts';
import type { PlanView, TaskView } from './plan-view.ts';

/** The uids of tasks that have, or stand under a summary that has, such a link at that end: children inherit it. */
export function linkedTasks(
  { tasks }: PlanView,
  end: 'predecessors' | 'successors',
  types?: readonly PlanLink['type'][],
): ReadonlySet<number> {
  const linked = new Set<number>();
  for (const { task, [end]: links } of tasks)
    if (links.some(({ type }) => !types || types.includes(type)) || linked.has(task.parentUid ?? 0))
      linked.add(task.uid);
  return linked;
}

/** The one task that may lack a predecessor (the earliest such), or a successor (the latest such): the plan's own end. */
function planEnd(loose: readonly TaskView[], end: 'predecessors' | 'successors'): TaskView | undefined {
  const [first, ...others] = loose;
  const isFurther = ({ dates: a }: TaskView, { dates: b }: TaskView) =>
    end === 'predecessors' ? (a.start ?? Infinity) < (b.start ?? Infinity) : (a.finish ?? -1) >= (b.finish ?? -1);
  return others.reduce((furthest, view) => (furthest && isFurther(view, furthest) ? view : furthest), first);
}

/** Open tasks that lack a link at that end, without the one that is the plan's own end. */
export function looseTasks(plan: PlanView, end: 'predecessors' | 'successors'): readonly TaskView[] {
  const linked = linkedTasks(plan, end);
  const loose = plan.detail.filter(({ task }) => !linked.has(task.uid));
  const ownEnd = planEnd(loose, end);
  return loose.filter((view) => view !== ownEnd && !view.isComplete);
}

function looseEnds(code: string, end: 'predecessors' | 'successors'): Check {
  return {
    code,
    severity: 'minor',
    standard: 'DCMA 14-point assessment, 1 Logic',
    inputs: ['tasks', 'links', 'progress'],
    find: (plan) => {
      const missing = looseTasks(plan, end);
      return tally(plan.open, missing, { severity: gradeShare(missing.length, plan.open.length, 5) });
    },
  };
}

/** Links whose successor is still open: what links of finished work say no longer drives anything. */
export const openLinks = ({ open }: PlanView) => open.flatMap(({ predecessors }) => predecessors);

export const isLead = ({ lag }: PlanLink) => (lag.kind === 'percent' ? lag.percent < 0 : lag.ticks < 0);
export const isLag = ({ lag }: PlanLink) => (lag.kind === 'percent' ? lag.percent > 0 : lag.ticks > 0);

function linkCheck(
  about: Pick<Check, 'code' | 'standard'> & {
    readonly applies: (link: PlanLink) => boolean;
    readonly thresholdPercent: number;
    readonly isSilentWithin: boolean;
  },
): Check {
  const { code, standard, applies, thresholdPercent, isSilentWithin } = about;
  return {
    code,
    severity: 'minor',
    standard,
    inputs: ['links', 'progress'],
    find: (plan) => {
      const links = openLinks(plan);
      const found = links.filter(applies);
      const task = plan.byUid.get(found[0]?.successorUid ?? 0)?.task;
      const severity = gradeShare(found.length, links.length, thresholdPercent);
      if (!task || (isSilentWithin && severity === 'info')) return null;
      const uids = [...new Set(found.map(({ successorUid }) => successorUid))];
      return {
        severity,
        values: { count: found.length, of: links.length, task: taskParameter(task) },
        records: uids.map(taskReference),
      };
    },
  };
}

const hardConstraints: readonly PlanTask['constraintType'][] = ['MSO', 'MFO', 'SNLT', 'FNLT'];

/** Fixed to a date, whatever happens before: by a mandatory constraint of Primavera alike, or by the second of two. */
export const isHardConstrained = ({ task: { isManual, constraintType, activity } }: TaskView): boolean =>
  !isManual &&
  (hardConstraints.includes(constraintType) ||
    activity?.isConstraintMandatory === true ||
    (!!activity && hardConstraints.includes(activity.secondConstraintType)));

const hardConstraint: Check = {
  code: 'schedule.hard-constraint',
  severity: 'minor',
  standard: 'DCMA 14-point assessment, 5 Hard constraints',
  inputs: ['tasks', 'progress'],
  find: ({ open }) => {
    const held = open.filter(isHardConstrained);
    return tally(open, held, { severity: gradeShare(held.length, open.length, 5) });
  },
};

const summaryLogic: Check = {
  code: 'schedule.summary-logic',
  severity: 'info',
  standard: 'GAO Schedule Assessment Guide, best practice 2',
  inputs: ['tasks', 'links'],
  find: ({ tasks }) => {
    const summaries = tasks.filter(({ task, dates }) => task.isActive && dates.isSummary);
    return tally(
      summaries,
      summaries.filter(({ predecessors, successors }) => predecessors.length + successors.length > 0),
    );
  },
};

/** Points 1–5 of the DCMA assessment, and links of summaries. */
export const logicChecks: readonly Check[] = [
  looseEnds('schedule.missing-predecessor', 'predecessors'),
  looseEnds('schedule.missing-successor', 'successors'),
  linkCheck({
    code: 'schedule.lead',
    standard: 'DCMA 14-point assessment, 2 Leads',
    applies: isLead,
    thresholdPercent: 0,
    isSilentWithin: false,
  }),
  linkCheck({
    code: 'schedule.lag',
    standard: 'DCMA 14-point assessment, 3 Lags',
    applies: isLag,
    thresholdPercent: 5,
    isSilentWithin: false,
  }),
  linkCheck({
    code: 'schedule.relationship-types',
    standard: 'DCMA 14-point assessment, 4 Relationship types',
    applies: ({ type }) => type !== 'FS',
    thresholdPercent: 10,
    isSilentWithin: true,
  }),
  hardConstraint,
  summaryLogic,
];
