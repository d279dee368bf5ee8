import { Anchor, useAllWords, useFormat, useWords } from '#platform/web';
import styles from './home.module.css';
import type { Home } from './reporting.ts';

/** What an auditor looks at one by one: decisions, list by list, each with its reason, by whom and for how long. */
export function HomeChecks({ lists }: { readonly lists: Home['checked'] }) {
  return (
    <div className={styles.checks}>
      {lists.map((list) => (
        <Checked key={list.id} list={list} />
      ))}
    </div>
  );
}

function Checked({ list: { id, decisions, link } }: { readonly list: Home['checked'][number] }) {
  const t = useWords('reporting');
  const title = t(`home.checked.${id}`);
  return (
    <section className={styles.part} aria-label={title}>
      <header className={styles.listed}>
        <h2>{title}</h2>
        <Anchor to={link}>{t('home.allChecked')}</Anchor>
      </header>
      <ul>
        {decisions.map((decision) => (
          <Decision key={decision.decisionId} decision={decision} />
        ))}
      </ul>
    </section>
  );
}

function Decision({ decision }: { readonly decision: Home['checked'][number]['decisions'][number] }) {
  const t = useWords('reporting');
  const words = useAllWords();
  const format = useFormat();
  const { decisionId, question, reason, decidedBy, decidedAt, askedPeople, askedAt, holdsUntil } = decision;
  const { key, parameters } = question;
  const who = decidedBy?.name ?? askedPeople.map(({ name }) => name).join(', ');
  return (
    <li className={styles.debt}>
      <Anchor to={`/decisions/${decisionId}`} className={styles.name}>
        {words.text(key, parameters)}
      </Anchor>
      {reason && <span>{reason}</span>}
      <small>
        {who} · {format.instant(decidedAt ?? askedAt)}
        {holdsUntil && ` · ${t('home.until', { date: format.date(format.lastDay(holdsUntil)) })}`}
      </small>
    </li>
  );
}
