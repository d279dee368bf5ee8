import { useMemo } from 'react';
import {
  Anchor,
  Facts,
  type GridColumn,
  ListPage,
  Sentence,
  SidePanel,
  useGrid,
  useOpenRecord,
  useOperation,
  useWords,
} from '#platform/web';
import { type FindingCode, findings } from './findings.ts';
import { severityColumn } from './severity-column.tsx';

const noCodes: readonly FindingCode[] = [];
/** The page's address has no words of its own that a saved view would need. */
const noWords: readonly string[] = [];
/** Every code that can be found, with its meaning, formula, source and default severity in a panel. */
export function FindingCodes() {
  const t = useWords('findings');
  const { data, error, isPending, refetch } = useOperation(findings.listFindingCodes, {}, { topics: ['findings'] });
  const columns = useColumns();
  const codes = data?.items ?? noCodes;
  const grid = useGrid({ name: 'codes', rows: codes, columns, rowId: ({ code }) => code, views: noWords });
  const panel = useOpenRecord();
  const open = codes.find(({ code }) => code === panel.id);
  return (
    <ListPage
      title={t('codes.title')}
      lead={data && t('codes.lead', { count: codes.length })}
      error={error}
      onRetry={() => void refetch()}
      grid={grid}
      panel={open && <CodePanel code={open} onClose={panel.close} />}
      isLoading={isPending}
      openId={panel.id}
      onOpen={({ code }) => panel.open(code)}
    />
  );
}

function CodePanel({ code, onClose }: { readonly code: FindingCode; readonly onClose: () => void }) {
  const t = useWords('findings');
  return (
    <SidePanel key={code.code} title={code.title} subtitle={code.code} onClose={onClose}>
      <Facts
        items={[
          [
            t('codes.severity'),
            <span key="severity" title={t('codes.unless')}>
              {t(`severity.${code.severity}`)}
            </span>,
          ],
          [t('codes.source'), code.source],
        ]}
      />
      <p>
        {code.open > 0 ? (
          <Anchor to={`/findings?code=${code.code}`}>{t('codes.openCount', { count: code.open })}</Anchor>
        ) : (
          <span className="dim">{t('codes.openCount', { count: 0 })}</span>
        )}
      </p>
      <h3>{t('codes.exampleTitle')}</h3>
      <p>
        <Sentence message={code.example} />
      </p>
      <h3>{t('codes.meaning')}</h3>
      <p>{code.meaning}</p>
      <h3>{t('codes.formula')}</h3>
      <p>{code.formula}</p>
    </SidePanel>
  );
}

function useColumns(): readonly GridColumn<FindingCode>[] {
  const t = useWords('findings');
  return useMemo(
    () => [
      severityColumn(t),
      { id: 'title', title: t('codes.name'), width: 220, card: 'title', value: ({ title }) => title },
      {
        id: 'meaning',
        title: t('codes.meaning'),
        width: 240,
        isGrowing: true,
        card: 'line',
        value: ({ meaning }) => meaning,
      },
      {
        id: 'family',
        title: t('codes.family'),
        width: 90,
        filter: 'choice',
        card: 'figure',
        value: ({ family }) => t(`family.${family}`),
      },
      { id: 'open', title: t('codes.open'), width: 72, type: 'number', value: ({ open }) => open },
      { id: 'source', title: t('codes.source'), width: 220, value: ({ source }) => source },
      { id: 'code', title: t('codes.code'), width: 240, isHidden: true, value: ({ code }) => code },
    ],
    [t],
  );
}
