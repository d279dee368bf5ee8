import { dateOfDay, ticksPerDay, ticksPerHour } from '#engine';
import type { HeaderTick, TimeUnit } from './header-ticks.ts';

/** The words of a header cell, longest first: what fits is drawn. */
export type TickLabels = (unit: TimeUnit, tick: HeaderTick, isUpper: boolean) => readonly string[];

/** Labels in the words of a locale; `quarter` words a quarter (1–4), which no locale data does. */
export function createTickLabels(locale: string, quarter: (quarter: number) => string): TickLabels {
  const form = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    return (tick: HeaderTick) => format.format(instantOf(tick));
  };
  const year = (tick: HeaderTick) => dateOfDay(Math.floor(tick.from / ticksPerDay)).year;
  const forms = {
    hour: [form({ hour: 'numeric' })],
    weekdayDay: form({ weekday: 'short', day: 'numeric' }),
    day: form({ day: 'numeric' }),
    fullDay: form({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: form({ weekday: 'short', day: 'numeric', month: 'short' }),
    monthYear: form({ month: 'long', year: 'numeric' }),
    month: form({ month: 'long' }),
    shortMonth: form({ month: 'short' }),
    narrowMonth: form({ month: 'narrow' }),
  };
  return (unit, tick, isUpper) => {
    if (unit === 'hour') return forms.hour.map((format) => format(tick));
    if (unit === 'day' && isUpper) return [forms.fullDay(tick), forms.shortDay(tick), forms.day(tick)];
    if (unit === 'day') return [forms.weekdayDay(tick), forms.day(tick)];
    if (unit === 'week') return [forms.day(tick)];
    if (unit === 'month' && isUpper) return [forms.monthYear(tick), forms.month(tick), forms.shortMonth(tick)];
    if (unit === 'month') return [forms.month(tick), forms.shortMonth(tick), forms.narrowMonth(tick)];
    if (unit === 'quarter') return [quarter((((tick.ordinal % 4) + 4) % 4) + 1)];
    if (unit === 'year') return [String(year(tick))];
    return [`${year(tick)}–${year(tick) + 9}`, String(year(tick))];
  };
}

/** Plan time is local wall clock; as an instant of UTC it keeps its digits. */
function instantOf({ from }: HeaderTick): number {
  return planEpoch + (from / ticksPerHour) * 3_600_000;
}

const planEpoch = Date.UTC(1984, 0, 1);

/**
 * The day that weeks begin with: 0 Sunday … 6 Saturday; Monday (ISO 8601) where the locale names no country or the
 * browser does not know.
 */
export function firstWeekdayOf(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { readonly firstDay: number } };
  return known.region ? (known.getWeekInfo?.().firstDay ?? 1) % 7 : 1;
}
