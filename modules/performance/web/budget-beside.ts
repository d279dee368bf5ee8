import type { EarnedWords } from './earned-figures.ts';
import type { Measurement } from './performance.ts';

interface Budget {
  readonly budgetMinor: number | null;
  /** Of the organisation, which budgets of projects are in. */
  readonly currencyCode: string | undefined;
}

/**
 * How the budget that the project was given stands to the budget at completion of its baseline: they are seldom one, as
 * reserves and what is bought beside the plan have no tasks. Null where there is no budget, or it is in another unit.
 */
export function budgetBeside(
  { basis, currencyCode, amounts }: Pick<Measurement, 'basis' | 'currencyCode' | 'amounts'>,
  budget: Budget,
  { t, amount }: Pick<EarnedWords, 't' | 'amount'>,
): string | null {
  const isOneUnit = basis === 'cost' && (currencyCode === null || currencyCode === budget.currencyCode);
  if (budget.budgetMinor === null || !isOneUnit) return null;
  const left = budget.budgetMinor - amounts.bac;
  const said = left > 0 ? 'left' : left < 0 ? 'over' : 'all';
  return t(`earned.budget.${said}`, {
    budget: amount(budget.budgetMinor, 'compact'),
    difference: amount(Math.abs(left), 'compact'),
  });
}
