import { type ReactNode, useMemo } from 'react';
import {
  Anchor,
  DataGrid,
  type GridColumn,
  GridTools,
  type OpenRecord,
  useFormat,
  useGrid,
  useWords,
  WithPanel,
} from '#platform/web';
import styles from './priorities.module.css';
import type { PrioritiesAnswer, RankedItem } from './priorities.ts';

interface RankListProps {
  readonly answer: PrioritiesAnswer;
  readonly rows: readonly RankedItem[];
  readonly isLoading: boolean;
  readonly tools: ReactNode;
  readonly acts: ReactNode;
  readonly panel: ReactNode;
  readonly open: OpenRecord;
}

/** The list by rank: what each scores, what the score is made of, and where somebody gave another place. */
export function RankList({ answer, rows, isLoading, tools, acts, panel, open }: RankListProps) {
  const t = useWords('priorities');
  const columns = useRankColumns(answer, rows);
  const grid = useGrid({ name: 'priorities', rows, columns, rowId: ({ investmentId }) => investmentId });
  return (
    <WithPanel panel={panel}>
      <GridTools grid={grid} acts={acts}>
        {tools}
      </GridTools>
      {grid.columns.some(({ id }) => id === 'parts') && rows.some(({ terms }) => terms.length > 0) && (
        <PartsLegend criteria={answer.criteria} rows={rows} />
      )}
      <DataGrid
        grid={grid}
        label={t('title')}
        isLoading={isLoading}
        openId={open.id}
        onOpen={({ investmentId }) => open.open(investmentId)}
        empty={<p className="dim">{t('lead.unassessed', { count: 0 })}</p>}
      />
    </WithPanel>
  );
}

function useRankColumns(
  { criteria, method }: PrioritiesAnswer,
  rows: readonly RankedItem[],
): readonly GridColumn<RankedItem>[] {
  const t = useWords('priorities');
  const format = useFormat();
  return useMemo(() => {
    const one = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
    const text = (value: number) => format.number(value, 1);
    const of = new Map(criteria.map(({ criterionId, name }) => [criterionId, name]));
    const isWide = ({ leastScore, mostScore }: RankedItem) => (mostScore ?? 0) - (leastScore ?? 0) > 0.05;
    return [
      {
        id: 'name',
        title: t('column.name'),
        width: 220,
        isGrowing: true,
        card: 'title',
        value: ({ name }) => name,
        cell: ({ name, investmentId }) => (
          <Anchor to={`/priorities?open=${investmentId}`} className="grid-text">
            {name}
          </Anchor>
        ),
      },
      {
        id: 'place',
        title: t('column.place'),
        label: t('column.placeLabel'),
        width: 110,
        type: 'number',
        card: 'figure',
        value: ({ place }) => place,
        reason: () => t('column.unassessed'),
        cell: ({ place, computedPlace, override }) =>
          override ? <span className="warn">{t('overridden', { place: place ?? override.place, computed: computedPlace ?? 0 })}</span> : (place ?? <span className="mute" title={t('column.unassessed')}>–</span>), // biome-ignore format: one line
      },
      {
        id: 'score',
        title: t('column.score'),
        width: 84,
        type: 'number',
        digits: 1,
        card: 'line',
        cardName: t('column.score'),
        value: ({ score }) => one(score),
        reason: () => t('column.unassessed'),
      },
      {
        id: 'range',
        title: t('column.range'),
        label: t('column.rangeLabel'),
        width: 110,
        isHidden: !rows.some(isWide), // as long as everybody has answered it would be empty
        value: (row) => (row.score === null || !isWide(row) ? null : t('range', { least: text(row.leastScore ?? 0), most: text(row.mostScore ?? 0) })), // biome-ignore format: one line
        cell: (row) => (isWide(row) ? <span title={t('column.wide')}>{t('range', { least: text(row.leastScore ?? 0), most: text(row.mostScore ?? 0) })}</span> : ''), // biome-ignore format: one line
      },
      {
        id: 'parts',
        title: t('column.parts'),
        width: 260,
        card: 'line',
        isHidden: method === 'wsjf',
        value: ({ terms }) => terms.map(({ criterionId, leastPoints, mostPoints }) => `${of.get(criterionId)} ${text((leastPoints + mostPoints) / 2)}`).join(', ') || null, // biome-ignore format: one line
        reason: () => t('column.unassessed'),
        cell: (row) => (row.terms.length ? <PartsBar row={row} names={of} /> : undefined),
      },
      { id: 'kind', title: t('column.kind'), width: 90, filter: 'choice', value: ({ investmentKind }) => t(`kind.${investmentKind}`) }, // biome-ignore format: one line
      { id: 'office', title: t('column.office'), width: 140, filter: 'choice', value: ({ officeName }) => officeName },
      { id: 'assessors', title: t('column.assessors'), width: 96, type: 'number', value: ({ assessors }) => assessors },
      { id: 'computed', title: t('column.computed'), label: t('column.computedLabel'), width: 90, type: 'number', isHidden: true, value: ({ computedPlace }) => computedPlace }, // biome-ignore format: one line
    ];
  }, [t, format, criteria, method, rows]);
}

type Criteria = PrioritiesAnswer['criteria'];

/** Which colour is which criterion, and what is hatched. */
function PartsLegend({ criteria, rows }: { readonly criteria: Criteria; readonly rows: readonly RankedItem[] }) {
  const t = useWords('priorities');
  const isOpen = rows.some(({ terms }) => terms.some(({ worthPercent }) => worthPercent === null));
  return (
    <p className={styles.legend}>
      {t('column.parts')}:
      {criteria.map(({ criterionId, name }, index) => (
        <span key={criterionId}>
          <i data-term={termOf(index)} /> {name}
        </span>
      ))}
      {isOpen && (
        <span>
          <i data-open="" /> {t('notAnswered')}
        </span>
      )}
    </p>
  );
}

/** So many colours are told apart; after them they begin again. */
const termOf = (index: number) => index % 6;

/** The score as a bar of its terms, on the scale of all that can be scored; what is not answered is hatched. */
function PartsBar({ row, names }: { readonly row: RankedItem; readonly names: ReadonlyMap<string, string> }) {
  const format = useFormat();
  const title = row.terms
    .map(({ criterionId, leastPoints, mostPoints }) => `${names.get(criterionId)} ${format.number((leastPoints + mostPoints) / 2, 1)}`) // biome-ignore format: one line
    .join(' · ');
  return (
    <span className={styles.parts} title={title} role="img" aria-label={title}>
      {row.terms.map(({ criterionId, leastPoints, mostPoints, worthPercent }) => (
        <i
          key={criterionId}
          data-term={termOf([...names.keys()].indexOf(criterionId))}
          data-open={worthPercent === null ? '' : undefined}
          style={{ width: `${worthPercent === null ? mostPoints : leastPoints}%` }}
        />
      ))}
    </span>
  );
}
