import type { PrintBlock, PrintDocument, PrintGantt } from '#platform/contract';
import type { PrintListOptions } from './print-list.ts';

/** What a page adds to the print of its list. */
export interface GridPrint<R> extends PrintListOptions<R> {
  /** The record that the page is about: its path stands in the header. */
  readonly about?: { readonly kind: string; readonly id: string } | undefined;
  /** Sentences and figures above the list. */
  readonly above?: (() => readonly PrintBlock[]) | undefined;
  /** What else can be made of it: a document of its own, such as a report. */
  readonly documents?: readonly GridDocument[] | undefined;
  /** Files of it that the server writes, by their addresses. */
  readonly files?: readonly GridFile[] | undefined;
  /** Bars beside the rows, a bar for each line of the grid. */
  readonly gantt?: (() => PrintGantt) | undefined;
}

/** A file to be saved. */
export interface GridFile {
  /** What the menu calls it. */
  readonly label: string;
  readonly address: string;
}

/** A designed document about the records of a list, made when it is asked for. */
export interface GridDocument {
  /** What the menu calls it. */
  readonly label: string;
  /** `note` says how the rows of the list were chosen. */
  readonly make: (note: string) => Promise<Omit<PrintDocument, 'locale'>>;
}
