import { DateText, Facts, Sentence, StatusMark, useFormat, useWords, Variance } from '#platform/web';
import { messageOf, type ProjectStatus, type ReportFigures } from './reporting.ts';
import styles from './status.module.css';
import { StatusDimensions } from './status-dimensions.tsx';
import { StatusOverride } from './status-override.tsx';

interface StatusFiguresProps {
  readonly status: {
    readonly computed: 'green' | 'amber' | 'red' | 'grey';
    readonly rule: Parameters<typeof messageOf>[0];
    readonly figures: ReportFigures;
    readonly dimensions?: ProjectStatus['dimensions'];
    readonly override?: ProjectStatus['override'];
  };
}

/** A computed status with the rule that gave it or those of its dimensions, and the figures and the threshold that the rule read. */
export function StatusFigures({ status }: StatusFiguresProps) {
  const { computed, rule, figures, dimensions = [], override } = status;
  const t = useWords('reporting');
  const format = useFormat();
  const reason = t(`portfolio.comparison.${figures.comparison}`);
  const compared: Parameters<typeof Facts>[0]['items'] = [
    [
      t('status.variance'),
      <Variance key="variance" days={figures.varianceDays} tolerance={figures.toleranceDays} reason={reason} />,
    ],
    [t('status.tolerance'), t('status.inDays', { days: { kind: 'days', days: figures.toleranceDays } })],
  ];
  return (
    <>
      {override && <StatusOverride override={override} />}
      {dimensions.length > 0 ? (
        <StatusDimensions computed={computed} dimensions={dimensions} />
      ) : (
        <p className={styles.now}>
          <StatusMark status={computed} />
          <span className="prose">
            <Sentence message={messageOf(rule)} />
          </span>
        </p>
      )}
      <Facts
        items={[
          [t('status.forecast'), <DateText key="finish" at={figures.finish} style="weekday" />],
          [
            t(`overview.comparedFinish.${figures.comparison}`),
            <DateText key="compared" at={figures.comparisonFinish} style="weekday" />,
          ],
          ...(dimensions.length > 0 ? [] : compared),
          [
            t('portfolio.complete'),
            figures.percentComplete === null ? '–' : `${format.number(figures.percentComplete, 0)} %`,
          ],
          [t('status.dataDate'), <DateText key="data" at={figures.dataDate} style="weekday" />],
        ]}
      />
    </>
  );
}
