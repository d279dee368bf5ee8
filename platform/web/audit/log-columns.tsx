import { useCallback, useMemo } from 'react';
import { Anchor } from '../frame/anchor.tsx';
import { useRecordAddress } from '../frame/shell.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { toldLines } from '../history/told-lines.ts';
import { useActName } from '../history/use-acts.ts';
import { InstantText } from '../parts/date-text.tsx';
import { useAllWords, useWords } from '../words/words-context.tsx';
import type { LoggedEntry } from './audit.ts';

/** In whose name it was done: one's own, or by whom or what in that one's. */
export function useAuthority(): (entry: LoggedEntry) => string {
  const t = useWords('platform');
  return useCallback(({ actorKind, visitorName }) => t(`audit.by.${actorKind}`, { visitor: visitorName ?? '–' }), [t]);
}

/** The records that an entry changed, each a link where it has a page. */
export function EntryRecords({ entry }: { readonly entry: LoggedEntry }) {
  const addressOf = useRecordAddress();
  return entry.records.map(({ kind, id, name }, index) => {
    const to = addressOf({ kind, id });
    return (
      <span key={`${kind}:${id}`}>
        {index > 0 && ', '}
        {to ? <Anchor to={to}>{name}</Anchor> : name}
      </span>
    );
  });
}

/** When, who, in whose name, what, of which record, and from what to what. */
export function useLogColumns(): readonly GridColumn<LoggedEntry>[] {
  const t = useWords('platform');
  const words = useAllWords();
  const actName = useActName();
  const authority = useAuthority();
  return useMemo(() => {
    const lines = (entry: LoggedEntry) => toldLines(entry, words).join('; ');
    return [
      { id: 'at', title: t('audit.at'), width: 150, card: 'figure', cardName: '', isSortable: false, value: ({ effectiveAt }) => effectiveAt, cell: ({ effectiveAt }) => <InstantText at={effectiveAt} /> },
      { id: 'who', title: t('audit.who'), width: 150, isSortable: false, card: 'line', value: ({ actorName }) => actorName ?? t('history.system') },
      { id: 'authority', title: t('audit.authority'), width: 140, isSortable: false, filter: 'choice', value: authority },
      { id: 'act', title: t('audit.act'), width: 190, isSortable: false, card: 'title', value: ({ operation }) => actName(operation) },
      { id: 'record', title: t('audit.record'), width: 190, isSortable: false, value: ({ records }) => records.map(({ name }) => name).join(', ') || null, cell: (entry) => <span className="grid-text"><EntryRecords entry={entry} /></span>, reason: () => t('audit.noRecord') },
      { id: 'changes', title: t('audit.changes'), width: 260, isGrowing: true, isSortable: false, card: 'line', value: (entry) => lines(entry) || null, cell: (entry) => <span className="grid-text" title={lines(entry)}>{lines(entry)}</span>, reason: () => t('audit.noChanges') },
      { id: 'note', title: t('audit.note'), width: 200, isHidden: true, isSortable: false, value: ({ note }) => note },
    ]; // biome-ignore format: a table
  }, [t, words, actName, authority]);
}
