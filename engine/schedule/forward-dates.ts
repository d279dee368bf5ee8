import type { ProgressMode } from '../kernel/plan.ts';
import type { PlanTime } from '../kernel/plan-time.ts';
import type { OrderedNetwork } from '../network/index.ts';
import { Bound, HandedDown, nothing } from './bounds.ts';
import { LinkLags } from './link-lags.ts';
import { allRules, none, type PlanArrays, primaveraMode, projectCalendar, rulesOf } from './plan-arrays.ts';
import { TaskSpans } from './task-spans.ts';

/** What drives a start where no link does; links are their own index, so these lie below 0. */
export const drivers = {
  projectStart: -1,
  constraint: -2,
  levelling: -3,
  progress: -4,
  manual: -5,
  asLateAsPossible: -6,
  summary: -7,
  nothing,
  /** The second constraint of an activity. */
  secondConstraint: -9,
} as const;

/** Dates by task index, `none` where a task has none, and what drove each start. */
export interface ForwardDates {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  /** A link, or one of `drivers`. */
  readonly driver: Int32Array;
  /** The summary whose link or constraint drives; of a summary, the child that it starts with; else −1. */
  readonly via: Int32Array;
  /**
   * Starts that links and constraints of summaries above allow, before the task's own constraint. Of begun work where its
   * rest goes on: under Primavera's modes always, else where it waits for its predecessors, `none` where it does not; of
   * work that is done what it hands on by retained logic.
   */
  readonly allowed: Int32Array;
}

/** What the forward pass carries from task to task. */
export interface ForwardState {
  readonly plan: PlanArrays;
  readonly network: OrderedNetwork;
  readonly spans: TaskSpans;
  readonly lags: LinkLags;
  readonly dates: ForwardDates;
  /** Durations as the plan gives them, where an expected finish writes others to those of `plan`. */
  readonly givenDuration: Int32Array;
  /** The project's start. */
  floor: PlanTime;
  /** Of several plans that of each. */
  floors: readonly PlanTime[] | null;
  /** Of Primavera's modes one; null: as Microsoft Project. Of several plans the first mode among them: `progressOf` tells of a task. */
  readonly progress: Exclude<ProgressMode, 'unsplit'> | null;
  /** Starts of tasks that go as late as possible, `none` for all others; null where there are none. */
  pinned: Int32Array | null;
  /** What holds the task at hand, by its start and by its finish. */
  readonly startHold: Bound;
  readonly finishHold: Bound;
  readonly startHolds: HandedDown;
  readonly finishHolds: HandedDown;
}

export function createForwardState(plan: PlanArrays, network: OrderedNetwork): ForwardState {
  const { count, summaryCount, isSummary } = network;
  const dates: ForwardDates = {
    start: new Int32Array(count).fill(none),
    finish: new Int32Array(count).fill(none),
    driver: new Int32Array(count).fill(drivers.nothing),
    via: new Int32Array(count).fill(-1),
    allowed: new Int32Array(count).fill(none),
  };
  const handedDown = () => new HandedDown(summaryCount > 0 ? count : 0);
  const rules = allRules(plan);
  const durationOf = (task: number) =>
    isSummary[task]
      ? projectCalendar(plan, task).count(dates.start[task] as number, dates.finish[task] as number)
      : (plan.duration[task] as number);
  return {
    plan,
    network,
    spans: new TaskSpans(plan),
    lags: new LinkLags(plan, durationOf),
    dates,
    givenDuration: rules.some(({ options }) => options?.usesExpectedFinish) ? plan.duration.slice() : plan.duration,
    floor: plan.rules.start,
    floors: plan.groups ? rules.map(({ start }) => start) : null,
    progress: rules.map(primaveraMode).find((mode) => mode !== null) ?? null,
    pinned: null,
    startHold: new Bound(),
    finishHold: new Bound(),
    startHolds: handedDown(),
    finishHolds: handedDown(),
  };
}

/** Where the project of a task starts. */
export function floorOf({ plan: { groups }, floor, floors }: ForwardState, task: number): PlanTime {
  return groups && floors ? (floors[groups.of[task] as number] as number) : floor;
}

/** Up to when progress of a task's project is told. */
export function dataDateOf({ plan }: ForwardState, task: number): PlanTime {
  const { dataDate, start } = rulesOf(plan, task);
  return dataDate ?? start;
}

/** The mode of Primavera's that progress of a task counts by; null: as Microsoft Project has it. */
export function progressOf({ plan, progress }: ForwardState, task: number): ForwardState['progress'] {
  return plan.groups ? primaveraMode(rulesOf(plan, task)) : progress;
}
