import { Anchor, DateText, useWords, Variance } from '#platform/web';
import type { Overview } from './reporting.ts';

/** The milestones and deadlines that come next, with what they are compared with. */
export function KeyDates({ overview }: { readonly overview: Overview }) {
  const t = useWords('reporting');
  const { projectId, keyDates, toleranceDays, comparison } = overview;
  if (keyDates.length === 0) return <p className="dim">{t('overview.noKeyDates')}</p>;
  return (
    <table className="key-dates">
      <thead>
        <tr>
          <th scope="col">{t('overview.keyDate')}</th>
          <th scope="col">{t('overview.due')}</th>
          <th scope="col">{t('portfolio.variance')}</th>
        </tr>
      </thead>
      <tbody>
        {keyDates.map(({ uid, name, kind, at, varianceDays, isOverdue }) => (
          <tr key={`${kind} ${uid}`}>
            <td>
              <Anchor to={`/projects/${projectId}/plan?task=${uid}`}>{name}</Anchor>
              {kind === 'deadline' && <span className="mute"> {t('overview.deadline')}</span>}
              {isOverdue && <span className="key-date-overdue"> {t('overview.overdue')}</span>}
            </td>
            <td>
              <DateText at={at} />
            </td>
            <td>
              {isOverdue && (
                <span role="img" aria-label={t('overview.toToday')} title={t('overview.toToday')} className="dim">
                  ≥{' '}
                </span>
              )}
              <Variance
                days={varianceDays}
                tolerance={kind === 'deadline' ? 0 : toleranceDays}
                reason={t(`portfolio.comparison.${comparison}`)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
