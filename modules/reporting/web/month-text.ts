import { useMemo } from 'react';
import { useFormat } from '#platform/web';

interface MonthText {
  readonly short: (period: string) => string;
  readonly long: (period: string) => string;
}

/** How months are named, `2026-03`, as dates are written beside them: short over a column, long in a line. */
export function useMonthText(): MonthText {
  const { locale } = useFormat();
  return useMemo(() => {
    const format = (month: 'short' | 'long', hasYear: boolean) => {
      const form = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC', ...(hasYear && { year: 'numeric' }) });
      return (period: string) => form.format(Date.parse(`${period}-01`));
    };
    return { short: format('short', false), long: format('long', true) };
  }, [locale]);
}
