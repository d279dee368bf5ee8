import { type Phase, phases, type Tier, tiers } from '#engine';
import type { Money } from '#modules/offices/web/parts';
import type { CellEditor, GridColumn, Translate } from '#platform/web';
import { moneyColumns } from './money-columns.ts';
import type { PortfolioRow } from './reporting.ts';

interface FactWords {
  readonly t: Translate;
  /** The words of projects, for tiers, phases and whose a project is. */
  readonly tOfProjects: Translate;
  /** Undefined until the currency is known. */
  readonly money: Money | undefined;
  readonly editors: Readonly<Record<'manager' | 'tolerance', CellEditor<PortfolioRow>>>;
}

/** By what the portfolio is gathered, worst or first first: columns of the list, hidden ones too. */
export const portfolioGroups = ['office', 'sponsor', 'status', 'phase', 'tier', 'manager'];

/** Who answers for a project, how it is governed and what it may cost: hidden until somebody asks for it. */
export function factColumns({ t, tOfProjects, money, editors }: FactWords): readonly GridColumn<PortfolioRow>[] {
  const nobody = t('portfolio.nobody');
  const ranked = (id: string, words: readonly string[], rankOf: (row: PortfolioRow) => number) => {
    const word = (row: PortfolioRow) => words[rankOf(row)] ?? '';
    const print = (row: PortfolioRow) => ({ value: word(row) });
    return { id, title: t(`portfolio.${id}`), width: 96, isHidden: true, word, print, value: rankOf, cell: word };
  };
  const tierOf = ({ tier }: PortfolioRow) => tiers.length - 1 - tiers.indexOf(tier);
  const phaseOf = ({ phase }: PortfolioRow) => phases.indexOf(phase);
  return [
    { id: 'office', title: t('portfolio.office'), width: 140, isHidden: true, filter: 'choice', value: ({ officeName }) => officeName },
    { id: 'sponsor', title: t('portfolio.sponsor'), width: 140, isHidden: true, word: ({ sponsorName }) => sponsorName ?? nobody, value: ({ sponsorName }) => sponsorName },
    { id: 'manager', title: t('portfolio.manager'), width: 140, isHidden: true, word: ({ managerName }) => managerName ?? nobody, value: ({ managerName }) => managerName, edit: editors.manager },
    ranked('tier', tiers.map((tier: Tier) => tOfProjects(`tier.${tier}`)).reverse(), tierOf),
    ranked('phase', phases.map((phase: Phase) => tOfProjects(`phase.${phase}`)), phaseOf),
    { id: 'ownership', title: t('portfolio.ownership'), width: 96, isHidden: true, filter: 'choice', value: ({ ownership }) => tOfProjects(`ownership.${ownership}`) },
    ...moneyColumns(t, money),
    { id: 'start', title: t('portfolio.start'), width: 104, type: 'date', isHidden: true, value: ({ start }) => start },
    { id: 'tolerance', title: t('portfolio.tolerance'), width: 92, type: 'number', unit: 'd', isHidden: true, value: ({ toleranceDays }) => toleranceDays, edit: editors.tolerance },
  ]; // biome-ignore format: a table
}
