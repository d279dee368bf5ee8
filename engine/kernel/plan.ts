import type { EarningRule } from './earning-rule.ts';
import type { PlanTime, Ticks } from './plan-time.ts';

/**
 * The facts of one plan, and nothing computed: what a file, the database, the browser and a worker alike give to the
 * engine. Tasks stand in outline order (each parent before its children, depth first); within a plan everything is
 * known by its `uid`, a positive integer that is never used again.
 */
export interface ScheduleInput {
  readonly project: PlanProject;
  readonly calendars: readonly PlanCalendar[];
  readonly tasks: readonly PlanTask[];
  readonly links: readonly PlanLink[];
  readonly resources: readonly PlanResource[];
  readonly assignments: readonly PlanAssignment[];
}

export interface PlanProject {
  readonly name: string;
  readonly scheduleFrom: 'start' | 'finish';
  readonly start: PlanTime;
  /** The date to schedule back from; only read when `scheduleFrom` is `finish`. */
  readonly finish: PlanTime | null;
  readonly statusDate: PlanTime | null;
  /** Null or unknown: Monday to Friday, 8–12 and 13–17. */
  readonly calendarUid: number | null;
  readonly minutesPerDay: number;
  readonly minutesPerWeek: number;
  readonly daysPerMonth: number;
  /** Since midnight. */
  readonly defaultStartTicks: Ticks;
  readonly defaultFinishTicks: Ticks;
  /** A task is critical at or under this much total slack, in days of `minutesPerDay`. */
  readonly criticalSlackLimitDays: number;
  /** 'Tasks will always honour their constraint dates': constraints win over links. */
  readonly areConstraintsHonoured: boolean;
  readonly hasMultipleCriticalPaths: boolean;
  readonly currencyCode: string | null;
  /** Absent or null: as Microsoft Project schedules. */
  readonly options?: SchedulingOptions | null;
}

/**
 * How a plan of another scheduler is to be scheduled; what is absent is as Microsoft Project has it. The names are those of
 * Primavera P6 (Oracle, P6 Professional Help, 'Schedule options dialog box').
 */
export interface SchedulingOptions {
  /** The calendar that working lags run on ('Calendar for scheduling relationship lag'). */
  readonly lagCalendar?: LagCalendar;
  /**
   * What holds the rest of work that began before its predecessors let it. Absent: it is split, and its rest waits for
   * them ('Split in-progress tasks', which Microsoft Project has switched on unless told otherwise).
   */
  readonly progress?: ProgressMode;
  /** Of work in progress, what the lag of an SS link counts from; absent: where its rest goes on ('early-start'). */
  readonly startLagFrom?: 'early-start' | 'actual-start';
  /** What remains of an activity with an expected finish lasts until then. */
  readonly usesExpectedFinish?: boolean;
  /** 'Must finish by': late dates count back from here, not from the plan's own finish. */
  readonly mustFinishBy?: PlanTime;
  /** Which slack is the total one; absent: the smaller of both. */
  readonly totalFloat?: 'smallest' | 'start' | 'finish';
  /** The calendar that slack counts in; absent: the project's. */
  readonly floatCalendar?: 'project' | 'task';
  /** What makes tasks critical; absent: slack at or under the project's limit. */
  readonly critical?: 'float' | 'longest-path';
}

export const lagCalendars = ['successor', 'predecessor', 'project', '24-hour'] as const;
export type LagCalendar = (typeof lagCalendars)[number];

/**
 * Unsplit: the rest goes on where the task says, whatever its predecessors do, as Microsoft Project has it with that option
 * off. With any other the plan goes on from its status date: nothing that is not done stands before it. Retained logic: the
 * rest waits for unfinished predecessors, and what follows work that ended early waits for them too.
 * Progress override: links into work that has begun no longer count. Actual dates: as retained logic, but work that is done
 * leads on from its actual finish alone (Trauner Consulting, 'How Retained Logic, Actual Dates, and Progress Override deal
 * with out-of-sequence progress').
 */
export const progressModes = ['unsplit', 'retained-logic', 'progress-override', 'actual-dates'] as const;
export type ProgressMode = (typeof progressModes)[number];

/** Working time from `from` to `to`, in ticks since midnight. `to` at or before `from` crosses midnight; 0–0 is the whole day. */
export interface TimeRange {
  readonly from: Ticks;
  readonly to: Ticks;
}

/** Sunday first. Null inherits the day from the base calendar; an empty list is a day off. */
export type WorkingWeek = readonly (readonly TimeRange[] | null)[];

export interface PlanCalendar {
  readonly uid: number;
  readonly name: string;
  readonly baseUid: number | null;
  readonly week: WorkingWeek;
  /** Weeks that differ for a time; both days inclusive, as plan time at midnight. */
  readonly workWeeks: readonly {
    readonly name: string;
    readonly from: PlanTime;
    readonly to: PlanTime;
    readonly week: WorkingWeek;
  }[];
  readonly exceptions: readonly CalendarException[];
}

/** Days that differ from the week. `from` and `to` are plan time at midnight, both days inclusive; no ranges is time off. */
export interface CalendarException {
  readonly name: string;
  readonly from: PlanTime;
  readonly to: PlanTime;
  readonly ranges: readonly TimeRange[];
  /** Null: every day from `from` to `to`. */
  readonly recurrence: Recurrence | null;
  /** Ends the recurrence after so many occurrences; null: only `to` ends it. */
  readonly occurrences: number | null;
}

/** Weekdays are 0 Sunday … 6 Saturday, months 1–12; position 5 is the last. */
export type Recurrence =
  | { readonly kind: 'daily'; readonly everyDays: number }
  | { readonly kind: 'weekly'; readonly everyWeeks: number; readonly weekdays: readonly number[] }
  | { readonly kind: 'monthly-by-day'; readonly everyMonths: number; readonly day: number }
  | {
      readonly kind: 'monthly-by-position';
      readonly everyMonths: number;
      readonly position: number;
      readonly item: RecurrenceItem;
    }
  | { readonly kind: 'yearly-by-day'; readonly month: number; readonly day: number }
  | {
      readonly kind: 'yearly-by-position';
      readonly month: number;
      readonly position: number;
      readonly item: RecurrenceItem;
    };

export type RecurrenceItem = 'day' | 'working-day' | 'weekend-day' | 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** As soon, as late as possible; start/finish no earlier, no later than; must start/finish on. */
export type ConstraintType = (typeof constraintTypes)[number];

/** In the order of their codes in Microsoft Project's files. */
export const constraintTypes = ['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT'] as const;

export type DurationUnit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'percent';

/** What of a task stays when another of the three changes; in the order of their codes in Microsoft Project's files. */
export const taskTypes = ['fixed-units', 'fixed-duration', 'fixed-work'] as const;

export interface PlanTask {
  readonly uid: number;
  readonly parentUid: number | null;
  readonly name: string;
  readonly wbs: string | null;
  readonly isActive: boolean;
  readonly isManual: boolean;
  readonly isMilestone: boolean;
  /** A manual task whose start, finish or duration is free text or empty: it has a place, but no dates of its own. */
  readonly isPlaceholder: boolean;
  readonly type: (typeof taskTypes)[number];
  readonly isEffortDriven: boolean;
  /** Working time, or time on the 24-hour clock where `isElapsed`. Null: not said. Ignored for summaries. */
  readonly durationTicks: Ticks | null;
  readonly isElapsed: boolean;
  /** The unit that its author reads the duration in. */
  readonly durationUnit: DurationUnit;
  readonly isEstimated: boolean;
  readonly workTicks: Ticks | null;
  /** Dates that a manual task keeps. */
  readonly manualStart: PlanTime | null;
  readonly manualFinish: PlanTime | null;
  readonly constraintType: ConstraintType;
  readonly constraintDate: PlanTime | null;
  readonly deadline: PlanTime | null;
  readonly calendarUid: number | null;
  readonly ignoresResourceCalendars: boolean;
  /** 0–1000; 500 is ordinary. */
  readonly priority: number;
  readonly levellingDelayTicks: Ticks;
  readonly actualStart: PlanTime | null;
  readonly actualFinish: PlanTime | null;
  readonly actualDurationTicks: Ticks | null;
  readonly remainingDurationTicks: Ticks | null;
  /** Of the duration, 0–100. */
  readonly percentComplete: number;
  /** Where progress ends, and where the remainder goes on. */
  readonly stop: PlanTime | null;
  readonly resume: PlanTime | null;
  readonly notes: string | null;
  /** Absent or null: a task as Microsoft Project has it. */
  readonly activity?: ActivityFacts | null;
  /** How it earns its planned value; absent or null: by per cent complete, a level of effort as one. */
  readonly earning?: EarningRule | null;
  readonly baselines: readonly Baseline[];
}

/** What Primavera P6 can say of an activity and Microsoft Project cannot of a task. */
export interface ActivityFacts {
  readonly kind: ActivityKind;
  /** Its constraint holds against links, whatever the project says of constraints, and fixes late dates too. */
  readonly isConstraintMandatory: boolean;
  /** Holds beside the first one. */
  readonly secondConstraintType: ConstraintType;
  readonly secondConstraintDate: PlanTime | null;
  readonly expectedFinish: PlanTime | null;
}

/**
 * A start milestone stands where work begins, a finish milestone where it ends. A level of effort spans what it is linked to,
 * a WBS summary all else in its part of the outline; both drive nothing.
 */
export const activityKinds = ['task', 'start-milestone', 'finish-milestone', 'level-of-effort', 'wbs-summary'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** What was once agreed for a task. Number 0 is the baseline, 1–10 are the numbered ones. */
export interface Baseline {
  readonly number: number;
  readonly start: PlanTime | null;
  readonly finish: PlanTime | null;
  readonly durationTicks: Ticks | null;
  readonly workTicks: Ticks | null;
  readonly costMinor: number | null;
}

/** In the order of their codes in Microsoft Project's files. */
export const linkTypes = ['FF', 'FS', 'SF', 'SS'] as const;
export type LinkType = (typeof linkTypes)[number];

export interface PlanLink {
  readonly predecessorUid: number;
  readonly successorUid: number;
  readonly type: LinkType;
  readonly lag: Lag;
}

/** Negative is a lead. A percentage is of the predecessor's duration. */
export type Lag =
  | { readonly kind: 'working'; readonly ticks: Ticks; readonly unit: DurationUnit }
  | { readonly kind: 'elapsed'; readonly ticks: Ticks; readonly unit: DurationUnit }
  | { readonly kind: 'percent'; readonly percent: number; readonly isElapsed: boolean };

export interface PlanResource {
  readonly uid: number;
  readonly name: string;
  readonly kind: 'work' | 'material' | 'cost';
  readonly calendarUid: number | null;
  /** 1 is one person full time. */
  readonly maxUnits: number;
  readonly group: string | null;
  readonly initials: string | null;
  readonly email: string | null;
  /** For one hour of a work resource, or one unit of a material. */
  readonly standardRateMinor: number | null;
}

export interface PlanAssignment {
  readonly uid: number;
  readonly taskUid: number;
  /** Null: work that nobody is named for. */
  readonly resourceUid: number | null;
  readonly units: number;
  readonly workTicks: Ticks | null;
  readonly actualWorkTicks: Ticks | null;
  readonly remainingWorkTicks: Ticks | null;
  readonly delayTicks: Ticks;
  readonly levellingDelayTicks: Ticks;
  readonly contour: WorkContour;
  /** Where the work lies, when that is a fact of the plan (a split, a contour by hand); otherwise empty. */
  readonly timephased: readonly TimephasedWork[];
}

/** In the order of their codes in Microsoft Project's files. */
export const workContours = [
  'flat',
  'back-loaded',
  'front-loaded',
  'double-peak',
  'early-peak',
  'late-peak',
  'bell',
  'turtle',
  'contoured',
] as const;
export type WorkContour = (typeof workContours)[number];

export interface TimephasedWork {
  readonly kind: 'actual' | 'remaining';
  readonly start: PlanTime;
  readonly finish: PlanTime;
  readonly workTicks: Ticks;
}
