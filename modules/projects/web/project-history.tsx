import { useState } from 'react';
import { Button, ErrorState, InstantText, useOperation, useWords } from '#platform/web';
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

/** As many fields as say something at a glance. */
const shownChanges = 5;

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const t = useWords('projects');
  const fields = entry.changes.filter(({ field }) => field !== null).slice(0, shownChanges);
  return (
    <li>
      <div className="history-head">
        <b>{t(`operation.${entry.operation}`)}</b>
        <span className="mute">
          <InstantText at={entry.recordedAt} />
        </span>
      </div>
      <div className="dim">
        {t('history.by', { name: entry.actorName ?? t('history.system'), count: entry.changeCount })}
      </div>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ entity, record, field, from, to }) => (
            <li key={`${entity} ${record} ${field}`}>
              {t('history.change', { record, field: field ?? '', from: shown(from), to: shown(to) })}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** A value of a change as one reads it; nothing is an en dash. */
const shown = (value: string | number | boolean | null) => (value === null || value === '' ? '–' : String(value));
