import type { useWords } from '#platform/web';
import type { Brief } from './selection.ts';

/** What would lapse, and when; that nothing would is a figure as well. */
export const lapseText = (
  { leftMinor, on }: NonNullable<Brief['lapse']>,
  money: (minor: number) => string,
  t: ReturnType<typeof useWords>,
  date: (day: string) => string,
): string => t('lapse', { left: money(leftMinor), on: date(on) });
