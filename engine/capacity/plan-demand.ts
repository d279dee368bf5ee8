import { createCalendarBook } from '../calendar/index.ts';
import { spendingOf } from '../earned-value/index.ts';
import type { ScheduleInput } from '../kernel/plan.ts';
import { dateOfDay, dayOfDate, type PlanTime, type Ticks, ticksPerDay } from '../kernel/plan-time.ts';
import type { ScheduleResult } from '../kernel/schedule-result.ts';

/** A calendar month, counted from January of year 0: year × 12 + month − 1. */
export type Month = number;

/** The work that is left for one resource of a plan, by the months in which it lies, in order. */
export interface ResourceDemand {
  /** As the plan calls it; null: work that nobody is named for. */
  readonly name: string | null;
  readonly email: string | null;
  readonly months: readonly (readonly [month: Month, workTicks: Ticks])[];
}

/** The month of a day counted from 1984-01-01. */
export const monthOfDay = (day: number): Month => {
  const { year, month } = dateOfDay(day);
  return year * 12 + month - 1;
};

/** Of a month, counted from 1984-01-01. */
export const firstDayOfMonth = (month: Month): number => dayOfDate(Math.floor(month / 12), (month % 12) + 1, 1);

/**
 * What a plan still asks of people: the work that is left of each assignment, over the working time in which the rest of
 * its task lies (slices of remaining work lie where the plan says), as `spendingOf` has it for cost: what is left in the
 * past comes right behind `statusAt`. By resource, in the order in which they are met; what is bought asks for nobody.
 * The months of each assignment add up to what is left of it.
 */
export function demandOfPlan(input: ScheduleInput, result: ScheduleResult, statusAt: PlanTime): ResourceDemand[] {
  const book = createCalendarBook(input.project, input.calendars);
  const tasks = new Map(input.tasks.map((task) => [task.uid, task]));
  const datesOf = new Map(result.tasks.map((dates) => [dates.uid, dates]));
  const resources = new Map(input.resources.map((resource) => [resource.uid, resource]));
  const facts = { basis: 'work', resources, book, statusAt } as const;
  const asked = new Map<number | null, Map<Month, Ticks>>();
  for (const assignment of input.assignments) {
    const [task, dates] = [tasks.get(assignment.taskUid), datesOf.get(assignment.taskUid)];
    const resource = resources.get(assignment.resourceUid ?? 0);
    if (!task || !dates || (resource && resource.kind !== 'work')) continue;
    const { left, leftBy } = spendingOf(assignment, task, dates, facts);
    if (left <= 0) continue;
    const uid = resource?.uid ?? null;
    const months = asked.get(uid) ?? new Map<Month, Ticks>();
    asked.set(uid, months);
    let month = monthOf(Math.min(statusAt, dates.start ?? statusAt));
    for (let given = 0; given < left; month++) {
      const by = month > lastMonth ? left : leftBy(firstDayOfMonth(month + 1) * ticksPerDay);
      if (by > given) months.set(month, (months.get(month) ?? 0) + by - given);
      given = Math.max(given, by);
    }
  }
  return [...asked].map(([uid, months]) => {
    const { name = null, email = null } = resources.get(uid ?? 0) ?? {};
    return { name, email, months: [...months].sort(([a], [b]) => a - b) };
  });
}

const monthOf = (at: PlanTime) => monthOfDay(Math.floor(at / ticksPerDay));

/** Of plan time, which ends with 2149. */
const lastMonth: Month = 2149 * 12 + 11;
