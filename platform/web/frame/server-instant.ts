import { useCallback, useMemo } from 'react';
import { useFormat } from '../words/format-context.tsx';
import { useWords } from '../words/words-context.tsx';
import { zonedDays } from '../words/zoned-days.ts';
import { useIdentity } from './shell.ts';

/**
 * An instant at which the server did something, as text. Where the clock of the organisation stands at an earlier day, as
 * that of a sample does, it says by whose clock that was.
 */
export function useServerInstant(): (iso: string) => string {
  const { instant } = useFormat();
  const { today, organisation } = useIdentity();
  const { lastDay } = useMemo(() => zonedDays(organisation.timeZone), [organisation.timeZone]);
  const t = useWords('platform');
  return useCallback(
    (iso) => (lastDay(iso) > today ? t('frame.byServer', { at: instant(iso) }) : instant(iso)),
    [instant, lastDay, today, t],
  );
}
