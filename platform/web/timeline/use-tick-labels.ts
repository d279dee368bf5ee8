import { useMemo } from 'react';
import { useWords } from '../words/words-context.tsx';
import { createTickLabels, type TickLabels } from './tick-labels.ts';

/** What the header says of its units, in the way of writing of `locale` (BCP 47). */
export function useTickLabels(locale: string): TickLabels {
  const t = useWords('platform');
  return useMemo(
    () => createTickLabels(locale, (quarter) => t('timeline.quarter', { quarter: String(quarter) })),
    [locale, t],
  );
}
