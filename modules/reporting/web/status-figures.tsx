import { DateText, Facts, Sentence, StatusMark, useFormat, useWords, Variance } from '#platform/web';
import { messageOf, type ReportFigures } from './reporting.ts';
import styles from './status.module.css';

interface StatusFiguresProps {
  readonly status: {
    readonly computed: 'green' | 'amber' | 'red' | 'grey';
    readonly rule: Parameters<typeof messageOf>[0];
    readonly figures: ReportFigures;
  };
}

/** A computed status with the rule that gave it, and the figures and the threshold that the rule read. */
export function StatusFigures({ status: { computed, rule, figures } }: StatusFiguresProps) {
  const t = useWords('reporting');
  const format = useFormat();
  const reason = t(`portfolio.comparison.${figures.comparison}`);
  return (
    <>
      <p className={styles.now}>
        <StatusMark status={computed} />
        <span className="prose">
          <Sentence message={messageOf(rule)} />
        </span>
      </p>
      <Facts
        items={[
          [t('status.forecast'), <DateText key="finish" at={figures.finish} style="weekday" />],
          [
            t(`overview.compared.${figures.comparison}`),
            <DateText key="compared" at={figures.comparisonFinish} style="weekday" />,
          ],
          [
            t('status.variance'),
            <Variance key="variance" days={figures.varianceDays} tolerance={figures.toleranceDays} reason={reason} />,
          ],
          [t('status.tolerance'), t('status.inDays', { days: { kind: 'days', days: figures.toleranceDays } })],
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
