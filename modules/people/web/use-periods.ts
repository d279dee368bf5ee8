import { useMemo } from 'react';
import { useFormat, useWords } from '#platform/web';
import type { Period } from './people.ts';

/** How a period is called: `Jan 27`, or from its first month to its last. */
export function usePeriodText(): (period: Pick<Period, 'from' | 'until'>) => string {
  const t = useWords('people');
  const { locale } = useFormat();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' });
    const monthOf = (day: string) => format.format(Date.parse(`${day}T00:00:00Z`));
    return ({ from, until }) => {
      const [first, last] = [monthOf(from), monthOf(until)];
      return first === last ? first : t('heat.quarter', { from: first, until: last });
    };
  }, [t, locale]);
}
