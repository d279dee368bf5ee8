import { DateText, EmptyState, StatusMark, useAllPages, useWords } from '#platform/web';
import { useMonthText } from './month-text.ts';
import { reporting } from './reporting.ts';
import styles from './status.module.css';

/** The published reports, the last first; each opens beside the page. */
export function ReportList({
  projectId,
  onOpen,
}: {
  readonly projectId: string;
  readonly onOpen: (id: string) => void;
}) {
  const t = useWords('reporting');
  const month = useMonthText();
  const { items } = useAllPages(reporting.listReports, { projectId }, { topics: [`project:${projectId}`] });
  if (!items) return <div aria-busy="true" />;
  if (!items.length) return <EmptyState title={t('reports.none')}>{t('reports.noneText')}</EmptyState>;
  return (
    <table className={styles.reports}>
      <thead>
        <tr>
          <th>{t('reports.period')}</th>
          <th>{t('status.reported')}</th>
          <th>{t('status.computed')}</th>
          <th className={styles.by}>{t('reports.by')}</th>
          <th className={styles.number}>{t('reports.published')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((report) => (
          <tr key={report.reportId} className={report.isCurrent ? '' : 'mute'}>
            <td>
              <button type="button" className={styles.open} onClick={() => onOpen(report.reportId)}>
                {month.long(report.period)}
              </button>
              {!report.isCurrent && ` ${t(report.withdrawn ? 'reports.isWithdrawn' : 'reports.restated')}`}
            </td>
            <td>
              <StatusMark status={report.reported} />
            </td>
            <td>
              <StatusMark status={report.computed} />
            </td>
            <td className={styles.by}>{report.publishedBy ?? '–'}</td>
            <td className={styles.number}>
              <DateText at={report.day} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
