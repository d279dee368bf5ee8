import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { RecordReference } from '#engine';
import type { HistoryEntry } from '#platform/contract';
import { usePast } from '../frame/past.ts';
import { Button } from '../parts/button.tsx';
import { InstantText } from '../parts/date-text.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { Chip } from '../parts/status-mark.tsx';
import { useFormat } from '../words/format-context.tsx';
import { useAllWords, useWords } from '../words/words-context.tsx';
import { changes } from './changes.ts';
import { toldLines } from './told-lines.ts';
import { step } from './undo.ts';
import { useActName } from './use-acts.ts';

export interface RecordHistoryProps {
  readonly record: RecordReference;
  /** An event of these shows what is new; `<kind>:<id>` unless told. */
  readonly topics?: readonly string[] | undefined;
  /** Only what happened to this one, such as `project.name`; else the reader chooses. */
  readonly field?: string | undefined;
  /** What an entry led to, where the page around knows it; of the entries that are shown, the latest first. */
  readonly effectOf?: ((entry: HistoryEntry, shown: readonly HistoryEntry[]) => ReactNode) | undefined;
}

/** Who changed what of a record and when, the latest first; one's own can be undone. By field where one is chosen. */
export function RecordHistory(props: RecordHistoryProps) {
  const { record, topics = [`${record.kind}:${record.id}`], field: only, effectOf } = props;
  const t = useWords('platform');
  const words = useAllWords();
  const past = usePast();
  const [field, setField] = useState(only ?? '');
  const node = record.kind === 'organisation' ? record.kind : `${record.kind}:${record.id}`;
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['history', node, field, past],
    queryFn: ({ pageParam }) =>
      changes.listRecordHistory({
        node,
        ...(field !== '' && { field }),
        ...(pageParam !== null && { after: pageParam }),
        ...past,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (last) => last,
    meta: { topics },
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <div aria-busy="true" />;
  const fields = data.pages[0]?.fields ?? [];
  const entries = data.pages.flatMap(({ items }) => items);
  return (
    <div className="history">
      {!only && fields.length > 1 && (
        <NativeSelect
          className="history-field"
          aria-label={t('history.ofField')}
          value={field}
          data={[
            { value: '', label: t('history.everything') },
            ...fields.map((item) => ({ value: item.field, label: words.text(item.label) })),
          ]}
          onChange={(event) => setField(event.currentTarget.value)}
        />
      )}
      {entries.length === 0 && <p className="dim">{t('history.none')}</p>}
      <ol>
        {entries.map((entry) => (
          <Entry key={entry.entryId} entry={entry} effect={effectOf?.(entry, entries)} />
        ))}
      </ol>
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('history.more')}
        </Button>
      )}
    </div>
  );
}

/** A change that was recorded within some minutes of when it was true needs no second time. */
const fewMinutes = 5 * 60_000;
const isToldLater = ({ knownAt, effectiveAt }: HistoryEntry) =>
  Math.abs(Date.parse(knownAt) - Date.parse(effectiveAt)) > fewMinutes;

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly effect: ReactNode;
}

function Entry({ entry, effect }: EntryProps) {
  const t = useWords('platform');
  const words = useAllWords();
  const actName = useActName();
  const format = useFormat();
  const lines = toldLines(entry, words);
  const { actorName, actorKind, visitorName, entryId, undoesEntryId } = entry;
  const who = actorName ?? t('history.system');
  const isUndoing = undoesEntryId !== null && entry.operation === 'undoChange';
  return (
    <li className={entry.isUndone ? 'history-undone' : undefined}>
      <div className="history-head">
        <b>{actName(entry.operation)}</b>
        {entry.isUndone && <Chip>{t('history.undone')}</Chip>}
        {entry.canUndo && (
          <button
            type="button"
            className="quiet"
            onClick={() => step(isUndoing ? { act: 'redo', entryId: undoesEntryId } : { act: 'undo', entryId })}
          >
            {t(isUndoing ? 'undo.redo' : 'undo.act')}
          </button>
        )}
        <span className="mute">
          {actorKind === 'person' ? who : t(`history.by.${actorKind}`, { name: who, visitor: visitorName ?? '–' })} ·{' '}
          <InstantText at={entry.effectiveAt} />
          {isToldLater(entry) && <> · {t('history.recorded', { at: format.instant(entry.knownAt) })}</>}
        </span>
      </div>
      {entry.note && <p className="history-note">{entry.note}</p>}
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {effect}
    </li>
  );
}
