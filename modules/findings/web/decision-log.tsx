import { useMemo } from 'react';
import { usePersonOptions } from '#modules/offices/web/parts';
import {
  Choice,
  EmptyState,
  type Format,
  type GridColumn,
  isRecordId,
  ListPage,
  useAddress,
  useAllPages,
  useAllWords,
  useFormat,
  useGo,
  useGrid,
  usePageFilters,
  useWords,
} from '#platform/web';
import { decisionChecks, decisionKinds } from '../decision-routes.ts';
import { type DecisionItem, peopleOf, useOutcome } from './decisions.ts';
import { findings } from './findings.ts';
import { useOfficeFilter } from './register-filters.ts';

const none: readonly DecisionItem[] = [];
const views = ['state', 'kind', 'officeId', 'askedPersonId', 'check', 'q'] as const;
const states = ['open', 'decided', 'withdrawn'] as const;

/** What waits for a decision, and everything that was decided, with who, when and why: searched, filtered, exported. */
export function DecisionLog() {
  const t = useWords('findings');
  const go = useGo();
  const [shown = 'open', show] = useAddress('state');
  const state = states.find((one) => one === shown) ?? 'open';
  const office = useOfficeFilter();
  const kinds = decisionKinds.map((value) => ({ value, label: t(`kind.${value}`) }));
  const checks = decisionChecks.map((value) => ({ value, label: t(`log.checks.${value}`) }));
  const [, ...people] = usePersonOptions('');
  const pageFilters = usePageFilters(
    [
      { name: 'kind', label: t('log.kind'), options: kinds },
      office,
      { name: 'askedPersonId', label: t('log.has'), options: people, accepts: isRecordId },
      { name: 'check', label: t('log.check'), options: checks },
    ],
    { hasSearch: true },
  );
  const { items, error, isPending, refetch } = useAllPages(
    findings.listDecisions,
    { ...pageFilters.values, state },
    { topics: ['decisions'] },
  );
  const format = useFormat();
  const columns = useColumns(state);
  const grid = useGrid({
    name: 'decisions',
    rows: items ?? none,
    columns,
    rowId: ({ decisionId }) => decisionId,
    pageFilters,
    views,
  });
  return (
    <ListPage
      title={t('log.title')}
      lead={items && t(`log.lead.${state}`, { count: items.length, since: oldestOf(items, format) })}
      error={error}
      onRetry={() => void refetch()}
      grid={grid}
      tools={
        <Choice
          label={t('log.state')}
          value={state}
          options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
          onChange={(value) => show(value === 'open' ? undefined : value)}
        />
      }
      isLoading={isPending}
      onOpen={({ decisionId }) => go(`/decisions/${decisionId}`)}
      empty={<EmptyState title={t('log.none')}>{t('log.noneText')}</EmptyState>}
    />
  );
}

/** The day on which the one was asked that has waited longest; empty where none waits. */
function oldestOf(items: readonly DecisionItem[], { date, lastDay }: Format): string {
  const [first] = items.map(({ askedAt }) => askedAt).toSorted();
  return first === undefined ? '' : date(lastDay(first));
}

function useColumns(state: DecisionItem['state']): readonly GridColumn<DecisionItem>[] {
  const t = useWords('findings');
  const words = useAllWords();
  const outcome = useOutcome();
  const format = useFormat();
  return useMemo(() => {
    const isDecided = state === 'decided';
    const question = ({ question: { key, parameters } }: DecisionItem) => words.text(key, parameters);
    return [
      {
        id: 'question',
        title: t('log.question'),
        width: 260,
        isGrowing: true,
        card: 'title',
        value: question,
      },
      {
        id: 'kind',
        title: t('log.kind'),
        width: 120,
        filter: 'choice',
        card: isDecided ? 'line' : 'figure',
        value: ({ kind }) => t(`kind.${kind}`),
      },
      {
        id: 'outcome',
        title: t('log.outcome'),
        width: 160,
        filter: 'choice',
        card: 'figure',
        isHidden: !isDecided,
        value: (row) => (row.outcome === null ? null : outcome(row.outcome)),
      },
      {
        id: 'about',
        title: t('log.about'),
        width: 220,
        isGrowing: true,
        card: isDecided ? undefined : 'line',
        isHidden: isDecided,
        value: ({ about }) => about.join(', ') || null,
      },
      {
        id: 'reason',
        title: t('log.reason'),
        width: 220,
        isGrowing: true,
        isHidden: state === 'open',
        value: ({ reason }) => reason,
      },
      {
        id: 'by',
        title: t(isDecided ? 'log.by' : 'log.has'),
        width: 140,
        filter: 'choice',
        card: 'line',
        value: (row) => (isDecided ? (row.decidedBy?.name ?? null) : peopleOf(row) || null),
      },
      {
        id: 'at',
        title: t(isDecided ? 'log.at' : 'log.asked'),
        width: 116,
        type: 'date',
        card: 'line',
        value: ({ decidedAt, askedAt }) => decidedAt ?? askedAt,
      },
      {
        id: 'until',
        title: t(state === 'open' ? 'log.due' : 'log.until'),
        width: 116,
        type: 'date',
        value: ({ holdsUntil, dueAt }) => (holdsUntil ? format.lastDay(holdsUntil) : dueAt),
      },
      {
        id: 'project',
        title: t('log.project'),
        width: 140,
        filter: 'choice',
        isHidden: true,
        value: ({ projectName }) => projectName,
      },
      {
        id: 'office',
        title: t('log.office'),
        width: 140,
        filter: 'choice',
        isHidden: true,
        value: ({ officeName }) => officeName,
      },
      {
        id: 'self',
        title: t('decide.selfApproved'),
        width: 110,
        filter: 'choice',
        isHidden: true,
        value: ({ isSelfApproved }) => (isSelfApproved ? t('decide.selfApproved') : null),
      },
    ];
  }, [t, words, outcome, state, format]);
}
