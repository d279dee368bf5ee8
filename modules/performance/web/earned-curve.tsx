import { useMemo } from 'react';
import { Chart, type ChartData } from '#platform/web';
import type { EarnedWords } from './earned-figures.ts';
import type { Measurement } from './performance.ts';

const lines = ['pv', 'ev', 'ac', 'forecast'] as const;

interface EarnedCurveProps {
  readonly measured: Measurement;
  readonly words: EarnedWords;
}

/** The cumulative curves: what was planned, earned and spent, and what the plan as it stands comes to. */
export function EarnedCurve({ measured, words }: EarnedCurveProps) {
  const { curve, amounts, statusDate } = measured;
  const { t, amount, units, alike } = words;
  const data = useMemo((): ChartData => {
    const known = lines.filter((line) => curve.some((point) => point[line] !== null));
    const series = known.map((line) => ({
      name: t(`earned.series.${line}`),
      values: curve.map((point) => (point[line] === null ? null : units(point[line]))),
    }));
    const text = alike(series.flatMap(({ values }) => values));
    return { days: curve.map(({ day }) => day), text, series };
  }, [curve, t, units, alike]);
  const forecast = curve.at(-1)?.forecast ?? null;
  const told = {
    ev: amount(amounts.ev, 'compact'),
    pv: amount(amounts.pv, 'compact'),
    at: words.date(statusDate),
  };
  return (
    <Chart
      name={t('earned.curve')}
      dayTitle={t('earned.day')}
      data={data}
      sentence={
        forecast === null
          ? t('earned.curvePlain', told)
          : t('earned.curveSentence', { ...told, forecast: amount(forecast) })
      }
    />
  );
}
