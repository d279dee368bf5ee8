import { useEffect, useMemo, useRef } from 'react';
import { useGo } from '../frame/anchor.tsx';
import { Page } from '../frame/page.tsx';
import { useRecordAddress, useShell } from '../frame/shell.ts';
import { useAddress, useTypedAddress } from '../frame/use-address.ts';
import { DataGrid } from '../grid/data-grid.tsx';
import type { GridColumn } from '../grid/grid-column.ts';
import { useGrid } from '../grid/use-grid.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { Lead } from '../parts/lead.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { useAllWords, useWords } from '../words/words-context.tsx';
import { type Found, useRecent } from './recent.ts';
import { useMatches } from './use-matches.ts';

const mostOfAll = 20;
const mostOfOne = 50;
const noKinds: readonly string[] = [];

/** All records that have the words, or those of one kind; words and kind stand in the address. */
export function SearchPage() {
  const t = useWords('platform');
  const words = useAllWords();
  const go = useGo();
  const addressOf = useRecordAddress();
  const { found } = useShell();
  const [, remember] = useRecent();
  const [typed, setTyped] = useTypedAddress('q');
  const [wanted] = useAddress('kind');
  const kind = found.find((one) => one.kind === wanted)?.kind;
  const kinds = useMemo(() => (kind === undefined ? noKinds : [kind]), [kind]);
  const { items, next, error, isComing, retry } = useMatches(typed, kind === undefined ? mostOfAll : mostOfOne, kinds);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current?.value === '') field.current.focus(); // nobody who comes with a question is to be asked for one
  }, []);
  const columns = useColumns();
  const grid = useGrid({ name: 'search', rows: items, columns, rowId: (item) => `${item.kind}-${item.id}` });
  const text = typed.trim();
  const open = (item: Found) => {
    const to = addressOf(item, item.within?.id);
    if (to === undefined) return;
    remember(item);
    go(to);
  };
  const tabTo = (one?: string) => {
    const search = new URLSearchParams({ ...(text && { q: text }), ...(one && { kind: one }) });
    return search.size ? `/search?${search}` : '/search';
  };
  return (
    <Page title={t('search.title')}>
      <Lead isCompact>
        {text === ''
          ? t('search.lead')
          : isComing && items.length === 0
            ? t('search.coming', { text })
            : t(next ? 'search.foundMore' : 'search.found', { count: items.length, text })}
      </Lead>
      <div className="bar">
        <Tabs
          label={t('search.kinds')}
          tabs={[
            { label: t('search.all'), to: tabTo() },
            ...found.map((one) => ({ label: words.text(one.label), to: tabTo(one.kind) })),
          ]}
        />
        <div className="bar-end">
          <SearchField label={t('search.field')} value={typed} onValue={setTyped} inputRef={field} maxLength={200} />
        </div>
      </div>
      {error ? (
        <div className="alone">
          <ErrorState error={error} onRetry={retry} />
        </div>
      ) : (
        <DataGrid
          grid={grid}
          label={t('search.title')}
          isLoading={isComing && items.length === 0}
          onOpen={open}
          empty={
            <EmptyState title={t(text === '' ? 'search.emptyTitle' : 'palette.none')}>
              {t('search.emptyText')}
            </EmptyState>
          }
        />
      )}
    </Page>
  );
}

function useColumns(): readonly GridColumn<Found>[] {
  const t = useWords('platform');
  const words = useAllWords();
  const { found } = useShell();
  return useMemo(() => {
    const kindOf = ({ kind }: Found) => {
      const key = found.find((other) => other.kind === kind)?.one;
      return key === undefined ? null : words.text(key);
    };
    return [
      {
        id: 'title',
        title: t('search.name'),
        width: 360,
        isGrowing: true,
        card: 'title',
        isSortable: false,
        value: ({ title }) => title,
        cell: ({ title }) => <b className="grid-text">{title}</b>,
      },
      { id: 'kind', title: t('search.kind'), width: 140, card: 'figure', isSortable: false, value: kindOf },
      {
        id: 'detail',
        title: t('search.detail'),
        width: 280,
        isGrowing: true,
        card: 'line',
        isSortable: false,
        value: ({ detail }) => detail,
      },
    ];
  }, [t, words, found]);
}
