import type { Translate } from '#platform/web';

interface Counts {
  readonly critical: number;
  readonly major: number;
  readonly minor: number;
  readonly info: number;
  readonly unowned: number;
  readonly ownerless: number;
}

/**
 * The sentences over the register: how many there are; of open ones how many nobody sees to, counted among all of them as the
 * list shows them, and how many are serious, and how many of those have neither owner nor question nor answer.
 */
export function registerLead(state: 'open' | 'resolved', counts: Counts, t: Translate): string {
  const serious = counts.critical + counts.major;
  const of = serious + counts.minor + counts.info;
  const { ownerless, unowned } = counts;
  const total = t(`register.lead.${state}`, { count: of });
  if (state === 'resolved' || of === 0) return total;
  const owned =
    of === 1
      ? t(ownerless ? 'register.owned.aloneNone' : 'register.owned.alone')
      : t(`register.owned.${ownerless === of ? 'none' : ownerless ? 'some' : 'all'}`, { of, count: ownerless });
  const who = unowned === 0 ? 'plain' : unowned < serious ? 'unowned' : 'unasked';
  const told =
    of === 1 ? t('register.serious.alone') : t(`register.serious.${who}`, { count: serious, unowned });
  return [total, owned, ...(serious > 0 ? [told] : [])].join(' ');
} // biome-ignore format: one line each
