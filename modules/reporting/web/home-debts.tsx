import { Anchor, useFormat, useWords } from '#platform/web';
import styles from './home.module.css';
import type { Home } from './reporting.ts';

/** Who has most to answer: questions that wait for them, and what they should have seen to. */
export function HomeDebts({ debts, otherDebts }: Pick<Home, 'debts' | 'otherDebts'>) {
  const t = useWords('reporting');
  const format = useFormat();
  const title = t('home.debts');
  return (
    <section className={styles.part} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {debts.map(({ personId, name, decisions, oldestAskedOn, nextClimbsOn, overdue }) => (
          <li key={personId} className={styles.debt}>
            <span className={styles.name}>{name}</span>
            {decisions > 0 && (
              <span>
                <Anchor to={`/decisions?state=open&askedPersonId=${personId}`}>
                  {t('home.asked', { count: decisions })}
                </Anchor>{' '}
                <small>
                  {oldestAskedOn && t('home.askedSince', { date: format.date(oldestAskedOn, 'short') })}
                  {nextClimbsOn && ` · ${t('home.climbs', { date: format.date(nextClimbsOn, 'short') })}`}
                </small>
              </span>
            )}
            {overdue > 0 && (
              <Anchor to={`/findings?owner=${personId}&due=overdue`}>{t('home.overdue', { count: overdue })}</Anchor>
            )}
          </li>
        ))}
      </ul>
      {otherDebts && (otherDebts.people > 0 || otherDebts.shared > 0) && (
        <p className={styles.rest}>
          {otherDebts.people > 0 && (
            <Anchor to="/decisions?state=open">
              {t('home.otherDebts', {
                count: otherDebts.people,
                decisions: t('home.asked', { count: otherDebts.decisions }),
              })}
            </Anchor>
          )}{' '}
          {otherDebts.shared > 0 && t('home.sharedDecisions', { count: otherDebts.shared })}
        </p>
      )}
    </section>
  );
}
