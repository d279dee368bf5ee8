import type { Money } from '#modules/offices/web/parts';
import type { PrintBlock } from '#platform/contract';
import type { Format, Translate } from '#platform/web';
import { figureRows } from './figure-rows.ts';
import type { Case } from './intake.ts';

interface With {
  readonly t: Translate;
  readonly format: Format;
  readonly money: Money;
}

/** Whose case it is and how it stands, with what a decision still lacks. */
export function aboutBlocks(of: Case, { t, format }: Pick<With, 't' | 'format'>): PrintBlock[] {
  const { tier, officeName, state, sponsorName, startsOn, risk, currentUntil, alignmentPercent, needs } = of;
  const said = (name: string, text: string | null) => ({ name, text: text ?? '–' });
  const lacking = needs.filter(({ isMet }) => !isMet).map(({ item }) => t(`needs.${item}`));
  const facts: PrintBlock = {
    kind: 'facts',
    items: [
      said(t('column.state'), t(`states.${state}`)),
      said(t('column.tier'), t(`tier.${tier}`)),
      said(t('column.office'), officeName),
      said(t('column.sponsor'), sponsorName),
      said(t('field.startsOn'), startsOn && format.date(startsOn)),
      said(t('field.risk'), risk && t(`risk.${risk}`)),
      said(t('column.serves'), `${format.number(alignmentPercent, 0)} %`),
      said(t('field.currentUntil'), currentUntil && format.date(currentUntil)),
    ],
  };
  if (state !== 'open' || !lacking.length) return [facts];
  return [
    facts,
    // item by item: within a sentence their list would be cut like a name
    { kind: 'prose', sentences: [[{ text: `${t('print.lacks')} ${lacking.join(', ')}.`, tone: 'late' }]] },
  ];
}

/** Why an option has no figure where it could have one, a sentence each; a dash alone would be doubted. */
export function reasonSentences(of: Case, told: With): string[] {
  const { options } = of;
  return figureRows(options, told).flatMap(({ title, cells }) =>
    cells.flatMap(({ optionId, reason }) => {
      const option = options.find((one) => one.optionId === optionId);
      return reason && option?.flows.length
        ? [told.t('print.reason', { figure: title, option: option.name, reason })]
        : [];
    }),
  );
}

/** What the preferred option costs and brings, amount by amount, as it is entered in the case. */
export function amountBlocks({ options }: Case, { t, format, money: all }: With): PrintBlock[] {
  const flows = options.find(({ isPreferred }) => isPreferred)?.flows ?? [];
  if (!flows.length) return [];
  const money = all.alike(flows.flatMap((flow) => [flow.amountMinor, flow.leastMinor, flow.mostMinor]));
  const end = (title: string) => ({ title, align: 'end' as const });
  return [
    {
      kind: 'table',
      title: t('print.amounts'),
      columns: [
        { title: t('flow.name'), align: 'start', isGrowing: true },
        { title: t('flow.kindLabel'), align: 'start' },
        end(t('print.amount')),
        end(t('figure.range.title')),
        end(t('flow.firstOn')),
        end(t('flow.everyLabel')),
      ],
      rows: flows.map(({ name, kind, benefitClass, amountMinor, leastMinor, mostMinor, firstOn, every, times }) => ({
        cells: [
          name,
          t(`flow.kind.${benefitClass ?? kind}`),
          money.text(amountMinor),
          leastMinor === null || mostMinor === null
            ? null
            : t('flow.range', { least: money.text(leastMinor), most: money.text(mostMinor) }),
          format.date(firstOn),
          every === 'once' ? t('every.once') : `${t(`every.${every}`)} × ${format.number(times)}`,
        ],
      })),
    },
  ];
}
