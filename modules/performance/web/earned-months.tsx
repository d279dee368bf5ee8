import { useMemo } from 'react';
import { Chart, type ChartData, useFormat } from '#platform/web';
import type { EarnedWords } from './earned-figures.ts';
import { monthsOnRecord } from './months-on-record.ts';
import type { EarnedValue, Measurement } from './performance.ts';

interface EarnedMonthsProps {
  readonly months: EarnedValue['months'];
  readonly measured: Pick<Measurement, 'statusDate' | 'hasStatusDate'>;
  readonly words: EarnedWords;
}

const indices = ['spiTime', 'spi', 'cpi'] as const;

/** How the indices went, as they were told at the end of each month. */
export function EarnedMonths({ months: told, measured, words }: EarnedMonthsProps) {
  const { t, ratio } = words;
  const { locale } = useFormat();
  const months = useMemo(() => monthsOnRecord(told, measured), [told, measured]);
  const data = useMemo(
    (): ChartData => ({
      days: months.map(({ month }) => lastDayOf(month)),
      text: ratio,
      series: indices
        .filter((name) => months.some((each) => each[name] !== null))
        .map((name) => ({ name: t(`index.${name}.name`), values: months.map((each) => each[name]) })),
    }),
    [months, t, ratio],
  );
  const known = months.filter(({ spiTime }) => spiTime !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return <p className="dim">{t('earned.tooFewMonths')}</p>;
  const least = known.reduce((lowest, each) => ((each.spiTime ?? 0) < (lowest.spiTime ?? 0) ? each : lowest));
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const nameOf = (month: string) => name.format(Date.parse(`${month}-01T00:00:00Z`));
  return (
    <Chart
      name={t('earned.months')}
      dayTitle={t('earned.month')}
      data={data}
      sentence={t(least === last ? 'earned.monthsLowest' : 'earned.monthsSentence', {
        ...{ first: ratio(first.spiTime ?? 0), last: ratio(last.spiTime ?? 0), least: ratio(least.spiTime ?? 0) },
        ...{ since: nameOf(first.month), month: nameOf(least.month) },
      })}
    />
  );
}

function lastDayOf(month: string): string {
  const [year = 0, index = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, index, 0)).toISOString().slice(0, 10);
}
