import { intlLocale, isoFormats } from '#platform/words';
import { type ZonedDays, zonedDays } from './zoned-days.ts';

/** Dates and numbers by locale. Plan dates are local ISO strings without a zone: they are shown as they stand. */
export interface Format extends ZonedDays {
  /** For what Intl formats besides: ticks of a timeline, lists. */
  readonly locale: string;
  /** `4 Nov 2026`; with `weekday` `Wed 4 Nov 2026`; `short` leaves the year out, `month` the day; `exact` adds the time. */
  readonly date: (iso: string, style?: DateStyle) => string;
  /** An instant (with a zone or Z) in the person's time zone: `21 Nov 2026, 11:40`. */
  readonly instant: (iso: string) => string;
  /** `1,234.5`: with two decimals at most, or so many. */
  readonly number: (value: number, digits?: number) => string;
  /** `53.0`: always with so many decimals, for figures that are compared with each other. */
  readonly fixed: (value: number, digits: number) => string;
  /** `+12 d`, `−3 d`, `0 d`: the sign is a minus, not a hyphen. */
  readonly signed: (value: number, unit: string) => string;
}

export type DateStyle = 'day' | 'short' | 'month' | 'weekday' | 'exact';

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const styles: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day,
  short: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  weekday: { weekday: 'short', ...day },
  exact: { weekday: 'short', ...day, hour: '2-digit', minute: '2-digit' },
};

/**
 * Formatters for one way of writing (BCP 47, or `iso`) and time zone, made once; making them is slow, using them is not.
 * A time zone that is not known here (the list differs between machines) is that of the machine.
 */
export function createFormat(formats: string, timeZone?: string): Format {
  const locale = intlLocale(formats);
  const isIso = formats === isoFormats;
  const dates = new Map<DateStyle, Intl.DateTimeFormat>();
  const numbers = new Map<string, Intl.NumberFormat>();
  const instants = instantFormat(locale, isIso, timeZone);
  const date = (iso: string, style: DateStyle = 'day') => {
    let format = dates.get(style);
    if (!format) {
      format = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: 'UTC' });
      dates.set(style, format);
    }
    const wall = iso.length === 10 ? `${iso}T00:00:00Z` : `${iso.slice(0, 19)}Z`;
    return isIso ? isoDate(wall, style) : format.format(Date.parse(wall));
  };
  const decimals = (value: number, least: number, most: number) => {
    const key = `${least}-${most}`;
    let format = numbers.get(key);
    if (!format) {
      format = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
      numbers.set(key, format);
    }
    return format.format(value).replace('-', '−');
  };
  const number = (value: number, digits = 2) => decimals(value, 0, digits);
  const fixed = (value: number, digits: number) => decimals(value, digits, digits);
  const signed = (value: number, unit: string) => {
    const sign = value > 0 ? '+' : value < 0 ? '−' : '';
    return `${sign}${number(Math.abs(value), 1)} ${unit}`;
  };
  return {
    locale,
    date,
    instant: (iso) => instants.format(Date.parse(iso)),
    number,
    fixed,
    signed,
    ...zonedDays(timeZone),
  };
}

function isoDate(wall: string, style: DateStyle): string {
  if (style === 'exact') return wall.slice(0, 16).replace('T', ' ');
  return wall.slice(0, style === 'month' ? 7 : 10);
}

function instantFormat(locale: string, isIso: boolean, timeZone: string | undefined): Intl.DateTimeFormat {
  const date = isIso ? ({ day: '2-digit', month: '2-digit', year: 'numeric' } as const) : day;
  const options = { ...date, hour: '2-digit', minute: '2-digit' } as const;
  const written = isIso ? 'sv-SE' : locale; // Sweden writes as ISO does, but for the T
  try {
    return new Intl.DateTimeFormat(written, { ...options, ...(timeZone && { timeZone }) });
  } catch {
    return new Intl.DateTimeFormat(written, options);
  }
}
