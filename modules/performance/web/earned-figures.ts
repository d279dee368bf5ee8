import { useMemo } from 'react';
import type { Parameter } from '#engine';
import { useCurrency } from '#modules/offices/web/parts';
import { type Translate, useAllWords, useFormat, useWords } from '#platform/web';
import type { Figure, Measurement, Standing } from './performance.ts';

/** The figures of earned value in the order in which they are told. */
export const figureGroups = {
  schedule: ['sv', 'spi', 'es', 'at', 'svTime', 'spiTime', 'ieacTime', 'tspi', 'adherence'],
  cost: ['cv', 'cpi', 'csi'],
  forecast: ['eacCpi', 'eacBudget', 'eacCsi', 'eacPlan', 'etc', 'vac', 'tcpiBac', 'tcpiEac'],
} as const;

export type FigureName = (typeof figureGroups)[keyof typeof figureGroups][number];

const signed: ReadonlySet<FigureName> = new Set(['sv', 'svTime', 'cv', 'vac']);
const ratios: ReadonlySet<FigureName> = new Set(['spi', 'spiTime', 'tspi', 'adherence', 'cpi', 'csi', 'tcpiBac', 'tcpiEac']); // biome-ignore format: one line
const times: ReadonlySet<FigureName> = new Set(['es', 'at', 'svTime', 'ieacTime']);

export interface EarnedWords {
  readonly t: Translate;
  /** Of an amount as the contract has it: money, or hours. */
  readonly amount: (value: number, style?: 'signed' | 'compact') => string;
  /** In whole units, for a chart or a file. */
  readonly units: (value: number) => number;
  /** Of amounts in whole units that stand together, such as those of an axis: all in the unit that suits the largest. */
  readonly alike: (units: readonly (number | null)[]) => (units: number) => string;
  readonly ratio: (value: number) => string;
  readonly days: (value: number, isSigned?: boolean) => string;
  readonly date: (at: string) => string;
}

/** How the figures of a measurement are written. */
export function useEarnedWords({ basis, currencyCode }: Pick<Measurement, 'basis' | 'currencyCode'>): EarnedWords {
  const t = useWords('performance');
  const words = useAllWords();
  const format = useFormat();
  const currency = useCurrency();
  const code = currencyCode ?? currency?.code ?? 'EUR';
  return useMemo(() => {
    const minorUnits = 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2); // biome-ignore format: one expression
    const isCost = basis === 'cost';
    const units = (value: number) => (isCost ? value / minorUnits : value / 60);
    const hours = (value: number) => t('earned.hours', { hours: format.number(value, 0) });
    const days = (value: number, isSigned = false): Parameter => ({ kind: 'days', days: Math.round(value * 10) / 10, isSigned }); // biome-ignore format: one line
    const money = (minor: number, style?: 'signed' | 'compact') =>
      words.format({ kind: 'money', minor, currencyCode: code }, style);
    return {
      t,
      units,
      amount: (value, style) => (isCost ? money(value, style) : hours(units(value))),
      alike: (all) => {
        if (!isCost) return hours;
        const text = words.amounts(code, all.map((one) => one && one * minorUnits)); // biome-ignore format: one line
        return (value) => text(value * minorUnits);
      },
      ratio: (value) => new Intl.NumberFormat(format.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value), // biome-ignore format: one line
      days: (value, isSigned) => words.format(days(value, isSigned)),
      date: (at) => format.date(at),
    };
  }, [t, words, format, basis, code]);
}

export const figureOf = (standing: Standing & { readonly adherence: Figure }, name: FigureName): Figure => {
  if (name === 'adherence') return standing.adherence;
  const { indices, schedule } = standing;
  return name in indices ? indices[name as keyof typeof indices] : schedule[name as keyof typeof schedule];
};

/** The figure as it stands in a cell; an en dash where there is none. */
export function figureText(name: FigureName, { value }: Figure, words: EarnedWords): string {
  if (value === null) return '–';
  if (ratios.has(name)) return words.ratio(value);
  if (times.has(name)) return words.days(value, signed.has(name));
  return words.amount(value, signed.has(name) ? 'signed' : undefined);
}

/** What the figure says in a sentence, or why there is none. */
export function figureSentence(name: FigureName, figure: Figure, measured: Measurement, words: EarnedWords): string {
  const { t } = words;
  if (figure.value === null) return t(`why.${figure.why ?? 'nothing-planned'}`);
  const { pv, ev, ac } = measured.amounts;
  const { es, at, pd } = measured.schedule;
  const says = t(`index.${name}.says`, {
    value: words.ratio(figure.value),
    ...{ pv: words.amount(pv), ev: words.amount(ev), ac: ac === null ? '–' : words.amount(ac) },
    ...{ es: words.days(es.value ?? 0), at: words.days(at.value ?? 0), pd: words.days(pd.value ?? 0) },
  });
  return figure.caution ? `${says} ${t(`caution.${figure.caution}`)}` : says;
}
