import { useEffect, useRef, useState } from 'react';
import {
  Anchor,
  Button,
  Conversation,
  DateText,
  ErrorState,
  InstantText,
  Sentence,
  useAddress,
  useOperation,
  usePast,
  useWords,
} from '#platform/web';
import { AnswerFinding } from './answer-finding.tsx';
import styles from './finding-list.module.css';
import { type FindingItem, findings } from './findings.ts';
import { RecordNames } from './record-names.tsx';
import { SeverityMark } from './severity-mark.tsx';

interface FindingListProps {
  readonly projectId: string;
  readonly state?: 'open' | 'resolved';
  /** So many at first; a button shows the rest. */
  readonly limit?: number;
}

/** At most what the server gives at once. */
const most = 200;

/** The findings of a project, the most severe first: how severe, the sentence with its records, since when. */
export function FindingList({ projectId, state = 'open', limit = 20 }: FindingListProps) {
  const t = useWords('findings');
  const [shown, setShown] = useState(limit);
  const input = { projectId, state, limit: shown };
  const { data, error, refetch } = useOperation(findings.listFindings, input, {
    topics: [`project:${projectId}`],
    keepsLast: true,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.items.length === 0) return <p className="dim">{t(state === 'open' ? 'list.none' : 'list.noneResolved')}</p>;
  return (
    <>
      <ul className={styles.list} aria-label={t('list.label')}>
        {data.items.map((item) => (
          <FindingLine key={item.findingId} item={item} />
        ))}
      </ul>
      {data.next !== null && shown < most && <Button onClick={() => setShown(most)}>{t('list.more')}</Button>}
    </>
  );
}

function FindingLine({ item }: { readonly item: FindingItem }) {
  const t = useWords('findings');
  const { findingId, code, severity, sentence, firstSeenAt, resolvedAt, comments, ownerName, dueOn } = item;
  const [open, setOpen] = useAddress('finding');
  const isOpen = open === findingId;
  const isPast = usePast() !== null;
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li className={styles.item} ref={line}>
      <SeverityMark severity={severity} />
      <span className={styles.sentence}>
        <Sentence message={sentence} />
      </span>
      <span className={styles.about}>
        <RecordNames item={item} />
        <span>
          {t(resolvedAt === null ? 'list.since' : 'list.resolved')} <InstantText at={resolvedAt ?? firstSeenAt} />
        </span>
        {ownerName !== null && <span>{t('list.owner', { name: ownerName })}</span>}
        {dueOn !== null && (
          <span>
            {t('work.due')} <DateText at={dueOn} />
          </span>
        )}
        <Anchor to={`/finding-codes?open=${code}`}>{t('list.about')}</Anchor>
        <button
          type="button"
          className={styles.more}
          aria-expanded={isOpen}
          onClick={() => setOpen(isOpen ? undefined : findingId)}
        >
          {t('list.discuss', { count: comments })}
        </button>
      </span>
      {isOpen && (
        <div className={styles.talk}>
          {resolvedAt === null && <AnswerFinding item={item} />}
          {!isPast && <Conversation record={{ kind: 'finding', id: findingId }} title={t('list.discussion')} />}
        </div>
      )}
    </li>
  );
}
