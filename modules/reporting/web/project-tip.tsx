import { useFormat, useOperation, useWords } from '#platform/web';
import styles from './project-tip.module.css';
import { type PortfolioRow, reporting } from './reporting.ts';

const mostDates = 4;

/** What stands beside the pointer over a project's bar: its dates, and the key dates that come next. */
export function ProjectTip({ row }: { readonly row: PortfolioRow }) {
  const t = useWords('reporting');
  const format = useFormat();
  const { projectId, name, start, finish, comparison, comparisonFinish, varianceDays } = row;
  const { data } = useOperation(reporting.getProjectOverview, { projectId }, { topics: [`project:${projectId}`] });
  return (
    <div className={styles.tip}>
      <b>{name}</b>
      {start && finish && (
        <span>{t('portfolio.tip.dates', { start: format.date(start), finish: format.date(finish) })}</span>
      )}
      {comparisonFinish && varianceDays !== null && (
        <span>
          {t(`overview.comparedFinish.${comparison}`)}: {format.date(comparisonFinish)},{' '}
          {format.signed(varianceDays, 'd')}
        </span>
      )}
      {data?.keyDates.slice(0, mostDates).map(({ uid, kind, name: called, at, isOverdue }) => (
        <span key={`${kind} ${uid}`} className={styles.date}>
          <i>{called}</i>
          <time>{format.date(at)}</time>
          {isOverdue && <em>{t('overview.overdue')}</em>}
        </span>
      ))}
    </div>
  );
}
