import { useMemo } from 'react';
import type { Money } from '#modules/offices/web/parts';
import {
  Anchor,
  type CellEditor,
  DateText,
  type GridColumn,
  printVariance,
  Sentence,
  StatusMark,
  useAllWords,
  useFormat,
  useWords,
  Variance,
} from '#platform/web';
import { factColumns } from './fact-columns.ts';
import { messageOf, type PortfolioRow } from './reporting.ts';
import { type History, reportedOtherwise, useHistoryText } from './status-history.ts';
import { StatusHistoryStrip } from './status-strip-cell.tsx';
import { Toned } from './toned.tsx';

/** Worst first, so that sorting by status leads to what needs somebody. */
const ranks = { red: 0, amber: 1, green: 2, grey: 3 } as const;

/** A finish that can only be told as the earliest has a sign for that. */
function Finish({ row, wait }: { readonly row: PortfolioRow; readonly wait: string }) {
  const t = useWords('reporting');
  const format = useFormat();
  const { finish, passedFinish } = row;
  if (!passedFinish) return <DateText at={finish} reason={wait} />;
  const reason = t('portfolio.earliest', { finish: format.date(passedFinish) });
  return (
    <span title={reason}>
      <span role="img" aria-label={reason} className="dim">
        ≥
      </span>{' '}
      <DateText at={finish} />
    </span>
  );
}

/** How those cells are written in that can be. */
type PortfolioEditors = Readonly<Record<'name' | 'manager' | 'tolerance', CellEditor<PortfolioRow>>>;

/** The columns of the portfolio: what a project is, where it stands, and what matters most about it. */
export function usePortfolioColumns(
  editors: PortfolioEditors,
  money: Money | undefined,
  histories: ReadonlyMap<string, History>,
): readonly GridColumn<PortfolioRow>[] {
  const t = useWords('reporting');
  const tOfProjects = useWords('projects');
  const words = useAllWords();
  const format = useFormat();
  const tellHistory = useHistoryText();
  return useMemo(() => {
    const said = ({ matters }: PortfolioRow) => matters && messageOf(matters);
    const wait = ({ computedAt }: PortfolioRow) => t(computedAt === null ? 'portfolio.noPlanYet' : 'portfolio.noDate');
    return [
      {
        id: 'name',
        title: t('portfolio.project'),
        width: 216,
        card: 'title',
        value: ({ name }) => name,
        print: ({ projectId }) => ({ to: `/projects/${projectId}` }),
        edit: editors.name,
        cell: ({ name, projectId }) => (
          <Anchor to={`/projects/${projectId}`} className="grid-text portfolio-name">
            {name}
          </Anchor>
        ),
      },
      {
        id: 'status',
        title: t('portfolio.status'),
        width: 72,
        type: 'status',
        card: 'mark',
        value: ({ status }) => ranks[status],
        print: ({ status, isClosed }) => ({ value: t(isClosed ? 'home.closed' : `overview.status.${status}`), mark: status }),
        word: ({ status, isClosed }) => t(isClosed ? 'home.closed' : `overview.status.${status}`),
        cell: ({ status, statusBy, isClosed, projectId }) => {
          if (isClosed) return <StatusMark status="grey" title={t('home.closed')} />;
          const history = histories.get(projectId);
          const said = history && reportedOtherwise(history);
          return (
            <>
              <StatusMark status={status} />
              {statusBy === 'person' ? <span className="mute">{t('strip.set')}</span> : said && <span className="mute">{t(`strip.said.${said}`)}</span>}
            </>
          );
        },
      },
      {
        id: 'finish',
        title: t('portfolio.finish'),
        width: 116,
        type: 'date',
        value: ({ finish }) => finish,
        reason: wait,
        print: ({ finish, passedFinish }) => (finish && passedFinish ? { text: `≥ ${format.date(finish)}` } : {}),
        cell: (row) => <Finish row={row} wait={wait(row)} />,
      },
      {
        id: 'variance',
        title: t('portfolio.variance'),
        label: t('portfolio.varianceLabel'),
        width: 84,
        type: 'number',
        unit: 'd',
        card: 'figure',
        value: ({ varianceDays }) => varianceDays,
        print: ({ varianceDays, toleranceDays }) => printVariance(varianceDays, toleranceDays, format),
        cell: ({ varianceDays, toleranceDays, comparison }) => (
          <Variance days={varianceDays} tolerance={toleranceDays} reason={t(`portfolio.comparison.${comparison}`)} />
        ),
      },
      {
        id: 'compared',
        title: t('portfolio.compared'),
        label: t('portfolio.comparedLabel'),
        width: 104,
        type: 'date',
        value: ({ comparisonFinish }) => comparisonFinish,
        reason: ({ comparison }) => t(`portfolio.comparison.${comparison}`),
      },
      {
        id: 'complete',
        title: t('portfolio.complete'),
        width: 84,
        type: 'number',
        unit: '%',
        value: ({ percentComplete }) => (percentComplete === null ? null : Math.round(percentComplete)),
        reason: wait,
      },
      ...(['spi', 'cpi', 'spiTime'] as const).map(
        (id): GridColumn<PortfolioRow> => ({
          ...{ id, title: t(`portfolio.${id}`), label: t(`portfolio.${id}Label`), width: 72, type: 'number', isHidden: true },
          value: (row) => (row[id] === null ? null : Math.round(row[id] * 100) / 100),
          reason: () => t('portfolio.notEarned'),
        }),
      ),
      { id: 'tasks', title: t('portfolio.tasks'), label: t('portfolio.tasksLabel'), width: 72, type: 'number', isHidden: true, value: ({ tasks }) => tasks },
      {
        id: 'findings',
        title: t('portfolio.findings'),
        width: 84,
        type: 'number',
        value: ({ openFindings }) => openFindings,
        print: ({ projectId }) => ({ to: `/findings?projectId=${projectId}` }),
        cell: ({ openFindings, projectId }) =>
          openFindings === 0 ? '0' : <Anchor to={`/findings?projectId=${projectId}`}>{format.number(openFindings)}</Anchor>,
      },
      {
        id: 'history',
        title: t('strip.title'),
        label: t('strip.label'),
        width: 122,
        type: 'custom',
        isSortable: false,
        filter: 'text',
        value: ({ projectId }) => {
          const history = histories.get(projectId);
          return history ? tellHistory(history) : null;
        },
        print: ({ projectId }) => {
          const history = histories.get(projectId);
          return history ? { text: '', marks: history.computed } : {};
        },
        cell: ({ projectId }) => {
          const history = histories.get(projectId);
          return history && <StatusHistoryStrip history={history} />;
        },
      },
      {
        id: 'matters',
        title: t('portfolio.matters'),
        width: 320,
        isGrowing: true,
        hasSentences: true,
        card: 'line',
        value: (row) => {
          if (row.isClosed) return t('home.closed');
          const message = said(row);
          return message ? words.text(message.key, message.parameters) : null;
        },
        cell: (row) => {
          const message = said(row);
          return (
            <Toned status={row.status} className={`grid-sentence ${row.topSeverity ? 'dim' : 'mute'}`} title={message && !row.isClosed ? words.text(message.key, message.parameters) : undefined}>
              {row.isClosed ? t('home.closed') : message ? <Sentence message={message} /> : t('portfolio.nothing')}
            </Toned>
          );
        },
      },
      ...factColumns({ t, tOfProjects, money, editors }),
    ]; // biome-ignore format: a table
  }, [t, tOfProjects, words, format, money, editors, histories, tellHistory]);
}
