/** How months are named, `2026-03`: short over a column, long in a line. */
export function monthText(locale: string = document.documentElement.lang || 'en') {
  const format = (month: 'short' | 'long', hasYear: boolean) => {
    const form = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC', ...(hasYear && { year: 'numeric' }) });
    return (period: string) => form.format(Date.parse(`${period}-01`));
  };
  return { short: format('short', false), long: format('long', true) };
}
