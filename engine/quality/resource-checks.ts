import type { WorkingTime } from '../calendar/index.ts';
import type { PlanResource } from '../kernel/plan.ts';
import { type PlanTime, ticksPerDay } from '../kernel/plan-time.ts';
import { type Check, dateParameter, gradeShare, tally } from './check.ts';
import type { PlanView, TaskView } from './plan-view.ts';

/** Work of a summary comes on top of that of its tasks: often what was left when a task was broken down. */
const summaryResources: Check = {
  code: 'schedule.summary-resources',
  severity: 'info',
  standard: 'Microsoft Project, resources of summary tasks',
  inputs: ['tasks', 'resources'],
  find: ({ input, tasks }) => {
    const staffed = new Set(input.assignments.flatMap((each) => (each.resourceUid === null ? [] : each.taskUid)));
    const summaries = tasks.filter(({ task, dates }) => task.isActive && dates.isSummary);
    return tally(summaries, summaries.filter(({ task }) => staffed.has(task.uid))); // biome-ignore format: one line
  },
};

/** A task as it asks for a resource, in percent of one. */
interface Booking {
  readonly view: TaskView;
  readonly from: PlanTime;
  readonly to: PlanTime;
  readonly percent: number;
}

/** Where more is asked of a resource than there is of it. */
interface Overload {
  readonly resource: PlanResource;
  readonly tasks: readonly TaskView[];
  readonly from: PlanTime;
  /** The most that is asked of it at once. */
  readonly percent: number;
}

const percentOf = (units: number) => Math.round(units * 100);

/** What is still to be done, by who does it: whole percents, so that three thirds of somebody are no more than one. */
function bookings({ input, byUid, book, statusDay }: PlanView): Map<PlanResource, Booking[]> {
  const resources = new Map(input.resources.map((resource) => [resource.uid, resource]));
  const found = new Map<PlanResource, Booking[]>();
  for (const { taskUid, resourceUid, units, delayTicks } of input.assignments) {
    const [view, resource] = [byUid.get(taskUid), resources.get(resourceUid ?? 0)];
    const { start = null, finish = null, isSummary = true } = view?.dates ?? {};
    if (!view?.task.isActive || view.isComplete || isSummary || resource?.kind !== 'work') continue;
    if (start === null || finish === null) continue;
    const begin = delayTicks > 0 ? book.of(resource.calendarUid).add(start, delayTicks) : start;
    const booking = { view, from: Math.max(begin, statusDay), to: finish, percent: percentOf(units) };
    if (booking.to <= booking.from || booking.percent <= 0) continue;
    const own = found.get(resource);
    if (own) own.push(booking);
    else found.set(resource, [booking]);
  }
  return found;
}

/** Goes along the starts and ends of what is asked of a resource; time in which it does not work anyway is no overload. */
function overloadOf(resource: PlanResource, booked: readonly Booking[], { book }: PlanView): Overload | null {
  const calendar = book.of(resource.calendarUid);
  const most = percentOf(resource.maxUnits);
  const starts = booked.toSorted((a, b) => a.from - b.from);
  const ends = booked.toSorted((a, b) => a.to - b.to);
  const instants = [...new Set(booked.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const tasks = new Set<TaskView>();
  const unseen = new Set<Booking>(); // of those under way, each told once however often there is too much
  let [asked, peak, first, begun, ended] = [0, 0, -1, 0, 0];
  for (const [index, at] of instants.entries()) {
    for (let next = ends[ended]; next && next.to <= at; next = ends[++ended]) {
      asked -= next.percent;
      unseen.delete(next);
    }
    for (let next = starts[begun]; next && next.from <= at; next = starts[++begun]) {
      asked += next.percent;
      unseen.add(next);
    }
    const until = instants[index + 1];
    if (asked <= most || until === undefined || calendar.count(at, until) <= 0) continue;
    for (const { view } of unseen) tasks.add(view);
    unseen.clear();
    if (first < 0) first = at;
    peak = Math.max(peak, asked);
  }
  return first < 0 ? null : { resource, tasks: [...tasks], from: first, percent: peak };
}

const overallocated: Check = {
  code: 'schedule.overallocated-resource',
  severity: 'minor',
  standard: 'Microsoft Project, overallocated resources',
  inputs: ['tasks', 'links', 'calendars', 'resources', 'progress', 'clock'],
  find: (plan) => {
    const booked = bookings(plan);
    const over = [...booked].flatMap(([resource, own]) => overloadOf(resource, own, plan) ?? []);
    const [worst] = over.toSorted((a, b) => excess(b) - excess(a));
    if (!worst) return null;
    const asking = new Set([...booked.values()].flat().map(({ view }) => view));
    const faulty = new Set([worst, ...over].flatMap(({ tasks }) => tasks));
    return tally([...asking], [...faulty], {
      severity: gradeShare(faulty.size, asking.size, 5) === 'info' ? 'info' : 'minor',
      values: {
        resource: worst.resource.name,
        load: { kind: 'percent', percent: worst.percent },
        most: { kind: 'percent', percent: percentOf(worst.resource.maxUnits) },
        from: dateParameter(worst.from),
      },
    });
  },
};

const excess = ({ percent, resource }: Overload) => percent - percentOf(resource.maxUnits);

/** Half a year: hardly anywhere does that pass without a holiday. */
const longWithoutHoliday = 183;

/** A day that is worked less than the same weekday a week before or after. */
function isHoliday(calendar: WorkingTime, day: number): boolean {
  const workOf = (of: number) => calendar.dayPattern(of).total;
  return workOf(day) < Math.max(workOf(day - 7), workOf(day + 7));
}

const noHolidays: Check = {
  code: 'schedule.no-holidays',
  severity: 'info',
  standard: 'Microsoft Project, exceptions of the project calendar',
  inputs: ['tasks', 'links', 'calendars', 'progress'],
  find: ({ open, book, result }) => {
    const [first, last] = [result.start, result.finish].map((at) => Math.floor(at / ticksPerDay)) as [number, number];
    if (open.length === 0 || last - first < longWithoutHoliday) return null;
    let hasWeekend = false; // who works on every day of the week does so on holidays too
    for (let day = first; day <= last; day++) {
      if (isHoliday(book.project, day)) return null;
      hasWeekend ||= book.project.dayPattern(day).total === 0;
    }
    if (!hasWeekend) return null;
    return { values: { start: dateParameter(result.start), finish: dateParameter(result.finish) }, records: [] };
  },
};

/** What is asked of the people of a plan, beside whether there are any. */
export const resourceChecks: readonly Check[] = [summaryResources, overallocated, noHolidays];
