// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not seen
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, Fragment, type ReactNode, useRef } from 'react';
import { useFormat } from '../words/format-context.tsx';
import type { DataGridProps } from './data-grid-props.ts';
import type { GridColumn } from './grid-column.ts';
import { contentOf } from './grid-line.tsx';
import './grid-cards.css';

/** With one line below the title; what takes more is measured. */
const cardHeight = 52;

/** The grid on a narrow screen: a mark, a title over a line, and a figure with its name; the whole card opens the record. */
export function GridCards<R>({ grid, label, onOpen, openId, groupNote }: DataGridProps<R>) {
  const { rows, allColumns, scrollRef } = grid;
  const format = useFormat();
  const own = useRef<HTMLDivElement>(null);
  const places = cardPlaces(allColumns);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => own.current,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? 32 : cardHeight),
    overscan: 6,
  });
  const show = (column: GridColumn<R> | undefined, record: R) => column && contentOf(column, record, format);
  /** Words alone where the card is a button: a link inside it could not be reached. */
  const tell = (column: GridColumn<R> | undefined, record: R) =>
    column && show(onOpen ? { ...column, cell: undefined } : column, record);
  return (
    <div
      className="cards"
      ref={(element) => {
        own.current = element;
        scrollRef.current = element;
      }}
    >
      <div role="list" aria-label={label} tabIndex={onOpen ? undefined : 0} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = rows[index];
          if (!line) return null;
          const style = { transform: `translateY(${start}px)` } as CSSProperties;
          const place = { 'aria-posinset': index + 1, 'aria-setsize': rows.length, 'data-index': index };
          if (line.kind === 'group') {
            return (
              <div
                role="listitem"
                key={line.id}
                className="card-group"
                style={style}
                ref={virtual.measureElement}
                {...place}
              >
                <span className="grid-text">{line.title}</span>
                {groupNote?.(line)}
              </div>
            );
          }
          const { record, level } = line;
          const content = (
            <>
              {places.mark && <span className="card-mark">{show(places.mark, record)}</span>}
              <span className="card-words" style={{ '--level': level } as CSSProperties}>
                <b>{tell(places.title, record)}</b>
                <CardLine
                  parts={places.lines
                    .filter((column) => column.value(record) !== null)
                    .map((column) => ({ id: column.id, name: column.cardName, told: tell(column, record) }))}
                />
              </span>
              <span className="card-figure">
                {show(places.figure, record)}
                {places.figureName && <small>{places.figureName}</small>}
              </span>
            </>
          );
          return (
            <div
              role="listitem"
              key={line.id}
              style={style}
              className="card-place"
              ref={virtual.measureElement}
              {...place}
            >
              {onOpen ? (
                <button
                  type="button"
                  className="card"
                  aria-current={line.id === openId || undefined}
                  onClick={() => onOpen(record)}
                >
                  {content}
                </button>
              ) : (
                <div className="card">{content}</div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The columns on the card; without a title the first column is it. */
function cardPlaces<R>(columns: readonly GridColumn<R>[]) {
  const at = (card: GridColumn<R>['card']) => columns.find((column) => column.card === card);
  const figure = at('figure');
  return {
    mark: at('mark'),
    title: at('title') ?? columns[0],
    lines: columns.filter(({ card }) => card === 'line'),
    figure,
    figureName: figure && figureName(figure),
  };
}

/** A bare number says nothing without the title of its column, which a card has not. */
const figureName = ({ cardName, type, title }: GridColumn<never>): string =>
  cardName ?? (type === 'number' || type === 'date' ? title : '');

interface CardPart {
  readonly id: string;
  /** What a bare number is called. */
  readonly name: string | undefined;
  readonly told: ReactNode;
}

function CardLine({ parts }: { readonly parts: readonly CardPart[] }) {
  if (!parts.length) return null;
  return (
    <small>
      {parts.map(({ id, name, told }, index) => (
        <Fragment key={id}>
          {index > 0 && ' · '}
          {name && `${name} `}
          {told}
        </Fragment>
      ))}
    </small>
  );
}
