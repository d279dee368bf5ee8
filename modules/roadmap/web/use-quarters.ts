import { useMemo } from 'react';
import { useFormat, useWords } from '#platform/web';
import type { RoadmapAnswer } from './roadmap.ts';

/** How each quarter is called: from its first month to its last, with the year. */
export function useQuarterText(answer: RoadmapAnswer | undefined): readonly string[] {
  const t = useWords('roadmap');
  const { locale } = useFormat();
  return useMemo(() => {
    const write = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    const [short, full] = [write({ month: 'short' }), write({ month: 'short', year: '2-digit' })];
    const found: string[][] = [];
    for (const [index, day] of (answer?.months ?? []).entries()) {
      const quarter = answer?.quarterOf[index] ?? 0;
      found[quarter] = [...(found[quarter] ?? []), day];
    }
    return found.map((days) => {
      const [first = '', last = ''] = [days[0], days.at(-1)];
      return t('quarter', {
        from: (first.slice(0, 4) === last.slice(0, 4) ? short : full).format(Date.parse(first)),
        until: full.format(Date.parse(last)),
      });
    });
  }, [answer?.months, answer?.quarterOf, t, locale]);
}
