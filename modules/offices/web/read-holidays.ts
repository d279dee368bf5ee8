import { readTable } from '#platform/web/grid/read-table';

export interface Holiday {
  readonly date: string;
  readonly name: string;
  readonly isHalf: boolean;
}

export interface PastedHolidays {
  readonly holidays: readonly Holiday[];
  /** The lines that hold no date, as they were pasted; a first line of headings is none of them. */
  readonly unread: readonly string[];
}

/**
 * Holidays as a spreadsheet copies them: a date and a name in a line, a half day with `half` or `½` after them. Dates are
 * 2026-12-25, 25.12.2026, or with slashes as the locale writes day and month. Of one date the last line counts.
 */
export function readHolidays(text: string, locale: string): PastedHolidays {
  const byDate = new Map<string, Holiday>();
  const unread: string[] = [];
  readTable(text).forEach((cells, index) => {
    const [first = '', name = '', half = ''] = cells.map((cell) => cell.trim());
    const date = readDate(first, locale);
    if (date && name) byDate.set(date, { date, name: name.slice(0, 120), isHalf: /half|½|^0[.,]5/i.test(half) });
    else if (cells.some((cell) => cell.trim()) && (index > 0 || /\d/.test(first))) unread.push(cells.join(' ').trim());
  });
  return { holidays: inOrder([...byDate.values()]), unread };
}

/** Both lists by date; of one date what is new. */
export function joinHolidays(old: readonly Holiday[], added: readonly Holiday[]): readonly Holiday[] {
  return inOrder([...new Map([...old, ...added].map((one) => [one.date, one])).values()]);
}

const inOrder = (list: Holiday[]) => list.sort((a, b) => (a.date < b.date ? -1 : 1));

function readDate(text: string, locale: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const [, first, sign, second, year] = /^(\d{1,2})([./])\s?(\d{1,2})[./]\s?(\d{4})$/.exec(text) ?? [];
  const isMonthFirst = sign === '/' && writesMonthFirst(locale);
  return isMonthFirst ? dateOf(year, first, second) : dateOf(year, second, first);
}

/** Nothing for a day that there is not, such as 30 February. */
function dateOf(year = '', month = '', day = ''): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : undefined;
}

function writesMonthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
  return parts.indexOf('month') < parts.indexOf('day');
}
