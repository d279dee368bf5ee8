import type { PlanTime } from '../kernel/plan-time.ts';
import type { Model } from './model.ts';

/** What drives a start where no link does; links are their own index, so these lie below 0. */
export const drivers = {
  projectStart: -1,
  constraint: -2,
  levelling: -3,
  progress: -4,
  manual: -5,
  asLateAsPossible: -6,
  summary: -7,
  nothing: -8,
} as const;

/** Dates by task index, `none` where a task has none, and what drove each start. */
export interface ForwardDates {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  /** A kept link, or one of `drivers`. */
  readonly driver: Int32Array;
  /** The summary whose link or constraint drives; of a summary, the child that it starts with; else −1. */
  readonly via: Int32Array;
  /** Starts that links and constraints of summaries above allow, before the task's own constraint. */
  readonly allowed: Int32Array;
}

/** The latest of the bounds that hold one end of a task, and where it comes from. */
export interface Holds {
  readonly at: Int32Array;
  readonly driver: Int32Array;
  readonly via: Int32Array;
}

/** What the forward pass carries from task to task. */
export interface ForwardState {
  readonly model: Model;
  readonly dates: ForwardDates;
  readonly startHolds: Holds;
  readonly finishHolds: Holds;
  /** The project's start. */
  readonly floor: PlanTime;
  /** Starts of tasks that go as late as possible, `none` for all others; null where there are none. */
  readonly pinned: Int32Array | null;
}
