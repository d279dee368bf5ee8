/** Months are written `2026-03`, days `2026-03-31`. */

export const monthOf = (day: string): string => day.slice(0, 7);

/** So many months after another, or before it. */
export function monthAfter(month: string, months = 1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

export const lastDayOf = (month: string): string => dayAfter(`${monthAfter(month)}-01`, -1);

export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Calendar days after the end of a month in which its report is still awaited without a word. */
const graceDays = 5;

/** The last month whose report should be there by this day. */
export const monthDue = (today: string): string => monthAfter(monthOf(dayAfter(today, -graceDays)), -1);

/** The first day on which the report of a month is missing. */
export const missingFrom = (month: string): string => dayAfter(lastDayOf(month), graceDays + 1);

/** In its first half a month still has the one before to report on, where that was not done. */
export function periodToReport(today: string, reported: ReadonlySet<string>): string {
  const month = monthOf(today);
  const before = monthAfter(month, -1);
  return Number(today.slice(8)) <= 15 && !reported.has(before) ? before : month;
}
