import { sumCost } from '#engine';
import type { Money } from '#modules/offices/web/parts';
import type { GridColumn, Translate } from '#platform/web';
import { valuedIn } from './group-note.tsx';
import type { PortfolioRow } from './reporting.ts';

/** What a project may cost and what it comes to, in the organisation's currency: what the sums of groups are of. */
export function moneyColumns(t: Translate, money: Money | undefined): readonly GridColumn<PortfolioRow>[] {
  const column = (
    id: 'budget' | 'bac' | 'eac',
    minorOf: (row: PortfolioRow) => number | null,
    reason: string,
  ): GridColumn<PortfolioRow> => ({
    id,
    title: t(`portfolio.${id}`),
    label: t(`portfolio.${id}Label`),
    width: 112,
    type: 'number',
    unit: money?.code,
    isHidden: true,
    reason: () => reason,
    value: (row) => {
      const minor = minorOf(row);
      return money && minor !== null ? Math.round(money.value(minor)) : null;
    },
    print: (row) => {
      const minor = minorOf(row);
      return money && minor !== null ? { text: money.text(minor) } : {};
    },
  });
  const valued = (row: PortfolioRow) => valuedIn(row, money?.code);
  const unvalued = t('portfolio.notValued', { currency: money?.code ?? '' });
  return [
    column('budget', ({ budgetMinor }) => budgetMinor, t('portfolio.noBudget')),
    column('bac', (row) => valued(row)?.bac ?? null, unvalued),
    column(
      'eac',
      (row) => {
        const earned = valued(row);
        return earned && sumCost([earned]).eac;
      },
      unvalued,
    ),
  ];
}
