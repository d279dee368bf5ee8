import type { WorkingTime } from '../calendar/index.ts';
import { ticksPerDay } from '../kernel/plan-time.ts';

/** Days are counted from 1984-01-01, both inclusive. */
export interface DaySpan {
  readonly firstDay: number;
  readonly lastDay: number;
}

/** Somebody who works, or several who are alike. */
export interface CapacityResource {
  readonly id: string;
  readonly calendar: WorkingTime;
  /** Full-time equivalents from a day on, in the order of the days; before the first one nobody is there. */
  readonly availability: readonly { readonly fromDay: number; readonly fullTime: number }[];
  /** Days off beside those of the calendar; they may overlap. */
  readonly absences: readonly DaySpan[];
  /** What of the time is planned for which skill, in percent; together no more than 100. Null: that nobody named one. */
  readonly skills: readonly { readonly skillId: string; readonly sharePercent: number }[];
}

/**
 * The working time of a resource in each period, in ticks and not rounded: what its calendar works, times the full-time
 * equivalents in force, without its absences. So periods that are cut in parts supply what their parts do.
 */
export function supplyOf(resource: CapacityResource, periods: readonly DaySpan[]): number[] {
  const away = merged(resource.absences);
  const { calendar, availability } = resource;
  const worked = (from: number, to: number) =>
    to < from ? 0 : calendar.count(from * ticksPerDay, (to + 1) * ticksPerDay);
  return periods.map(({ firstDay, lastDay }) =>
    availability.reduce((sum, { fromDay, fullTime }, index) => {
      const from = Math.max(firstDay, fromDay);
      const to = Math.min(lastDay, (availability[index + 1]?.fromDay ?? Number.POSITIVE_INFINITY) - 1);
      const off = away.reduce((ticks, span) => ticks + worked(Math.max(from, span.firstDay), Math.min(to, span.lastDay)), 0); // biome-ignore format: one line
      return sum + fullTime * (worked(from, to) - off);
    }, 0),
  );
}

/** The same days as spans that do not overlap, in order. */
function merged(spans: readonly DaySpan[]): DaySpan[] {
  const found: DaySpan[] = [];
  for (const span of spans.toSorted((a, b) => a.firstDay - b.firstDay)) {
    const last = found.at(-1);
    if (last && span.firstDay <= last.lastDay + 1)
      found[found.length - 1] = { firstDay: last.firstDay, lastDay: Math.max(last.lastDay, span.lastDay) };
    else if (span.lastDay >= span.firstDay) found.push(span);
  }
  return found;
}

/**
 * How a resource's time counts under its skills, as parts of it. **Everybody is counted once**: time is split by the planned
 * shares, and a skill without a share is one that somebody could stand in for, which supplies nothing. What no share is
 * given to counts under no skill (null).
 */
export function partsOf({ skills }: Pick<CapacityResource, 'skills'>): { skillId: string | null; part: number }[] {
  const shared = skills.filter(({ sharePercent }) => sharePercent > 0);
  const rest = 100 - shared.reduce((sum, { sharePercent }) => sum + sharePercent, 0);
  return [
    ...shared.map(({ skillId, sharePercent }) => ({ skillId, part: sharePercent / 100 })),
    ...(rest > 0 ? [{ skillId: null, part: rest / 100 }] : []),
  ];
}
