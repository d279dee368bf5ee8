import type { PrintBlock, PrintGantt } from '#platform/contract';
import type { PrintListOptions } from './print-list.ts';

/** What a page adds to the print of its list. */
export interface GridPrint<R> extends PrintListOptions<R> {
  /** The record that the page is about: its path stands in the header. */
  readonly about?: { readonly kind: string; readonly id: string } | undefined;
  /** Sentences and figures above the list. */
  readonly above?: (() => readonly PrintBlock[]) | undefined;
  /** Bars beside the rows, a bar for each line of the grid. */
  readonly gantt?: (() => PrintGantt) | undefined;
}
