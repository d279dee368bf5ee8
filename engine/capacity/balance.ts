import { ticksPerDay } from '../kernel/plan-time.ts';
import { firstDayOfMonth, type Month, monthOfDay } from './plan-demand.ts';
import { type CapacityResource, type DaySpan, partsOf, supplyOf } from './supply.ts';

/** What one source, a project or a proposal, asks of one resource, or of a skill whoever has it. */
export interface CapacityDemand {
  readonly sourceId: string;
  readonly resourceId: string | null;
  /** Where no resource is meant; null for work that nobody and nothing is named for. */
  readonly skillId: string | null;
  /** Work by month, in ticks; what lies in months before the first period is overdue. */
  readonly months?: readonly (readonly [month: Month, workTicks: number])[];
  /** So many full-time equivalents on all days of a span instead. */
  readonly fullTime?: { readonly span: DaySpan; readonly people: number };
}

/** One part of a sum: whose, of which skill, how much in each period. Ticks, not rounded. */
export interface CapacityLine {
  readonly skillId: string | null;
  readonly resourceId: string | null;
  /** Null in a line of supply. */
  readonly sourceId: string | null;
  readonly byPeriod: readonly number[];
}

export interface CapacityBalance {
  readonly supply: readonly CapacityLine[];
  readonly demand: readonly CapacityLine[];
}

/**
 * Who supplies and what asks for which skill in each period. The work of a resource counts under its skills in the shares in
 * which its time does, so that both sides of a person stand under the same skill. Periods are whole months, in order and
 * without gaps, but for the first, which may begin later. `fullTimeTicks` is what one full-time person works in each.
 */
export function balanceCapacity(
  resources: readonly CapacityResource[],
  demands: readonly CapacityDemand[],
  periods: readonly DaySpan[],
  fullTimeTicks: readonly number[],
): CapacityBalance {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const supply = resources.flatMap((resource) => {
    const whole = supplyOf(resource, periods);
    return partsOf(resource).map(({ skillId, part }) => line(skillId, resource.id, null, whole, part));
  });
  const demand = demands.flatMap(({ sourceId, resourceId, skillId, months = [], fullTime }) => {
    const asked = monthly(months, periods);
    if (fullTime) addFullTime(asked, fullTime, periods, fullTimeTicks);
    if (asked.every((ticks) => ticks === 0)) return [];
    const resource = resourceId === null ? undefined : byId.get(resourceId);
    if (!resource) return [line(skillId, null, sourceId, asked, 1)];
    // what is asked of somebody with spare shares is asked of his skills alone, unless he has none
    const named = partsOf(resource).filter((part) => part.skillId !== null);
    const sum = named.reduce((total, { part }) => total + part, 0);
    if (sum === 0) return [line(null, resource.id, sourceId, asked, 1)];
    return named.map((one) => line(one.skillId, resource.id, sourceId, asked, one.part / sum));
  });
  return { supply, demand };
}

const line = (
  skillId: string | null,
  resourceId: string | null,
  sourceId: string | null,
  whole: readonly number[],
  part: number,
): CapacityLine => ({ skillId, resourceId, sourceId, byPeriod: whole.map((ticks) => ticks * part) });

/** Days, and more, in which what is overdue can be made up: nobody does it on the two days that are left of a month. */
const roomForOverdue = 14;

/** What is overdue counts in the first period that has room for it. */
function monthly(months: NonNullable<CapacityDemand['months']>, periods: readonly DaySpan[]): number[] {
  const asked = periods.map(() => 0);
  const lastDay = periods.at(-1)?.lastDay ?? Number.NEGATIVE_INFINITY;
  const current = monthOfDay(periods[0]?.firstDay ?? 0);
  const room = periods.findIndex((period) => period.lastDay - period.firstDay + 1 >= roomForOverdue);
  for (const [month, ticks] of months) {
    const day = firstDayOfMonth(month);
    if (day > lastDay) continue;
    const at = periods.findLastIndex(({ firstDay }) => firstDay <= day);
    const index = Math.max(0, month < current ? room : at);
    asked[index] = (asked[index] ?? 0) + ticks;
  }
  return asked;
}

/** What of a period's working time lies in the span is told by its days, as no calendar is known of people not yet named. */
function addFullTime(
  asked: number[],
  { span, people }: NonNullable<CapacityDemand['fullTime']>,
  periods: readonly DaySpan[],
  fullTimeTicks: readonly number[],
): void {
  for (const [index, { firstDay, lastDay }] of periods.entries()) {
    const days = Math.min(lastDay, span.lastDay) - Math.max(firstDay, span.firstDay) + 1;
    if (days > 0)
      asked[index] = (asked[index] ?? 0) + (people * (fullTimeTicks[index] ?? 0) * days) / (lastDay - firstDay + 1);
  }
}

/** The sum of lines in each of so many periods, in the unit of the lines; 0 where there are none. */
export function sumLines(lines: readonly CapacityLine[], periods: number): number[] {
  const sum = Array.from({ length: periods }, () => 0);
  for (const { byPeriod } of lines)
    for (const [index, ticks] of byPeriod.entries()) sum[index] = (sum[index] ?? 0) + ticks;
  return sum;
}

/** Demand as a share of supply in percent; null where nothing is supplied, however much is asked. */
export const usePercent = (demand: number, supply: number): number | null => (supply > 0 ? (demand * 100) / supply : null); // biome-ignore format: one line

/** What one full-time person works in each period by a calendar. */
export const fullTimeTicksOf = (
  calendar: CapacityResource['calendar'],
  periods: readonly DaySpan[],
): number[] => periods.map(({ firstDay, lastDay }) => calendar.count(firstDay * ticksPerDay, (lastDay + 1) * ticksPerDay)); // biome-ignore format: one line
