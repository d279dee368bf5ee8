import { useCallback } from 'react';
import { useMoney } from '#modules/offices/web/parts';
import { usePrintedContributions } from '#modules/strategy/web/parts';
import type { PrintBlock, PrintDocument } from '#platform/contract';
import { useFormat, useWords } from '#platform/web';
import { aboutBlocks, amountBlocks, reasonSentences } from './case-print-about.ts';
import { figureRows, preferredFirst } from './figure-rows.ts';
import type { Case } from './intake.ts';

/** A case on paper: what it comes to, the options side by side, the years of each, what it rests on; null while the currency is not known. */
export function useCasePrint(of: Case, lead: string): (() => Omit<PrintDocument, 'locale'>) | null {
  const t = useWords('intake');
  const format = useFormat();
  const money = useMoney();
  const serves = usePrintedContributions(of.proposalId);
  const print = useCallback((): Omit<PrintDocument, 'locale'> => {
    const { statements, terms, summary, reviews } = of;
    const options = preferredFirst(of.options);
    const rate = terms.yearlyRatePercent;
    const day = { kind: 'date', at: terms.baseDay } as const;
    const sentence = (text: string) => [[{ text }]];
    const how = rate === null ? t('terms.none', { day }) : t('terms.rate', { rate: { kind: 'percent', percent: rate }, office: terms.rateOffice ?? '', day }); // biome-ignore format: one line
    const end = (title: string) => ({ title, align: 'end' as const });
    const reasons = money ? reasonSentences(of, { t, format, money }) : [];
    const figures: PrintBlock[] =
      money && options.length
        ? [
            { kind: 'prose', title: t('option.title'), sentences: sentence(how) },
            {
              kind: 'table',
              columns: [
                { title: t('option.figure'), align: 'start', isGrowing: true },
                ...options.map(({ name, isPreferred }) =>
                  end(isPreferred ? `${name} (${t('option.preferred')})` : name),
                ),
              ],
              rows: figureRows(options, { t, format, money }).map(({ title, cells }) => ({
                cells: [title, ...cells.map(({ text }) => text)],
              })),
            },
            ...(reasons.length
              ? [{ kind: 'prose' as const, sentences: reasons.map((text) => [{ text, tone: 'dim' as const }]) }]
              : []),
            ...amountBlocks(of, { t, format, money }),
          ]
        : [];
    const years: PrintBlock[] = options.flatMap(({ name, flows, figures: told }): PrintBlock[] =>
      money && flows.length
        ? [
            {
              kind: 'table',
              title: t('years.of', { name }),
              columns: [
                { title: t('years.year'), align: 'start', isGrowing: true },
                ...(['capex', 'opex', 'benefit', 'net', 'cumulative', 'present'] as const).map((one) =>
                  end(t(`years.${one}`)),
                ),
              ],
              rows: told.years.map((year) => ({
                cells: [
                  String(year.fiscalYear),
                  ...[
                    year.capexMinor,
                    year.opexMinor,
                    year.benefitMinor,
                    year.netMinor,
                    year.cumulativeMinor,
                    year.presentMinor,
                  ].map((minor) => (minor === 0 ? null : money.whole(minor))),
                ],
              })),
            },
          ]
        : [],
    );
    const rests: PrintBlock[] = statements.length
      ? [
          {
            kind: 'table',
            title: t('statement.title'),
            columns: [
              { title: t('statement.kind'), align: 'start' },
              { title: t('statement.text'), align: 'start', isGrowing: true },
              { title: t('statement.owner'), align: 'start' },
            ],
            rows: statements.map(({ kind, text, ownerName }) => ({ cells: [t(`statement.${kind}`), text, ownerName] })),
          },
        ]
      : [];
    const demands = options.find(({ isPreferred }) => isPreferred)?.demands ?? [];
    const people: PrintBlock[] = demands.length
      ? [
          {
            kind: 'table',
            title: t('demand.title'),
            columns: [
              { title: t('demand.skill'), align: 'start', isGrowing: true },
              end(t('demand.people')),
              end(t('demand.fromOn')),
              end(t('demand.months')),
            ],
            rows: demands.map(({ skill, people: count, fromOn, months }) => ({
              cells: [skill, format.number(count), format.date(fromOn), format.number(months)],
            })),
          },
        ]
      : [];
    const said: PrintBlock[] = reviews.length
      ? [
          {
            kind: 'table',
            title: t('review.title'),
            columns: [
              { title: t('review.by'), align: 'start' },
              { title: t('review.verdict'), align: 'start' },
              { title: t('review.comment'), align: 'start', isGrowing: true },
            ],
            rows: reviews.map(({ personName, verdict, comment }) => ({
              cells: [personName, t(verdict ? `verdicts.${verdict}` : 'review.awaited'), comment],
            })),
          },
        ]
      : [];
    const about = summary ? [{ kind: 'prose' as const, sentences: sentence(summary.slice(0, 2_000)) }] : [];
    return {
      title: of.name,
      about: { kind: 'proposal', id: of.proposalId },
      blocks: [
        { kind: 'lead', sentences: sentence(lead) },
        ...about,
        ...aboutBlocks(of, { t, format }),
        ...figures,
        ...years,
        ...people,
        ...serves,
        ...rests,
        ...said,
      ],
    };
  }, [of, lead, t, format, money, serves]);
  return money ? print : null;
}
