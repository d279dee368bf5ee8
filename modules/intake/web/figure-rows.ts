import type { Money } from '#modules/offices/web/parts';
import type { Format, Translate } from '#platform/web';
import type { CaseOption } from './intake.ts';

interface FigureCell {
  readonly optionId: string;
  readonly text: string;
  /** Why there is no figure. */
  readonly reason: string | undefined;
}

export interface FigureRow {
  readonly id: string;
  readonly title: string;
  /** How it is computed. */
  readonly meaning: string;
  readonly cells: readonly FigureCell[];
}

interface With {
  readonly t: Translate;
  readonly format: Format;
  readonly money: Money;
}

type Figures = CaseOption['figures'];

/** The options with that first which is asked for: on a narrow screen the others follow to its right. */
export function preferredFirst(options: readonly CaseOption[]): readonly CaseOption[] {
  return options.toSorted((a, b) => Number(b.isPreferred) - Number(a.isPreferred));
}

/** The figures of the options, a row each, as page and paper tell them. */
export function figureRows(options: readonly CaseOption[], { t, format, money: all }: With): readonly FigureRow[] {
  const told = options.flatMap(({ flows, figures }) => (flows.length ? [figures] : []));
  const money = all.alike(
    told.flatMap((one) => [one.costMinor, one.benefitMinor, one.netPresentValueMinor, one.leastMinor, one.mostMinor]),
  );
  const perMonth = all.alike(told.map(({ costOfDelayPerMonthMinor }) => costOfDelayPerMonthMinor));
  const years = (value: number | null) =>
    value === null ? null : t('figure.years', { years: format.number(value, 1), count: Math.round(value * 10) / 10 });
  const rows: Readonly<Record<string, (figures: Figures) => string | null>> = {
    cost: ({ costMinor }) => money.text(costMinor),
    benefit: ({ benefitMinor }) => money.text(benefitMinor),
    worth: ({ netPresentValueMinor }) => money.text(netPresentValueMinor),
    range: ({ leastMinor, mostMinor }) =>
      leastMinor === mostMinor
        ? null
        : t('figure.between', { least: money.text(leastMinor), most: money.text(mostMinor) }),
    rate: ({ ratePercent }) => (ratePercent === null ? null : `${format.number(ratePercent, 1)} %`),
    payback: ({ paybackYears }) => years(paybackYears),
    discounted: ({ discountedPaybackYears }) => years(discountedPaybackYears),
    ratio: ({ benefitCostRatio }) => (benefitCostRatio === null ? null : format.number(benefitCostRatio, 2)),
    delay: ({ costOfDelayPerMonthMinor }) => perMonth.text(costOfDelayPerMonthMinor),
  };
  const reasonOf = (id: string, { noRate, rootsPercent }: Figures) => {
    if (id === 'ratio') return t('figure.noRatio');
    if (id === 'range') return t('figure.noRange');
    if (id !== 'rate' || noRate === null) return t('figure.none');
    const roots = rootsPercent.map((root) => `${format.number(root, 2)} %`).join(', ');
    return t(`figure.noRate.${noRate}`, { roots });
  };
  return Object.entries(rows).map(([id, told]) => ({
    id,
    title: t(`figure.${id}.title`),
    meaning: t(`figure.${id}.meaning`),
    cells: options.map(({ optionId, flows, figures }) => {
      const text = flows.length ? told(figures) : null;
      return {
        optionId,
        text: text ?? '–',
        reason: text !== null ? undefined : flows.length ? reasonOf(id, figures) : t('figure.noFlows'),
      };
    }),
  }));
}
