import { type EarnedSum, type EarnedSummary, parsePlanTime, sumCost, sumEarned } from '#engine';
import type { Money } from '#modules/offices/web/parts';
import { StatusMark, type Translate, useFormat, useWords } from '#platform/web';
import styles from './group-note.module.css';
import type { PortfolioRow } from './reporting.ts';

/** Worst first, as lists and counts have them. */
export const statuses = ['red', 'amber', 'green', 'grey'] as const;
type Status = (typeof statuses)[number];

const countOf = (rows: readonly PortfolioRow[], status: Status) =>
  rows.filter((row) => row.status === status && !row.isClosed).length;

/** The sum of the budgets that are set; null where none is. */
export function budgetOf(rows: readonly PortfolioRow[]): number | null {
  const set = rows.flatMap(({ budgetMinor }) => budgetMinor ?? []);
  return set.length ? set.reduce((sum, minor) => sum + minor, 0) : null;
}

/** The earned value of a project where it is in this currency. */
export const valuedIn = ({ earned }: PortfolioRow, code: string | undefined): PortfolioRow['earned'] =>
  earned && (earned.currencyCode ?? code) === code ? earned : null;

/** The earned value of those that are valued in this currency, together; null where none is. */
function earnedOf(rows: readonly PortfolioRow[], code: string): EarnedSum | null {
  const valued = rows.flatMap((row) => valuedIn(row, code) ?? []);
  return valued.length ? sumEarned(valued.map(keptOf)) : null;
}

/** What those come to at completion, in this currency, beside their baselines; null where it is known of none. */
function forecastText(rows: readonly PortfolioRow[], money: Money, t: Translate) {
  const { eac, bac, plans } = sumCost(rows.flatMap((row) => valuedIn(row, money.code) ?? []));
  if (eac === null) return null;
  const { text } = money.alike([eac, bac]);
  return {
    text: t(plans < rows.length ? 'portfolio.forecastSumOfSome' : 'portfolio.forecastSum', {
      ...{ sum: text(eac), count: plans, of: rows.length },
    }),
    more: t('portfolio.forecastMore', { bac: text(bac), count: plans }),
  };
}

function keptOf({ pace, ...amounts }: NonNullable<PortfolioRow['earned']>): EarnedSummary {
  const [at, from, to] = [pace?.at, pace?.from, pace?.to].map((text) => (text ? parsePlanTime(text) : null));
  const doneAt = pace?.doneAt ? parsePlanTime(pace.doneAt) : null;
  const isWhole = pace && at != null && from != null && to != null;
  return { ...amounts, pace: isWhole ? { at, doneAt, from, to, shares: pace.shares } : null };
}

/** The indices of the sum, and what they are made of and without. */
export function earnedText(
  rows: readonly PortfolioRow[],
  money: Money,
  t: Translate,
  number: (value: number, digits: number) => string,
) {
  const sum = earnedOf(rows, money.code);
  if (!sum) return null;
  const { amounts, indices, schedule, plans, plansSpending } = sum;
  const { text } = money.alike([amounts.ev, amounts.pv, amounts.bac]);
  const ratio = (value: number | null) => (value === null ? '–' : number(value, 2));
  const [missing, uncosted] = [rows.length - plans, plans - plansSpending];
  return {
    text: t(missing ? 'portfolio.earnedSumOfSome' : 'portfolio.earnedSum', { spi: ratio(indices.spi.value), cpi: ratio(indices.cpi.value), spiTime: ratio(schedule.spiTime.value), count: plans, of: rows.length }), // biome-ignore format: one call
    more: [
      t('portfolio.earnedValues', {
        ev: text(amounts.ev),
        pv: text(amounts.pv),
        bac: text(amounts.bac),
      }),
      ...timeText(schedule.svTime.value, t),
      ...(missing ? [t('portfolio.earnedWithout', { count: missing, currency: money.code })] : []),
      ...(uncosted ? [t('portfolio.costWithout', { count: uncosted })] : []),
    ].join('; '),
  };
}

/** How far what is earned lies before or behind what was planned, where that is a day or more. */
function timeText(svTime: number | null, t: Translate): string[] {
  const days = Math.round(svTime ?? 0);
  return days === 0
    ? []
    : [t(days < 0 ? 'portfolio.earnedBehind' : 'portfolio.earnedAhead', { count: Math.abs(days) })];
}

interface GroupNoteProps {
  readonly rows: readonly PortfolioRow[];
  readonly money: Money | undefined;
  /** The status is what they were gathered by: the heading has said it. */
  readonly isByStatus: boolean;
  /** Shows only those of the group: of a status, or all. */
  readonly onShow: (status: Status | null) => void;
}

/** How the projects of a group stand and what they may cost, each figure a way to those behind it. */
export function GroupNote({ rows, money, isByStatus, onShow }: GroupNoteProps) {
  const t = useWords('reporting');
  const budget = budgetOf(rows);
  const { number } = useFormat();
  const forecast = money && forecastText(rows, money, t);
  const earned = money && earnedText(rows, money, t, number);
  const without = rows.filter(({ budgetMinor }) => budgetMinor === null).length;
  return (
    <span className={styles.note}>
      <button type="button" title={t('portfolio.showGroup')} onClick={() => onShow(null)}>
        {t('portfolio.projects', { count: rows.length })}
      </button>
      {statuses.map((status) => {
        const count = countOf(rows, status);
        return count === 0 || isByStatus ? null : (
          <button key={status} type="button" title={t('portfolio.showGroup')} onClick={() => onShow(status)}>
            <StatusMark status={status} /> {count}
          </button>
        );
      })}
      {budget !== null && money && (
        <button
          type="button"
          title={without ? t('portfolio.budgetWithout', { count: without }) : t('portfolio.showGroup')}
          onClick={() => onShow(null)}
        >
          {t('portfolio.budgetSum', { sum: money.text(budget) })}
        </button>
      )}
      {forecast && (
        <button type="button" title={forecast.more} onClick={() => onShow(null)}>
          {forecast.text}
        </button>
      )}
      {earned && (
        <button type="button" title={earned.more} onClick={() => onShow(null)}>
          {earned.text}
        </button>
      )}
    </span>
  );
}

/** The same as words, for paper. */
export function groupNoteText(
  rows: readonly PortfolioRow[],
  money: Money | undefined,
  t: Translate,
  number: (value: number, digits: number) => string,
): string {
  const counts = statuses.flatMap((status) => {
    const count = countOf(rows, status);
    return count ? [t(`portfolio.view.${status}`, { count })] : [];
  });
  const budget = budgetOf(rows);
  const forecast = money && forecastText(rows, money, t);
  const earned = money && earnedText(rows, money, t, number);
  return [...counts, ...(budget !== null && money ? [t('portfolio.budgetSum', { sum: money.text(budget) })] : []), ...(forecast ? [`${forecast.text} (${forecast.more})`] : []), ...(earned ? [`${earned.text} (${earned.more})`] : [])].join(' · '); // biome-ignore format: one expression
}
