import type { StrategyAnswer } from './strategy.ts';

/**
 * The money that serves anything, of which objectives have their shares as of the weight: both add up to 100 %. What serves
 * nothing is told in the headline, which has this base as well.
 */
export const servingMinor = ({ totals }: Pick<StrategyAnswer, 'totals'>): number =>
  totals.amountMinor - totals.unalignedMinor;
