import type { Content } from 'pdfmake';
import type { Words } from '#platform/words';
import { fit } from './fonts.ts';
import { ink, innerWidth, type Paper, sizes } from './paper.ts';

/** What the server knows of a print: whoever asks for it cannot choose it. */
export interface PrintFrame {
  readonly organisation: string;
  /** From the organisation to the record, such as offices and project. */
  readonly path: readonly string[];
  /** The organisation's today, an ISO date: how things stood. */
  readonly dataDate: string;
  readonly printedBy: string;
  /** Local date-time of the organisation, such as `2026-11-21T17:40`. */
  readonly printedAt: string;
  /** Where the server is reached, for links. */
  readonly origin: string;
}

interface Heading {
  readonly title: string;
  readonly note: string | undefined;
}

/** On every page: where it belongs, what it is, and as of when. */
export function pageHeader(frame: PrintFrame, { title, note }: Heading, paper: Paper, words: Words): Content {
  // an office is often called like its organisation, and a record's own page like the record
  const steps = [frame.organisation, ...frame.path].filter((step, index, all) => step !== all[index - 1]);
  const path = (steps.at(-1) === title ? steps.slice(0, -1) : steps).join(' › ');
  const dataDate = words.text('platform.print.dataDate', { at: { kind: 'date', at: frame.dataDate } });
  const half = innerWidth(paper) / 2 - 6;
  const line = {
    type: 'line' as const,
    x1: 0,
    y1: 5,
    x2: innerWidth(paper),
    y2: 5,
    lineWidth: 0.5,
    lineColor: ink.rule,
  };
  return {
    margin: [sizes.margin, sizes.margin / 2, sizes.margin, 0],
    stack: [
      {
        columns: [
          { width: '*', text: fit(path, half, sizes.small), fontSize: sizes.small, color: ink.soft },
          { width: 'auto', text: dataDate, fontSize: sizes.small, color: ink.soft, alignment: 'right' },
        ],
      },
      {
        margin: [0, 2, 0, 0],
        columns: [
          { width: '*', text: fit(title, half, 12, 'bold'), bold: true, fontSize: 12 },
          {
            width: half,
            text: fit(note ?? '', half, sizes.small),
            fontSize: sizes.small,
            color: ink.soft,
            alignment: 'right',
            margin: [0, 5, 0, 0],
          },
        ],
      },
      { canvas: [line] },
    ],
  };
}

/** On every page: who printed it and when, and which page of how many it is. */
export function pageFooter(frame: PrintFrame, words: Words): (page: number, pages: number) => Content {
  const printed = words.text('platform.print.printed', {
    name: frame.printedBy,
    at: { kind: 'date', at: frame.printedAt },
  });
  return (page, pages) => ({
    margin: [sizes.margin, 10, sizes.margin, 0],
    fontSize: sizes.small,
    color: ink.soft,
    columns: [
      { width: '*', text: printed },
      { width: 'auto', text: words.text('platform.print.page', { page, pages }) },
    ],
  });
}
