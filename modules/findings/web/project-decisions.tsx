import { Anchor, InstantText, Sentence, useAllPages, useWords } from '#platform/web';
import { findings } from './findings.ts';
import styles from './project-decisions.module.css';

interface FindingDecisionsProps {
  readonly projectId: string;
  /** What is said where nothing waits. */
  readonly nothing: string;
}

/** The open decisions about a project: what is asked, of whom, and by when. */
export function FindingDecisions({ projectId, nothing }: FindingDecisionsProps) {
  const t = useWords('findings');
  const input = { projectId, state: 'open' } as const;
  const { items } = useAllPages(findings.listDecisions, input, { topics: ['decisions', `project:${projectId}`] });
  if (!items) return <div aria-busy="true" />;
  if (!items.length) return <p className="dim">{nothing}</p>;
  return (
    <ul className={styles.decisions}>
      {items.map(({ decisionId, kind, question, about, askedPeople, dueAt }) => (
        <li key={decisionId}>
          <Anchor to={`/decisions/${decisionId}`}>{t(`kind.${kind}`)}</Anchor>
          {': '}
          <Sentence message={question as never} />{' '}
          <span className="dim">
            {about.length > 0 && `${about.join(', ')} · `}
            {askedPeople.map(({ name }) => name).join(', ')}
            {dueAt && (
              <>
                {' · '}
                {t('decide.due')} <InstantText at={dueAt} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
