import type { StoredAnswer } from './answer.ts';

/** Money that is not carried over, of the first period in which there is some. */
export interface Lapse {
  /** The last day on which it may be spent. */
  readonly on: string;
  readonly mostMinor: number;
  readonly leftMinor: number;
}

/** What of the money that lapses first the choice leaves; null where all money is carried over, or none is limited. */
export function lapseOf({
  portfolio,
  figures,
  periods,
}: Pick<StoredAnswer, 'portfolio' | 'figures' | 'periods'>): Lapse | null {
  const lapsing = portfolio.budgets.filter(({ carriesOver }) => !carriesOver);
  const mostIn = (period: number) => lapsing.reduce((sum, { byPeriodMinor }) => sum + (byPeriodMinor[period] ?? 0), 0);
  const first = periods.findIndex((_, period) => mostIn(period) > 0);
  const on = periods[first]?.lastOn;
  if (on === undefined) return null;
  const used = lapsing.reduce((sum, { kind }) => sum + (figures.spentMinor[kind]?.[first] ?? 0), 0);
  return { on, mostMinor: mostIn(first), leftMinor: mostIn(first) - used };
}
