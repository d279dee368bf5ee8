import { useEffect, useRef } from 'react';
import { type Money, useMoney } from '#modules/offices/web/parts';
import { Anchor, DateText, useFormat, useNarrow, useWords } from '#platform/web';
import styles from './intake.module.css';
import type { Brief } from './intake.ts';

const columns = ['idea', 'proposal', 'outline', 'full', 'in-review', 'deferred'] as const;
type Column = (typeof columns)[number];

const columnOf = ({ state, stage }: Brief): Column => (state === 'in-review' || state === 'deferred' ? state : stage);

/** What waits for a decision, or could be asked for one. */
const isToDecide = ({ state, missing }: Brief): boolean => state === 'in-review' || (state === 'open' && missing === 0);

/** Proposals by how far they are: from the idea to the decision. */
export function Board({ rows }: { readonly rows: readonly Brief[] }) {
  const t = useWords('intake');
  const money = useMoney()?.alike(rows.flatMap((row) => [row.costMinor, row.netPresentValueMinor]));
  const first = columns.find((column) => rows.some((row) => columnOf(row) === column && isToDecide(row)));
  const board = useRef<HTMLDivElement>(null);
  const isNarrow = useNarrow();
  // on a phone one column fits: the first with something to decide is the one to see
  useEffect(() => {
    const to = isNarrow && first && board.current?.querySelector<HTMLElement>('[data-first]');
    if (to && board.current) board.current.scrollLeft = to.offsetLeft - board.current.offsetLeft - 20;
  }, [first, isNarrow]);
  return (
    <div className={styles.board} ref={board}>
      {columns.map((column) => {
        const own = rows.filter((row) => columnOf(row) === column);
        return (
          <section key={column} data-first={column === first || undefined} aria-labelledby={`column-${column}`}>
            <h2 id={`column-${column}`}>
              {t(`column.of.${column}`)} <span className="dim">{own.length}</span>
            </h2>
            <ul>
              {own.map((row) => (
                <Card key={row.proposalId} row={row} money={money} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface CardProps {
  readonly row: Brief;
  readonly money: Money | undefined;
}

function Card({ row, money }: CardProps) {
  const t = useWords('intake');
  const format = useFormat();
  const { proposalId, name, costMinor, netPresentValueMinor: worth, missing, neededStage, state, lookAgainOn } = row;
  return (
    <li>
      <Anchor to={`/proposals/${proposalId}`}>{name}</Anchor>
      {costMinor !== null && (
        <p>
          {money?.text(costMinor)}
          {worth !== null && <span className="dim"> · {t('card.worth', { amount: money?.text(worth) ?? '' })}</span>}
        </p>
      )}
      <p className="dim">
        {row.officeName} · {t('card.serves', { percent: format.number(row.alignmentPercent, 0) })}
      </p>
      {state === 'open' && missing > 0 && (
        <p className="dim">{t('card.missing', { count: missing, stage: t(`stage.${neededStage}`) })}</p>
      )}
      {state === 'open' && missing === 0 && <p>{t('card.ready')}</p>}
      {state === 'deferred' && (
        <p className="dim">
          {t('card.again')} <DateText at={lookAgainOn} />
        </p>
      )}
    </li>
  );
}
