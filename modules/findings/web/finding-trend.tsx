import { useMemo } from 'react';
import { severities } from '#engine';
import { Chart, type ChartData, Sparkline, useFormat, useOperation, useWords } from '#platform/web';
import { findings } from './findings.ts';

/** How the open findings of a project went, by severity; says so where they did not change yet. */
export function FindingTrend({ projectId }: { readonly projectId: string }) {
  const t = useWords('findings');
  const format = useFormat();
  const { data } = useOperation(findings.getFindingTrend, { projectId }, { topics: [`project:${projectId}`] });
  const chart = useMemo((): ChartData | null => {
    if (!data) return null;
    const shown = severities.filter((severity) => data.counts[severity].some((count) => count > 0)).toReversed();
    return {
      days: data.days,
      isStepped: true,
      series: shown.map((severity) => ({ name: t(`severity.${severity}`), values: data.counts[severity] })),
    };
  }, [data, t]);
  if (!data || !chart) return null;
  const [first] = data.days;
  if (first === undefined || !hasChanged(chart)) return <p className="dim">{t('trend.tooLittle')}</p>;
  const totals = data.days.map((_, index) => chart.series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const sentence = t('trend.sentence', { now: totals.at(-1) ?? 0, first: totals[0] ?? 0, at: format.date(first) });
  return (
    <Chart
      name={t('trend.name')}
      dayTitle={t('trend.day')}
      data={chart}
      sentence={
        <>
          {sentence} <Sparkline name={sentence} values={totals} />
        </>
      }
    />
  );
}

const hasChanged = ({ series }: ChartData) => series.some(({ values }) => values.some((value) => value !== values[0]));
