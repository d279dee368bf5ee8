import type { PrintMark, PrintTone } from '#platform/contract';

/** What a cell says on paper and in files, where it is not simply its value in the column's format. */
export interface PrintedCell {
  /** In place of the formatted value. */
  readonly text?: string | undefined;
  /** In place of the value, where that is a rank or a count of ticks: what a spreadsheet gets. */
  readonly value?: string | number | null | undefined;
  readonly mark?: PrintMark | undefined;
  /** One after the other before the text, such as a status month by month; null is a gap. */
  readonly marks?: readonly (PrintMark | null)[] | undefined;
  readonly tone?: PrintTone | undefined;
  /** An address of this application. */
  readonly to?: string | undefined;
}
