import { sampleSize } from '../kernel/finding.ts';
import type { PlanLink } from '../kernel/plan.ts';
import {
  criticalPathLength,
  executionOf,
  hasInvalidActual,
  hasInvalidForecast,
  indexTarget,
  missedOf,
  testCriticalPath,
} from './date-checks.ts';
import { isLong, isLoose, isPressed, timedWork, unstaffed } from './float-checks.ts';
import { isHardConstrained, isLag, isLead, looseTasks, openLinks } from './logic-checks.ts';
import type { PlanView, TaskView } from './plan-view.ts';

/** The points of the assessment by their numbers, 1 first. */
export const pointNames = [
  'logic',
  'leads',
  'lags',
  'relationship-types',
  'hard-constraints',
  'high-float',
  'negative-float',
  'high-duration',
  'invalid-dates',
  'resources',
  'missed-tasks',
  'critical-path-test',
  'critical-path-length-index',
  'baseline-execution-index',
] as const;
export type PointName = (typeof pointNames)[number];

/** Why a point cannot be judged. */
export const unjudgedReasons = [
  'no-baseline',
  'nothing-due',
  'nothing-open',
  'finish-passed',
  'not-loaded',
  'nothing-critical',
] as const;

export interface AssessedPoint {
  readonly name: PointName;
  /** Tasks or links that fail, of how many; of the path test days moved and added, of execution tasks done and due. Null: not counted. */
  readonly count: number | null;
  readonly of: number | null;
  /** Percent, or an index; of the critical path test the share of the delay that reached the finish. */
  readonly figure: number | null;
  readonly threshold: number;
  /** Whether the threshold is kept; null where it cannot be judged, and why. */
  readonly isMet: boolean | null;
  readonly why: (typeof unjudgedReasons)[number] | null;
  /** The tasks behind it, as many as a finding names. */
  readonly uids: readonly number[];
  /** How many tasks are behind it in all: as many as `uids`, or more. */
  readonly behind: number;
}

/**
 * The 14-point assessment of the Defense Contract Management Agency ("DCMA-EA PAM 200.1, Earned Value Management System
 * Program Analysis Pamphlet", 2012), every point with its figure, whether it is kept or not. The points diagnose: what
 * they mean for a plan is for its readers to say.
 */
export function assessSchedule(plan: PlanView): readonly AssessedPoint[] {
  const { open, detail } = plan;
  const links = openLinks(plan);
  const loose = new Set([...looseTasks(plan, 'predecessors'), ...looseTasks(plan, 'successors')]);
  const invalid = detail.filter(
    (view) => hasInvalidActual(view, plan) || (!view.isComplete && hasInvalidForecast(view, plan)),
  );
  const timed = timedWork(plan);
  const staff = unstaffed(plan);
  const { due, missed } = missedOf(plan);
  return [
    share('logic', [...loose], open.length, 5),
    share('leads', ends(plan, links.filter(isLead)), links.length, 0, links.filter(isLead).length),
    share('lags', ends(plan, links.filter(isLag)), links.length, 5, links.filter(isLag).length),
    types(plan, links),
    share('hard-constraints', open.filter(isHardConstrained), open.length, 5),
    share('high-float', open.filter((view) => isLoose(plan, view)), open.length, 5),
    share('negative-float', open.filter(isPressed), open.length, 0),
    share('high-duration', timed.filter((view) => isLong(plan, view)), timed.length, 5),
    share('invalid-dates', invalid, detail.length, 0),
    staff ? share('resources', staff, timed.length, 0) : unjudged('resources', 0, 'not-loaded'),
    due.length > 0 ? share('missed-tasks', missed, due.length, 5) : unjudged('missed-tasks', 5, whyNothingDue(plan)),
    pathTest(plan),
    lengthIndex(plan),
    executionIndex(plan),
  ]; // biome-ignore format: a list of the points
}

const ends = ({ byUid }: PlanView, links: readonly PlanLink[]): readonly TaskView[] => [
  ...new Set(links.flatMap(({ successorUid }) => byUid.get(successorUid) ?? [])),
];

const behind = (views: readonly TaskView[]) => ({
  uids: views.slice(0, sampleSize).map(({ task }) => task.uid),
  behind: views.length,
});

function share(
  name: PointName,
  failing: readonly TaskView[],
  of: number,
  threshold: number,
  count = failing.length,
): AssessedPoint {
  if (of === 0) return unjudged(name, threshold, 'nothing-open');
  const figure = (count * 100) / of;
  return { name, count, of, figure, threshold, isMet: figure <= threshold, why: null, ...behind(failing) };
}

/** The share of finish-to-start links, which is to be at least 90 %. */
function types(plan: PlanView, links: readonly PlanLink[]): AssessedPoint {
  const others = links.filter(({ type }) => type !== 'FS');
  const point = share('relationship-types', ends(plan, others), links.length, 10, links.length - others.length);
  return point.figure === null ? point : { ...point, threshold: 90, isMet: point.figure >= 90 };
}

const unjudged = (name: PointName, threshold: number, why: AssessedPoint['why']): AssessedPoint => ({
  ...{ name, threshold, why, count: null, of: null, figure: null, isMet: null, uids: [], behind: 0 },
});

const whyNothingDue = ({ context }: PlanView) =>
  context.comparison.kind === 'baseline' ? 'nothing-due' : 'no-baseline';

function pathTest(plan: PlanView): AssessedPoint {
  const test = testCriticalPath(plan);
  if (!test || test.delay <= 0) return unjudged('critical-path-test', 90, 'nothing-critical');
  const { uid, delay, moved, isPassed } = test;
  const figure = Math.max(0, (moved * 100) / delay);
  return {
    name: 'critical-path-test',
    count: moved,
    of: delay,
    figure,
    threshold: 90,
    isMet: isPassed,
    why: null,
    uids: [uid],
    behind: 1,
  };
}

function lengthIndex(plan: PlanView): AssessedPoint {
  const name = 'critical-path-length-index';
  const found = criticalPathLength(plan);
  const overdue = plan.open.length > 0 ? 'finish-passed' : 'nothing-open';
  const why = plan.context.comparison.kind === 'baseline' ? overdue : 'no-baseline';
  return found ? index(name, found.room / found.length, null, null) : unjudged(name, indexTarget, why);
}

function executionIndex(plan: PlanView): AssessedPoint {
  const { done, due } = executionOf(plan);
  const name = 'baseline-execution-index';
  return due > 0 ? index(name, done / due, done, due) : unjudged(name, indexTarget, whyNothingDue(plan));
}

const index = (name: PointName, figure: number, count: number | null, of: number | null): AssessedPoint => ({
  ...{ name, count, of, figure, threshold: indexTarget, isMet: figure >= indexTarget, why: null, uids: [], behind: 0 },
});
