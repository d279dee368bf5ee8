import type { WorkingTime } from '../calendar/index.ts';
import { calendarOf } from '../earned-value/index.ts';
import { meanLoad } from '../kernel/contours.ts';
import type { PlanAssignment, PlanResource } from '../kernel/plan.ts';
import type { PlanTime, Ticks } from '../kernel/plan-time.ts';
import { restOf } from '../schedule/index.ts';
import type { PlanView, TaskView } from './plan-view.ts';

/** A stretch of time in which a task asks for a resource, in percent of one while its calendar works. */
interface Booking {
  readonly view: TaskView;
  readonly calendar: WorkingTime;
  readonly from: PlanTime;
  readonly to: PlanTime;
  readonly percent: number;
}

/** Where more is asked of a resource than there is of it. */
interface Overload {
  readonly resource: PlanResource;
  /** What there is of it, in percent of one. */
  readonly most: number;
  readonly tasks: readonly TaskView[];
  readonly from: PlanTime;
  /** The most that is asked of it at once. */
  readonly percent: number;
}

/** What open tasks ask of the work resources of a plan, and where that is too much, the worst first. */
export interface ResourceLoad {
  readonly asking: ReadonlySet<TaskView>;
  readonly overloads: readonly Overload[];
}

export function resourceLoad(plan: PlanView): ResourceLoad {
  const booked = bookings(plan);
  const overloads = [...booked].flatMap(([resource, own]) => overloadOf(resource, own, plan) ?? []);
  return {
    asking: new Set([...booked.values()].flat().map(({ view }) => view)),
    overloads: overloads.toSorted((a, b) => b.percent - b.most - (a.percent - a.most)),
  };
}

/** Whole percents, so that three thirds of somebody are no more than one. */
const percentOf = (units: number) => Math.round(units * 100);
const delayOf = ({ delayTicks, levellingDelayTicks }: PlanAssignment) => Math.max(0, delayTicks + levellingDelayTicks);

/** What is still to be done, by who does it. */
function bookings({ input, byUid, book, statusDay }: PlanView): Map<PlanResource, Booking[]> {
  const resources = new Map(input.resources.map((resource) => [resource.uid, resource]));
  const leastDelay = new Map<number, Ticks>(); // which the start of the task has already
  for (const each of input.assignments)
    leastDelay.set(each.taskUid, Math.min(delayOf(each), leastDelay.get(each.taskUid) ?? Infinity));
  const found = new Map<PlanResource, Booking[]>();
  for (const assignment of input.assignments) {
    const [view, resource] = [byUid.get(assignment.taskUid), resources.get(assignment.resourceUid ?? 0)];
    if (!view?.task.isActive || view.isComplete || view.dates.isSummary || resource?.kind !== 'work') continue;
    const calendar = calendarOf(view.task, resource, book);
    const delay = delayOf(assignment) - (leastDelay.get(assignment.taskUid) ?? 0);
    const own = found.get(resource) ?? [];
    for (const { from, to, percent } of stretchesOf(assignment, view, calendar, delay)) {
      const booking = { view, calendar, from: Math.max(from, statusDay), to, percent };
      if (booking.to > booking.from && percent > 0) own.push(booking);
    }
    if (own.length > 0) found.set(resource, own);
  }
  return found;
}

/**
 * Where the rest of an assignment lies: by its slices where it has any, else from its start on for its work over its
 * units; the rest of what has begun until the end of the task. A contour counts by its mean.
 */
function stretchesOf(
  { timephased, units, contour, workTicks, remainingWorkTicks }: PlanAssignment,
  { task, dates }: TaskView,
  calendar: WorkingTime,
  delay: Ticks,
): Pick<Booking, 'from' | 'to' | 'percent'>[] {
  const slices = timephased.filter(({ kind, workTicks: work }) => kind === 'remaining' && work > 0);
  if (slices.length > 0)
    return slices.map(({ start: from, finish: to, workTicks: work }) => {
      const time = calendar.count(from, to);
      return { from, to, percent: time > 0 ? percentOf(work / time) : 0 };
    });
  const { start, finish } = dates;
  const left = remainingWorkTicks ?? (workTicks === null ? null : workTicks * (1 - dates.percentComplete / 100));
  if (start === null || finish === null || (left !== null && left <= 0)) return [];
  const mean = units * (meanLoad(contour) ?? 1);
  const hasBegun = task.actualStart !== null || dates.percentComplete > 0;
  const goesOn = Math.max(task.resume ?? 0, restOf(task, dates, calendar)?.at ?? 0);
  const from = hasBegun ? Math.max(start, goesOn) : delay > 0 ? calendar.add(start, delay) : start;
  const isShorter = !hasBegun && left !== null && mean > 0;
  const to = isShorter ? Math.min(finish, calendar.add(from, Math.round(left / mean))) : finish;
  return [{ from, to, percent: percentOf(mean) }];
}

/** Goes along the starts and ends of what is asked of a resource. */
function overloadOf(resource: PlanResource, booked: readonly Booking[], { book }: PlanView): Overload | null {
  const own = book.of(resource.calendarUid);
  const most = percentOf(resource.maxUnits);
  const starts = booked.toSorted((a, b) => a.from - b.from);
  const ends = booked.toSorted((a, b) => a.to - b.to);
  const instants = [...new Set(booked.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const asked = new Map<WorkingTime, number>();
  const ask = ({ calendar }: Booking, percent: number) => asked.set(calendar, (asked.get(calendar) ?? 0) + percent);
  const tasks = new Set<TaskView>();
  const unseen = new Set<Booking>(); // of those under way, each told once however often there is too much
  let [peak, first, begun, ended] = [0, -1, 0, 0];
  for (const [index, at] of instants.entries()) {
    for (let next = ends[ended]; next && next.to <= at; next = ends[++ended]) {
      ask(next, -next.percent);
      unseen.delete(next);
    }
    for (let next = starts[begun]; next && next.from <= at; next = starts[++begun]) {
      ask(next, next.percent);
      unseen.add(next);
    }
    const until = instants[index + 1] ?? at;
    let [needed, time] = [0, own.count(at, until)];
    for (const [calendar, percent] of asked) {
      if (percent === 0) continue;
      needed += percent * calendar.count(at, until);
      time = Math.max(time, calendar.count(at, until)); // a task may work when its resource does not
    }
    if (!(needed > most * time)) continue;
    for (const { view } of unseen) tasks.add(view);
    unseen.clear();
    if (first < 0) first = at;
    peak = Math.max(peak, Math.round(needed / time));
  }
  return first < 0 ? null : { resource, most, tasks: [...tasks], from: first, percent: peak };
}
