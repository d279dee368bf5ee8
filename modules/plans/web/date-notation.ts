import { formatPlanTime, type PlanTime, parsePlanTime, type Ticks, ticksPerDay } from '#engine';
import type { Format } from '#platform/web';

/** Dates as one person reads and types them. */
export interface DateNotation {
  /** `4 Nov 2026`, with the time of day where it is not `usual`. */
  readonly print: (at: PlanTime, usual: Ticks) => string;
  /**
   * Reads what `print` writes, and `4/11/26`, `4.11.`, `4 Nov` (of the year of `now`), `2026-11-04`, each with a time of
   * day or at `usual`. Null for what is no day of plan time.
   */
  readonly parse: (text: string, usual: Ticks, now: PlanTime) => PlanTime | null;
}

type Part = 'day' | 'month' | 'year';

/** The order of the parts and the names of the months are those in which `format` writes. */
export function createDateNotation(format: Format): DateNotation {
  const sample = format.date('2033-11-22');
  const order = (['day', 'month', 'year'] as Part[])
    .map((part) => ({ part, at: placeOf(sample, part) }))
    .sort((a, b) => a.at - b.at)
    .map(({ part }) => part);
  const months = Array.from({ length: 12 }, (_, index) => monthIn(format.date(`2033-${two(index + 1)}-22`)));
  return {
    print: (at, usual) => {
      const text = formatPlanTime(at);
      const time = text.endsWith(':00') ? text.slice(11, 16) : text.slice(11);
      return at % ticksPerDay === usual ? format.date(text) : `${format.date(text)} ${time}`;
    },
    parse: (text, usual, now) => {
      const [, written = '', time] = /^(.*?)(?:[\s,T]+(\d{1,2}:\d{2}(?::\d{2})?))?$/.exec(text.trim()) ?? [];
      const day = isoDay(written) ?? readDay(written, order, months, Number(formatPlanTime(now).slice(0, 4)));
      if (day === null) return null;
      if (time !== undefined) return parsePlanTime(`${day}T${time.padStart(time.length < 6 ? 5 : 8, '0')}`);
      const midnight = parsePlanTime(day);
      return midnight === null ? null : midnight + usual;
    },
  };
}

const two = (value: number) => String(value).padStart(2, '0');
const isoDay = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);

function placeOf(sample: string, part: Part): number {
  if (part === 'year') return sample.indexOf('2033');
  if (part === 'day') return sample.replace('2033', '    ').indexOf('22');
  return sample
    .replace('2033', '    ')
    .replace('22', '  ')
    .search(/[\p{L}\p{N}]/u);
}

/** The name or number of the month in a date of the 22nd of a month of 2033, without marks. */
const monthIn = (date: string) => plain(date.replace('2033', '').replace('22', ''));
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The ISO day in a text of two or three parts, a name among them being the month. */
function readDay(text: string, order: readonly Part[], months: readonly string[], year: number): string | null {
  const words = text.toLowerCase().match(/\p{L}+\p{M}*|\d+/gu) ?? [];
  const parts = words.filter((word) => /^\d/.test(word) || monthOf(word, months) > 0);
  const name = parts.findIndex((word) => monthOf(word, months) > 0);
  const numbers = parts.filter((_, index) => index !== name).map(Number);
  const wanted = order.filter((part) => part !== 'month' || name < 0);
  const asked = numbers.length < wanted.length ? wanted.filter((part) => part !== 'year') : wanted;
  if (numbers.length !== asked.length) return null;
  const read = Object.fromEntries(asked.map((part, index) => [part, numbers[index] ?? 0])) as Partial<
    Record<Part, number>
  >;
  const month = name < 0 ? (read.month ?? 0) : monthOf(parts[name] ?? '', months);
  const full = read.year === undefined ? year : read.year < 100 ? 2000 + read.year : read.year;
  return `${String(full).padStart(4, '0')}-${two(month)}-${two(read.day ?? 0)}`;
}

/** 1–12 for a name of which the month's begins, or that begins with it, at least three letters long; else 0. */
function monthOf(word: string, months: readonly string[]): number {
  if (/^\d/.test(word)) return 0;
  return months.findIndex((name) => name === word || (word.length >= 3 && name.length >= 3 && (name.startsWith(word) || word.startsWith(name)))) + 1; // biome-ignore format: one question
}
