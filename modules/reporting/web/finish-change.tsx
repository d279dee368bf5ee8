import { Anchor, DateText, useFormat, useRecordAddress, useWords, Variance } from '#platform/web';
import { useMonthText } from './month-text.ts';
import type { ReportedChange } from './reporting.ts';
import styles from './status.module.css';

/** As many causes as have a row of their own. */
const shown = 8;

/** What moved the forecast finish, cause by cause: each bar begins where the one before it ended, and the last ends at the sum. */
export function FinishChange({ change }: { readonly change: ReportedChange | null }) {
  const t = useWords('reporting');
  const format = useFormat();
  const month = useMonthText();
  const addressOf = useRecordAddress();
  if (!change) return <p className="dim">{t('status.noChange')}</p>;
  const { since, sinceReport, from, to, days, causes } = change;
  const lead = (
    <p className="prose">
      {sinceReport ? t('status.sinceReport', { month: month.long(sinceReport) }) : t('status.since')}{' '}
      <DateText at={since} />:{' '}
      {days === 0 ? (
        t('status.notMoved', { finish: format.date(to) })
      ) : (
        <>
          <DateText at={from} /> → <DateText at={to} /> (<Variance days={days} tolerance={0} />)
        </>
      )}
    </p>
  );
  if (!causes.length) return lead;
  const rows = steps(causes);
  const [low, high] = [Math.min(0, ...rows.flatMap(ends)), Math.max(0, ...rows.flatMap(ends))];
  const scale = (at: number) => `${((at - low) * 100) / (high - low || 1)}%`;
  return (
    <>
      {lead}
      <table className={styles.causes}>
        <thead>
          <tr>
            <th>{t('status.cause')}</th>
            <th className={styles.number}>{t('status.days')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, task, count, begin, end, days: share }) => (
            <tr key={`${kind} ${task?.id}`}>
              <td>
                {count ? t('status.otherCauses', { count }) : t(`reports.cause.${kind}`)}
                {task && (
                  <>
                    {': '}
                    <Anchor to={addressOf({ kind: 'task', id: task.id }) ?? '#'}>{task.name}</Anchor>
                  </>
                )}
              </td>
              <td className={styles.number}>{format.signed(share, 'd')}</td>
              <td className={styles.track}>
                <span
                  className={share > 0 ? styles.later : styles.earlier}
                  style={{
                    insetInlineStart: scale(Math.min(begin, end)),
                    width: `${(Math.abs(end - begin) * 100) / (high - low || 1)}%`,
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('status.sum')}</th>
            <td className={styles.number}>{format.signed(days, 'd')}</td>
            <td className={styles.track}>
              <span
                className={styles.whole}
                style={{
                  insetInlineStart: scale(Math.min(0, days)),
                  width: `${(Math.abs(days) * 100) / (high - low || 1)}%`,
                }}
              />
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

type Causes = ReportedChange['causes'];
type Step = Causes[number] & { readonly count: number; readonly begin: number; readonly end: number };

const ends = ({ begin, end }: Step) => [begin, end];

/** The heaviest causes, and the others as one; each from where the sum stood to where it stands with it. */
function steps(causes: Causes): Step[] {
  const rest = causes.length > shown ? causes.slice(shown - 1) : [];
  const named = causes.slice(0, causes.length - rest.length);
  const left = { kind: 'others', task: null, days: rest.reduce((sum, { days }) => sum + days, 0) };
  let sum = 0;
  return [...named, ...(rest.length ? [left] : [])].map((cause) => {
    const begin = sum;
    sum += cause.days;
    return {
      ...cause,
      days: Math.round(cause.days * 10) / 10,
      count: cause === left ? rest.length : 0,
      begin,
      end: sum,
    };
  });
}
