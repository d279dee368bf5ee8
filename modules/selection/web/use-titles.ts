import { useFormat, useWords } from '#platform/web';
import type { Scenario } from './selection.ts';

/** The headings of what is worth and costs something: as of which day, and until which. */
export function useTitles({ answer, ...now }: Pick<Scenario, 'valueBy' | 'periodDays' | 'answer'>) {
  const t = useWords('selection');
  const { date } = useFormat();
  const { valueBy, periodDays } = answer ?? now;
  const [on, until] = [date(periodDays[0]?.firstOn ?? ''), date(periodDays.at(-1)?.lastOn ?? '')];
  return {
    value: valueBy === 'score' ? t('valueBy.score') : t('column.valueOn', { on }),
    cost: t('column.costUntil', { until }),
    note: t(valueBy === 'score' ? 'within.score' : 'within.worth', { on, until }),
  };
}
