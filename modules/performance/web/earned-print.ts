import type { PrintBlock } from '#platform/contract';
import type { GridPrint } from '#platform/web';
import { type EarnedWords, figureGroups, figureOf, figureSentence, figureText } from './earned-figures.ts';
import type { Account, Measurement } from './performance.ts';

/** The page on paper above its control accounts: the sentence, what was planned, earned and spent, and every index. */
export function earnedPrint(
  projectId: string,
  measured: Measurement,
  { lead, budget }: { readonly lead: string; readonly budget: string | null },
  words: EarnedWords,
): GridPrint<Account> {
  return {
    about: { kind: 'project', id: projectId },
    above: () => [
      { kind: 'lead', sentences: [[{ text: lead }]] },
      { kind: 'facts', items: facts(measured, budget, words) },
      figures(measured, words),
    ],
  }; // biome-ignore format: a record
}

function facts({ statusDate, amounts }: Measurement, budget: string | null, { t, date, amount }: EarnedWords) {
  const money = (value: number | null) => (value === null ? '–' : amount(value));
  return [
    { name: t('earned.statusDate'), text: date(statusDate) },
    ...(['bac', 'pv', 'ev', 'ac'] as const).map((name) => ({
      name: t(`earned.${name}`),
      text: money(amounts[name]),
      ...(name === 'bac' && budget !== null && { more: budget }),
    })),
  ];
}

function figures(measured: Measurement, words: EarnedWords): PrintBlock {
  const { t } = words;
  return {
    kind: 'table',
    title: t('earned.figures'),
    columns: [
      { title: t('earned.figure'), align: 'start' },
      { title: t('earned.value'), align: 'end' },
      { title: t('earned.meaning'), align: 'start', isGrowing: true },
    ],
    rows: (['schedule', 'cost', 'forecast'] as const).flatMap((group) => [
      { isHeading: true, cells: [t(`earned.${group}`)] },
      ...figureGroups[group].map((name) => {
        const figure = figureOf(measured, name);
        const says = figureSentence(name, figure, measured, words);
        return { cells: [t(`index.${name}.name`), figureText(name, figure, words), says] };
      }),
    ]),
  };
}
