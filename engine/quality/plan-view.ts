import { type CalendarBook, createCalendarBook } from '../calendar/index.ts';
import { type MeasuredPlan, measurePlan } from '../earned-value/index.ts';
import type { PlanLink, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import { type PlanTime, type Ticks, ticksPerDay, ticksPerMinute } from '../kernel/plan-time.ts';
import type { ScheduleResult, TaskDates } from '../kernel/schedule-result.ts';
import { spansOthers } from '../kernel/spans-others.ts';
import { carryForward } from './carry-forward.ts';

/** What the dates are compared with. By uid: the dates of the first import, as they were computed then. */
export type Comparison =
  | { readonly kind: 'baseline'; readonly number: number }
  | {
      readonly kind: 'first-import';
      readonly at: PlanTime;
      readonly finish: PlanTime | null;
      readonly startByUid: ReadonlyMap<number, PlanTime>;
      readonly finishByUid: ReadonlyMap<number, PlanTime>;
    }
  | { readonly kind: 'none' };

/** The plan as it stood at an earlier moment, which is what its dates are compared with where a change is explained. */
export interface EarlierPlan {
  readonly kind: 'earlier';
  /** By its own dates. */
  readonly finish: PlanTime;
  /** What could still be true then: later than its own finish where that had passed with work open. */
  readonly forecastFinish: PlanTime;
  /** Of the tasks that were work then, by uid. */
  readonly datesByUid: ReadonlyMap<number, PlannedDates>;
}

export interface QualityContext {
  /** Now at the organisation. */
  readonly now: PlanTime;
  /** A finish later than planned by more working days than this breaks tolerance. */
  readonly toleranceDays: number;
  readonly comparison: Comparison | EarlierPlan;
  /** Percent by which a project may cost more than was agreed; 10 unless it is said. */
  readonly costTolerance?: number;
}

/** Percent by which the project may cost more than was agreed. */
export const costToleranceOf = ({ context }: { readonly context: QualityContext }): number =>
  context.costTolerance ?? 10;

/** What a task was compared with; a duration is only known where its source says it. */
export interface PlannedDates {
  readonly start: PlanTime | null;
  readonly finish: PlanTime | null;
  readonly durationTicks: Ticks | null;
}

/** One task with all that the checks ask of it. */
export interface TaskView {
  readonly task: PlanTask;
  readonly dates: TaskDates;
  readonly planned: PlannedDates | null;
  /** Links between active tasks that are work of their own, by this end. */
  readonly predecessors: readonly PlanLink[];
  readonly successors: readonly PlanLink[];
  readonly isComplete: boolean;
}

/** A plan with its dates, joined up once for all checks. */
export interface PlanView {
  readonly input: ScheduleInput;
  readonly result: ScheduleResult;
  readonly context: QualityContext;
  readonly book: CalendarBook;
  /** Midnight before now: what lies before it is past. */
  readonly today: PlanTime;
  /** The day up to which progress is told: the status date, or today where there is none. */
  readonly statusDay: PlanTime;
  readonly tasks: readonly TaskView[];
  readonly byUid: ReadonlyMap<number, TaskView>;
  /** Active tasks that are no summaries and span no others. */
  readonly detail: readonly TaskView[];
  /** Of `detail`, those not complete: the denominator of most DCMA points. */
  readonly open: readonly TaskView[];
  /** The finish that the plan's finish is compared with. */
  readonly plannedFinish: PlanTime | null;
  /** Whether the plan's own finish lies before today although work is open: its dates then say nothing about the end. */
  readonly isFinishPassed: boolean;
  /** When work that is still open can be done at the earliest: the end of one working day from today. */
  readonly earliestEnd: PlanTime;
  /** Where the plan's finish has passed: its dates if all that is open went on from today, by uid; null otherwise. */
  readonly carriedByUid: ReadonlyMap<number, TaskDates> | null;
  /**
   * The finish that can still be true: the plan's own, or, where that has passed, the one of all open work carried on from
   * today, and not before the earliest end.
   */
  readonly forecastFinish: PlanTime;
}

export const midnightBefore = (at: PlanTime): PlanTime => Math.floor(at / ticksPerDay) * ticksPerDay;

/** Working days of the project's calendar from one instant to another, to a tenth; negative where `to` is earlier. */
export function workingDays({ book, input }: Pick<PlanView, 'book' | 'input'>, from: PlanTime, to: PlanTime): number {
  return daysOf(input.project, book.project.count(from, to));
}

const dayTicks = ({ minutesPerDay }: ScheduleInput['project']): Ticks =>
  Math.round((minutesPerDay > 0 ? minutesPerDay : 480) * ticksPerMinute);

/** Working ticks as days of the project, to a tenth of a day. */
export function daysOf(project: ScheduleInput['project'], ticks: Ticks): number {
  const days = Math.round((ticks * 10) / dayTicks(project)) / 10;
  return days === 0 ? 0 : days;
}

/** Joins a plan and its dates. A task without dates in the result is left out, as is a link with a missing end. */
export function viewPlan(input: ScheduleInput, result: ScheduleResult, context: QualityContext): PlanView {
  const datesOf = new Map(result.tasks.map((dates) => [dates.uid, dates]));
  const active = new Set(input.tasks.flatMap((task) => (task.isActive && !spansOthers(task) ? [task.uid] : [])));
  const links = input.links.filter((link) => active.has(link.predecessorUid) && active.has(link.successorUid));
  const [incoming, outgoing] = [group(links, 'successorUid'), group(links, 'predecessorUid')];
  const tasks = input.tasks.flatMap((task): TaskView[] => {
    const dates = datesOf.get(task.uid);
    if (!dates) return [];
    return [
      {
        task,
        dates,
        planned: plannedDates(task, context.comparison),
        predecessors: incoming.get(task.uid) ?? [],
        successors: outgoing.get(task.uid) ?? [],
        isComplete: task.actualFinish !== null || dates.percentComplete >= 100,
      },
    ];
  });
  const detail = tasks.filter(({ task, dates }) => task.isActive && !dates.isSummary && !spansOthers(task));
  const open = detail.filter(({ isComplete }) => !isComplete);
  const book = createCalendarBook(input.project, input.calendars);
  const today = midnightBefore(context.now);
  const earliestEnd = book.project.add(today, dayTicks(input.project));
  const isFinishPassed = open.length > 0 && result.finish < today && detail.some(({ dates }) => dates.finish !== null);
  const carried = isFinishPassed ? carryForward(input, today) : null;
  return {
    input,
    result,
    context,
    book,
    today,
    statusDay: midnightBefore(input.project.statusDate ?? context.now),
    tasks,
    byUid: new Map(tasks.map((view) => [view.task.uid, view])),
    detail,
    open,
    isFinishPassed,
    earliestEnd,
    carriedByUid: carried && new Map(carried.tasks.map((dates) => [dates.uid, dates])),
    forecastFinish: carried ? Math.max(carried.finish, earliestEnd) : result.finish,
    plannedFinish: 'finish' in context.comparison ? context.comparison.finish : latestPlanned(detail),
  };
}

/** Several checks ask for the same. */
const measuredViews = new WeakMap<PlanView, MeasuredPlan | null>();

/** The plan against its baseline as of its status date, or now where it has none; null where it has no baseline. */
export function measureView(plan: PlanView): MeasuredPlan | null {
  const known = measuredViews.get(plan);
  if (known !== undefined) return known;
  const { input, result, context } = plan;
  const { comparison, now } = context;
  const at = input.project.statusDate ?? now;
  const measured =
    comparison.kind === 'baseline' ? measurePlan(input, result, { at, baseline: comparison.number }) : null;
  measuredViews.set(plan, measured);
  return measured;
}

function plannedDates(task: PlanTask, comparison: QualityContext['comparison']): PlannedDates | null {
  if (comparison.kind === 'none') return null;
  if (comparison.kind === 'earlier') return comparison.datesByUid.get(task.uid) ?? null;
  if (comparison.kind === 'baseline') {
    const baseline = task.baselines.find(({ number }) => number === comparison.number);
    return baseline && (baseline.start !== null || baseline.finish !== null) ? baseline : null;
  }
  const start = comparison.startByUid.get(task.uid) ?? null;
  const finish = comparison.finishByUid.get(task.uid) ?? null;
  return start === null && finish === null ? null : { start, finish, durationTicks: null };
}

const latestPlanned = (views: readonly TaskView[]) =>
  views.reduce<PlanTime | null>((latest, { planned }) => {
    const finish = planned?.finish ?? null;
    return finish !== null && (latest === null || finish > latest) ? finish : latest;
  }, null);

function group(links: readonly PlanLink[], by: 'predecessorUid' | 'successorUid'): Map<number, PlanLink[]> {
  const groups = new Map<number, PlanLink[]>();
  for (const link of links) {
    const group = groups.get(link[by]);
    if (group) group.push(link);
    else groups.set(link[by], [link]);
  }
  return groups;
}
