import type { ReactNode } from 'react';
import type { GroupRow } from './grid-row.ts';
import type { Grid } from './use-grid.ts';

export interface DataGridProps<R> {
  readonly grid: Grid<R>;
  /** The grid's accessible name. */
  readonly label: string;
  /** Enter or a click on a record. */
  readonly onOpen?: ((record: R) => void) | undefined;
  /** The record whose panel is open. */
  readonly openId?: string | undefined;
  /** The line with the tab stop until another becomes active; the first one unless it is named. */
  readonly startId?: string | undefined;
  /** The active line moved, by key or click; null for the header or a group. */
  readonly onActive?: ((record: R | null) => void) | undefined;
  /** Space, Ctrl-click and Shift-click select; off by default. */
  readonly isSelectable?: boolean | undefined;
  /** No rows have come yet: a skeleton appears after 200 ms. */
  readonly isLoading?: boolean | undefined;
  /** What belongs here and the act that starts it, where there is no row at all. */
  readonly empty?: ReactNode;
  /** Pixels; 30 unless something beside the grid needs more. */
  readonly headerHeight?: number | undefined;
  /** The grid scrolled: pixels from the top. Set `grid.scrollRef.current.scrollTop` for the other way. */
  readonly onScroll?: ((top: number) => void) | undefined;
  /** Leaves the vertical scroll bar to what stands beside the grid. */
  readonly hidesScrollbar?: boolean | undefined;
  /** A class for the line of a record, such as one that makes summaries bold. */
  readonly lineClass?: ((record: R) => string | undefined) | undefined;
  /** What the heading of a group tells of its records, in place of how many they are. Keep it stable between renders. */
  readonly groupNote?: ((group: GroupRow<R>) => ReactNode) | undefined;
  /** Cards take the grid's place on narrow screens unless this is set. */
  readonly staysGrid?: boolean | undefined;
}
