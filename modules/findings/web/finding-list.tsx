import { useState } from 'react';
import {
  Anchor,
  Button,
  ErrorState,
  InstantText,
  Sentence,
  useOperation,
  useRecordAddress,
  useWords,
} from '#platform/web';
import styles from './finding-list.module.css';
import { type FindingItem, findings } from './findings.ts';
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
  const { code, severity, sentence, records, firstSeenAt, resolvedAt } = item;
  return (
    <li className={styles.item}>
      <SeverityMark severity={severity} />
      <span className={styles.sentence}>
        <Sentence message={sentence} />
      </span>
      <span className={styles.about}>
        <span>
          {t(resolvedAt === null ? 'list.since' : 'list.resolved')} <InstantText at={resolvedAt ?? firstSeenAt} />
        </span>
        <Records item={item} records={records} />
        <Anchor to={`/finding-codes?open=${code}`}>{t('list.about')}</Anchor>
      </span>
    </li>
  );
}

/** As many as fit on a line. */
const namedRecords = 6;

/** The tasks behind it by their number in the plan; the sentence names the first of them. */
function Records({ item, records }: { readonly item: FindingItem; readonly records: FindingItem['records'] }) {
  const t = useWords('findings');
  const addressOf = useRecordAddress();
  const tasks = records.filter(({ kind }) => kind === 'task');
  if (tasks.length < 2) return null;
  const { count } = item.sentence.parameters;
  const total = typeof count === 'number' ? Math.max(count, tasks.length) : tasks.length;
  const named = tasks.slice(0, namedRecords);
  return (
    <span className={styles.records}>
      {t('list.records')}
      {named.map((record) => {
        const to = addressOf(record);
        const label = t('list.record', { id: record.id.slice(record.id.lastIndexOf('/') + 1) });
        return to ? (
          <Anchor key={record.id} to={to}>
            {label}
          </Anchor>
        ) : (
          <span key={record.id}>{label}</span>
        );
      })}
      {total > named.length && <span>{t('list.moreRecords', { count: total - named.length })}</span>}
    </span>
  );
}
