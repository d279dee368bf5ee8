import type { ProgressMode } from '../kernel/plan.ts';
import type { PlanTime } from '../kernel/plan-time.ts';
import type { OrderedNetwork } from '../network/index.ts';
import { Bound, HandedDown, nothing } from './bounds.ts';
import { LinkLags } from './link-lags.ts';
import { none, type PlanArrays, projectCalendar } from './plan-arrays.ts';
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
  readonly dataDate: PlanTime;
  /** Of Primavera's modes one; null: as Microsoft Project. */
  readonly progress: Exclude<ProgressMode, 'unsplit'> | null;
  /** Whether the rest of begun work waits for its predecessors although no mode of Primavera's says so. */
  readonly isRestSplit: boolean;
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
  const mode = plan.rules.options?.progress ?? null;
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
    givenDuration: plan.rules.options?.usesExpectedFinish ? plan.duration.slice() : plan.duration,
    floor: plan.rules.start,
    dataDate: plan.rules.dataDate ?? plan.rules.start,
    progress: mode === 'unsplit' ? null : mode,
    isRestSplit: mode === null,
    pinned: null,
    startHold: new Bound(),
    finishHold: new Bound(),
    startHolds: handedDown(),
    finishHolds: handedDown(),
  };
}

/** Where the project of a task starts. */
export function floorOf({ plan: { groups }, floor }: ForwardState, task: number): PlanTime {
  return groups ? (groups.start[groups.of[task] as number] as number) : floor;
}

/** Up to when progress of a task's project is told. */
export function dataDateOf({ plan: { groups }, dataDate }: ForwardState, task: number): PlanTime {
  return groups ? (groups.dataDate[groups.of[task] as number] as number) : dataDate;
}
