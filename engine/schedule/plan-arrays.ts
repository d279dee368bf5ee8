import type { WorkingTime } from '../calendar/index.ts';
import {
  type ActivityFacts,
  constraintTypes,
  linkTypes,
  type PlanTask,
  type ProgressMode,
  type SchedulingOptions,
} from '../kernel/plan.ts';
import { lastPlanTime, type PlanTime } from '../kernel/plan-time.ts';
import type { LinkEnds } from '../network/index.ts';
import type { Span } from './span.ts';

/** What decides the dates of a task; that a task has others below it says more than its own code. */
export const placement = {
  automatic: 0,
  manual: 1,
  placeholder: 2,
  started: 3,
  complete: 4,
  summary: 5,
  /** Takes its dates from others, once they have theirs, and drives nothing. */
  spanning: 6,
} as const;

/** No instant: an open bound, or a date that a task has not. */
export const none: PlanTime = -1;

/** Codes of links and constraints in flat arrays. */
export const linkCode = codesOf(linkTypes);
export const constraintCode = codesOf(constraintTypes);

/** How a lag counts: in ticks of work, in ticks on the clock, or in hundredths of a per cent of the predecessor's duration. */
export const lagKinds = ['working', 'elapsed', 'percent', 'elapsed-percent'] as const;
export const lagKind = codesOf(lagKinds);

/** Links by index; what `lag` counts in is said by `lagKind`. */
export interface LinkArrays extends LinkEnds {
  readonly lag: Int32Array;
  readonly lagKind: Uint8Array;
}

/** Facts of the few tasks that are not simply automatic and not begun. */
export type TaskFacts = Pick<
  PlanTask,
  | 'manualStart'
  | 'manualFinish'
  | 'actualStart'
  | 'actualFinish'
  | 'actualDurationTicks'
  | 'remainingDurationTicks'
  | 'percentComplete'
  | 'stop'
  | 'resume'
  | 'levellingDelayTicks'
  | 'activity'
>;

/** How a plan is to be scheduled. */
export interface ScheduleRules {
  readonly start: PlanTime;
  /** The date to schedule back from; null schedules from the start. */
  readonly finishToScheduleFrom: PlanTime | null;
  readonly areConstraintsHonoured: boolean;
  /** Whether each open end has a critical path of its own. */
  readonly hasMultipleCriticalPaths: boolean;
  /** Absent: the start. Only read where the options say how progress counts. */
  readonly dataDate?: PlanTime;
  /** Absent: as Microsoft Project schedules. */
  readonly options?: SchedulingOptions;
}

/** Plans joined into one network, where each keeps its rules and a project calendar of its own. */
export interface PlanGroups {
  /** Of each task its plan. */
  readonly of: Int32Array;
  /** By plan. */
  readonly rules: readonly ScheduleRules[];
  /** By plan, as an index into `calendars`. */
  readonly calendar: readonly number[];
  /** What late dates of a plan that says no finish of its own count back from: the last plan's finish or its own. */
  readonly lateFrom: 'last' | 'own';
}

/** A plan as flat arrays by task index, tasks in outline order: what the passes work on. */
export interface PlanArrays {
  /** Of several plans only the start, the earliest of theirs; `rulesOf` tells the others. */
  readonly rules: ScheduleRules;
  /** −1 at the top. */
  readonly parent: Int32Array;
  readonly placement: Uint8Array;
  /** 0 for tasks that keep their place and drive nothing. */
  readonly isActive: Uint8Array;
  /** Working ticks of the task's calendar. */
  readonly duration: Int32Array;
  /** Index into `calendars`: what the task works by and its lags run on. */
  readonly calendar: Int32Array;
  readonly constraintType: Uint8Array;
  /** `none` where there is none. */
  readonly constraintDate: Int32Array;
  readonly deadline: Int32Array;
  readonly links: LinkArrays;
  /** The first is the project's: slack and summaries count in it. */
  readonly calendars: readonly WorkingTime[];
  /** Stretches of work that are more than a duration on a calendar: splits, several calendars. Sparse. */
  readonly spans: readonly (Span | undefined)[];
  /** Of tasks whose placement is not automatic, and of those that levelling delays or that are activities. Sparse. */
  readonly facts: readonly (TaskFacts | undefined)[];
  /** Absent: one plan. */
  readonly groups?: PlanGroups | undefined;
  /** 1 where `spans`, a levelling delay or what an activity says has to be looked up. */
  readonly isSpecial: Uint8Array;
}

/** The least and the most that a value of a task can be: no code or calendar beyond the last, no instant outside plan time. */
export function taskBounds({ calendars }: PlanArrays) {
  return {
    isActive: [0, 1],
    duration: [0, lastPlanTime],
    calendar: [0, Math.max(0, calendars.length - 1)],
    constraintType: [0, constraintTypes.length - 1],
    constraintDate: [none, lastPlanTime],
    deadline: [none, lastPlanTime],
  } as const;
}

/** The rules that a task goes by: those of its plan. */
export function rulesOf({ rules, groups }: PlanArrays, task: number): ScheduleRules {
  return groups ? (groups.rules[groups.of[task] as number] as ScheduleRules) : rules;
}

/** The rules of each plan in it. */
export function allRules({ rules, groups }: Pick<PlanArrays, 'rules' | 'groups'>): readonly ScheduleRules[] {
  return groups?.rules ?? [rules];
}

/** Which of Primavera's ways progress counts by; null: as Microsoft Project has it. */
export function primaveraMode({
  options,
}: {
  readonly options?: SchedulingOptions | null;
}): Exclude<ProgressMode, 'unsplit'> | null {
  const mode = options?.progress ?? null;
  return mode === 'unsplit' ? null : mode;
}

/** The calendar that summaries and slack of a task count in: that of its project. */
export function projectCalendar({ calendars, groups }: PlanArrays, task: number): WorkingTime {
  return calendars[groups ? (groups.calendar[groups.of[task] as number] as number) : 0] as WorkingTime;
}

/** What an activity says beyond a task; undefined of an ordinary one. */
export function activityOf(plan: PlanArrays, task: number): ActivityFacts | undefined {
  return plan.isSpecial[task] ? (plan.facts[task]?.activity ?? undefined) : undefined;
}

function codesOf<N extends string>(names: readonly N[]): Readonly<Record<N, number>> {
  return Object.fromEntries(names.map((name, code) => [name, code])) as Record<N, number>;
}
