// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not seen
import { type CSSProperties, memo, type ReactNode } from 'react';
import type { Format } from '../words/format.ts';
import { useFormat } from '../words/format-context.tsx';
import { useWords } from '../words/words-context.tsx';
import type { CellMark, LineMarks } from './cell-marks.ts';
import { alignmentOf, type GridColumn, numberText, treeColumnOf } from './grid-column.ts';
import type { GridRow, GroupRow } from './grid-row.ts';

interface GridLineProps<R> {
  readonly line: GridRow<R>;
  readonly index: number;
  /** Pixels from the top of the body. */
  readonly top: number;
  readonly columns: readonly GridColumn<R>[];
  readonly isTree: boolean;
  /** The ARIA level of the topmost records: 2 under groups; null in a plain grid. */
  readonly firstLevel: number | null;
  readonly isOpen: boolean;
  /** Null where lines cannot be selected. */
  readonly isSelected: boolean | null;
  readonly activeColumn: number | null;
  readonly onToggle: (id: string) => void;
  /** Pixels from the left at which columns stay, by position; see `frozenOffsets`. */
  readonly offsets: readonly number[];
  readonly canEdit: (column: GridColumn<R>, record: R) => boolean;
  readonly marks: LineMarks | undefined;
  /** Ends a conflict at a cell: what was typed is set after all, or taken away. */
  readonly onSettle: (record: R, column: string, mark: CellMark, isMine: boolean) => void;
  /** Stands in the active cell while it is written in. */
  readonly field: ReactNode;
  readonly lineClass?: (record: R) => string | undefined;
  /** What the heading of a group tells of its records, in place of how many they are. */
  readonly groupNote?: (group: GroupRow<R>) => ReactNode;
}

/** One line, drawn again only when something about it changes. */
export const GridLine = memo(DrawnLine) as typeof DrawnLine;

function DrawnLine<R>(props: GridLineProps<R>) {
  const { line, index, top, columns, isSelected } = props;
  const format = useFormat();
  const style = { transform: `translateY(${top}px)` };
  if (line.kind === 'group') {
    return (
      <div
        role="row"
        tabIndex={-1}
        aria-rowindex={index + 2}
        style={style}
        className="grid-line grid-group"
        aria-level={1}
        aria-expanded={line.isExpanded}
      >
        <div
          role="gridcell"
          className="grid-cell grid-start"
          aria-colindex={1}
          aria-colspan={columns.length}
          tabIndex={props.activeColumn === null ? -1 : 0}
          {...placeOf(index, 0, props.activeColumn === null ? null : 0)}
        >
          <FoldButton {...line} onToggle={props.onToggle} name={line.title} />
          <span className="grid-text">{line.title}</span>
          {props.groupNote ? props.groupNote(line) : <span className="mute">{line.records.length}</span>}
        </div>
      </div>
    );
  }
  const { record, level, isExpanded, hasChildren } = line;
  const states = `${props.isOpen ? ' is-open' : ''}${isSelected ? ' is-selected' : ''}${props.field || props.marks ? ' is-raised' : ''}`;
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      style={style}
      className={`grid-line grid-record${states} ${props.lineClass?.(record) ?? ''}`}
      aria-selected={isSelected ?? undefined}
      aria-level={props.firstLevel === null ? undefined : level + props.firstLevel}
      aria-expanded={props.isTree && hasChildren ? isExpanded : undefined}
      aria-current={props.isOpen || undefined}
    >
      {columns.map((column, position) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: cells and row headers both take it
        <div
          key={column.id}
          role={position === 0 ? 'rowheader' : 'gridcell'}
          {...frozenAt(props.offsets[position], alignmentOf(column))}
          aria-colindex={position + 1}
          aria-readonly={props.canEdit(column, record) ? false : undefined}
          aria-invalid={props.marks?.get(column.id)?.fault !== undefined || undefined}
          tabIndex={props.activeColumn === position ? 0 : -1}
          {...placeOf(index, position, props.activeColumn)}
        >
          {props.isTree && column === treeColumnOf(columns) && (
            <span className="grid-indent" style={{ '--level': level } as CSSProperties}>
              {hasChildren && <FoldButton {...line} onToggle={props.onToggle} name={String(column.value(record))} />}
            </span>
          )}
          {props.field && props.activeColumn === position
            ? props.field
            : (drawn(props.marks?.get(column.id), (mark, isMine) => props.onSettle(record, column.id, mark, isMine)) ??
              contentOf(column, record, format))}
        </div>
      ))}
    </div>
  );
}

function frozenAt(left: number | undefined, alignment: string) {
  const className = `grid-cell grid-${alignment}`;
  return left === undefined ? { className } : { className: `${className} grid-frozen`, style: { left } };
}

/** What is being saved, quieter than what is; what was refused with its reason. */
function drawn(mark: CellMark | undefined, onSettle: (mark: CellMark, isMine: boolean) => void): ReactNode {
  if (!mark) return null;
  if (mark.fault === undefined) return <span className="grid-text mute">{mark.text}</span>;
  return (
    <>
      <span className="grid-text late">{mark.text || '–'}</span>
      <span className="cell-fault" role="alert">
        {mark.fault}
        {mark.mine && <Choice onChoose={(isMine) => onSettle(mark, isMine)} />}
      </span>
    </>
  );
}

/** By the mouse what Enter twice and Escape do. */
function Choice({ onChoose }: { readonly onChoose: (isMine: boolean) => void }) {
  const t = useWords('platform');
  return (
    <span className="cell-choice">
      <button type="button" className="btn" tabIndex={-1} onClick={() => onChoose(true)}>
        {t('grid.conflict.mine')}
      </button>
      <button type="button" className="btn" tabIndex={-1} onClick={() => onChoose(false)}>
        {t('grid.conflict.theirs')}
      </button>
    </span>
  );
}

function placeOf(row: number, column: number, activeColumn: number | null) {
  return { 'data-row': row, 'data-column': column, 'data-active': activeColumn === column || undefined };
}

/** What the column draws; where it draws nothing of its own, the value by its type, or an en dash with its reason. */
export function contentOf<R>(column: GridColumn<R>, record: R, format: Format): ReactNode {
  const drawn = column.cell?.(record);
  if (drawn !== undefined) return drawn;
  const value = column.value(record);
  if (value === null) {
    return (
      <span className="mute" title={column.reason?.(record)}>
        –
      </span>
    );
  }
  if (column.type === 'date') {
    const iso = String(value);
    return <span title={format.date(iso, 'exact')}>{format.date(iso)}</span>;
  }
  if (column.type === 'number' && typeof value === 'number') return numberText(column, value, format);
  const text = column.word?.(record) ?? String(value);
  return (
    <span className="grid-text" title={text}>
      {text}
    </span>
  );
}

interface FoldButtonProps {
  readonly id: string;
  readonly name: string;
  readonly isExpanded: boolean;
  readonly onToggle: (id: string) => void;
}

function FoldButton({ id, name, isExpanded, onToggle }: FoldButtonProps) {
  const t = useWords('platform');
  return (
    <button
      type="button"
      className="grid-fold"
      tabIndex={-1}
      aria-label={t(isExpanded ? 'grid.collapse' : 'grid.expand', { name })}
      onClick={() => onToggle(id)}
    >
      <svg viewBox="0 0 8 8" aria-hidden="true">
        <path d={isExpanded ? 'M1 2.5h6L4 6.5z' : 'M2.5 1v6L6.5 4z'} />
      </svg>
    </button>
  );
}
