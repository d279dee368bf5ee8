import { SideScroll, StatusMark, useWords } from '#platform/web';
import { useMonthText } from './month-text.ts';
import type { ProjectStatus } from './reporting.ts';
import styles from './status.module.css';

/** By month the status that was computed above the one that was reported: a difference shows at a glance. */
export function StatusMonths({ months }: { readonly months: ProjectStatus['months'] }) {
  const t = useWords('reporting');
  const month = useMonthText();
  if (!months.length) return <p className="dim">{t('status.noMonths')}</p>;
  return (
    <SideScroll beginsAtEnd className={styles.months} label={t('status.months')}>
      <table>
        <thead>
          <tr>
            <td />
            {months.map((each, index) => (
              <th key={each.month} scope="col" aria-label={month.long(each.month)}>
                {month.short(each.month)}
                <small>{index === 0 || each.month.endsWith('-01') ? each.month.slice(0, 4) : ''}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['computed', 'reported'] as const).map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`status.${kind}`)}</th>
              {months.map((each) => {
                const status = each[kind];
                return (
                  <td key={each.month}>
                    {status ? (
                      <StatusMark status={status} />
                    ) : (
                      <span className="mute" title={t('status.unreported')}>
                        ·
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}
