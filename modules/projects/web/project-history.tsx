import { useState } from 'react';
import type { Parameter } from '#engine';
import { Button, ErrorState, InstantText, useAllWords, useOperation, useWords } from '#platform/web';
import type { Words } from '#platform/words';
import { type HistoryEntry, projects } from './projects.ts';

/** Who changed what of the project and its plan, the latest first. */
export function ProjectHistory({ projectId }: { readonly projectId: string }) {
  const t = useWords('projects');
  const [limit, setLimit] = useState(20);
  const { data, error, refetch } = useOperation(
    projects.listProjectHistory,
    { projectId, limit },
    { topics: [`project:${projectId}`], keepsLast: true },
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <>
      <ol className="history">
        {data.items.map((entry) => (
          <Entry key={entry.entryId} entry={entry} />
        ))}
      </ol>
      {data.next !== null && limit < 200 && <Button onClick={() => setLimit(200)}>{t('history.more')}</Button>}
    </>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const t = useWords('projects');
  const words = useAllWords();
  const act = `projects.operation.${entry.operation}`;
  const lines = [...entry.changes.map((change) => changeLine(change, words)), ...countLines(entry.counts, words)];
  return (
    <li>
      <div className="history-head">
        <b>{words.has(act) ? words.text(act) : t('history.act')}</b>
        <span className="mute">
          {entry.actorName ?? t('history.system')} · <InstantText at={entry.recordedAt} />
        </span>
      </div>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

type Change = HistoryEntry['changes'][number];

/** `Duration of Build: 3 d → 5 d`, without values that the field changed; of a whole record `1 task added: Build`. */
export function changeLine({ kind, record, field, from, to }: Change, words: Words): string {
  const told = (value: Change['from']) => {
    if (value === null || value === '') return words.text('projects.history.empty');
    if (typeof value === 'object' && value.kind === 'word') return words.text(value.key);
    return words.format(value as Parameter);
  };
  if (kind !== 'changed') {
    return words.text(`projects.history.${kind}One`, {
      records: words.text(field, { count: 1 }),
      record: record ?? '',
    });
  }
  const of = record === null ? '' : 'Of';
  const parameters = { field: words.text(field), ...(record !== null && { record }) };
  if (from === null && to === null) return words.text(`projects.history.other${of}`, parameters);
  return words.text(`projects.history.from${of}`, { ...parameters, from: told(from), to: told(to) });
}

/** One line a kind: `212 tasks and 240 links added`. */
export function countLines(counts: HistoryEntry['counts'], words: Words): string[] {
  const list = new Intl.ListFormat(words.locale === 'en' ? 'en-GB' : words.locale);
  return (['added', 'changed', 'removed'] as const).flatMap((kind) => {
    const own = counts.filter((item) => item.kind === kind);
    if (own.length === 0) return [];
    const records = list.format(own.map(({ record, count }) => words.text(record, { count })));
    return [words.text(`projects.history.${kind}`, { records })];
  });
}
