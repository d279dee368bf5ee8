import type { Finding } from './finding.ts';
import type { ConstraintType, Lag, LinkType } from './plan.ts';
import type { PlanTime, Ticks } from './plan-time.ts';

/** What the scheduler answers: the dates of every task in the order of the input, and the faults that it met. */
export interface ScheduleResult {
  readonly engineVersion: string;
  readonly start: PlanTime;
  readonly finish: PlanTime;
  readonly tasks: readonly TaskDates[];
  readonly findings: readonly Finding[];
}

/** Null where a value has no meaning: a placeholder has no slack, an inactive task no late dates. Never 0 instead. */
export interface TaskDates {
  readonly uid: number;
  readonly outlineLevel: number;
  readonly isSummary: boolean;
  readonly start: PlanTime | null;
  readonly finish: PlanTime | null;
  readonly earlyStart: PlanTime | null;
  readonly earlyFinish: PlanTime | null;
  readonly lateStart: PlanTime | null;
  readonly lateFinish: PlanTime | null;
  readonly durationTicks: Ticks | null;
  readonly totalSlackTicks: Ticks | null;
  readonly freeSlackTicks: Ticks | null;
  readonly startSlackTicks: Ticks | null;
  readonly finishSlackTicks: Ticks | null;
  readonly isCritical: boolean;
  /** Of summaries rolled up from the durations of their leaves, 0–100. */
  readonly percentComplete: number;
  readonly reason: StartReason;
}

/** Why a task stands where it stands: what to show, and where to go on asking. */
export type StartReason =
  | { readonly kind: 'project-start' }
  | { readonly kind: 'project-finish' }
  /** `drivesBy`: which end of this task the link holds. */
  | (DrivingLink & { readonly kind: 'predecessor'; readonly drivesBy: 'start' | 'finish' })
  | {
      readonly kind: 'constraint';
      readonly type: ConstraintType;
      readonly date: PlanTime;
      readonly viaUid: number | null;
    }
  | { readonly kind: 'deadline'; readonly date: PlanTime }
  | { readonly kind: 'calendar'; readonly calendarUid: number | null }
  | { readonly kind: 'levelling'; readonly delayTicks: Ticks }
  /** It began where it did; `rest`: the link that what is left waits for. */
  | { readonly kind: 'progress'; readonly rest?: DrivingLink }
  | { readonly kind: 'manual' }
  /** A summary starts with its earliest child. */
  | { readonly kind: 'summary'; readonly uid: number };

/** The link that makes a task stand where it does. */
export interface DrivingLink {
  readonly uid: number;
  readonly type: LinkType;
  readonly lag: Lag;
  /** Only of a task in another plan: whose it is. */
  readonly planId?: string;
  /** The summary whose link this task inherits. */
  readonly viaUid: number | null;
}

/** The link that a reason names, be it of a start or of what is left of begun work; null where it names none. */
export function drivingLink(reason: StartReason): DrivingLink | null {
  return reason.kind === 'predecessor' ? reason : reason.kind === 'progress' ? (reason.rest ?? null) : null;
}
