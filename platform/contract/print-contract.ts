import { z } from 'zod';
import { defineContract } from './define-contract.ts';
import { mostPrintedRows, printRoutes } from './print-routes.ts';

const text = z.string().max(2_000);
const title = z.string().max(300);
/** An address of this application; one of another place cannot be printed as a link. */
const to = z
  .string()
  .max(500)
  .regex(/^\/([\w\-.~%?=&:,][\w\-./~%?=&:,]*)?$/);
const tone = z.enum(['late', 'early', 'dim']);

/** Shape and colour before a word, so that either tells it. */
const mark = z.enum(['green', 'amber', 'red', 'grey', 'critical', 'major', 'minor', 'info']);

/** A piece of a sentence, worded. */
const part = z.strictObject({ text, to: to.exactOptional(), tone: tone.exactOptional() });

const cell = z.union([
  text,
  z.null().describe('No value: an en dash.'),
  z.strictObject({
    text,
    to: to.exactOptional(),
    tone: tone.exactOptional(),
    mark: mark.exactOptional(),
    marks: z
      .array(mark.nullable())
      .max(60)
      .exactOptional()
      .describe('Before the text, one after the other, such as a status month by month; null is a gap.'),
  }),
]);

const column = z.strictObject({
  title,
  align: z.enum(['start', 'end']),
  isGrowing: z.boolean().exactOptional().describe('Takes what is left of the line, and may take several lines.'),
});

const row = z.strictObject({
  cells: z.array(cell).max(60),
  isHeading: z.boolean().exactOptional().describe('Of the rows that follow: its one cell stands across the line.'),
  level: z.int().min(0).max(60).exactOptional().describe('How deep it stands in a tree, from 0.'),
  isStrong: z.boolean().exactOptional(),
});

/** Any whole numbers that grow with time, such as minutes. */
const at = z.int().nullable();
const span = z.strictObject({ from: z.int(), to: z.int() });
const tick = span.extend({ labels: z.array(z.string().max(60)).max(5).describe('Longest first: what fits is drawn.') });

const bar = z.strictObject({
  shape: z.enum(['bar', 'bracket', 'diamond']),
  look: z.enum(['solid', 'hollow', 'faded']),
  start: at,
  finish: at,
  pause: span.nullable(),
  done: z.number().min(0).max(1),
  isStrong: z.boolean(),
  ghostStart: at,
  ghostFinish: at,
  tailUntil: at,
  mark: at,
  isMarkMissed: z.boolean(),
  label: title.nullable(),
});

const gantt = z.strictObject({
  span,
  upper: z.array(tick).max(400),
  lower: z.array(tick).max(400),
  shading: z.array(span).max(2_000),
  today: z.strictObject({ at: z.int(), label: title }).nullable(),
  bars: z.array(bar.nullable()).max(mostPrintedRows).describe('One for each row of the table.'),
  links: z
    .array(
      z.strictObject({
        from: z.int().min(0),
        to: z.int().min(0),
        leaves: z.enum(['start', 'finish']),
        enters: z.enum(['start', 'finish']),
        isStrong: z.boolean(),
      }),
    )
    .max(20_000),
  legend: z.array(z.strictObject({ kind: z.enum(['strong', 'bar', 'ghost', 'tail', 'mark']), text: title })).max(8),
});

const table = z.strictObject({
  kind: z.literal('table'),
  title: title.exactOptional(),
  columns: z.array(column).min(1).max(60),
  rows: z.array(row).max(mostPrintedRows),
  tree: z
    .int()
    .min(0)
    .max(59)
    .exactOptional()
    .describe('The column that is indented by level; the first unless given.'),
  gantt: gantt.exactOptional().describe('Drawn right of the table, a line for each row.'),
});

const block = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('section'), title, isNewPage: z.boolean().exactOptional() })
    .describe('The heading of the blocks that follow.'),
  z.strictObject({ kind: z.literal('lead'), sentences: z.array(z.array(part).max(60)).max(20) }),
  z.strictObject({
    kind: z.literal('prose'),
    title: title.exactOptional(),
    sentences: z.array(z.array(part).max(60)).max(200),
  }),
  z.strictObject({
    kind: z.literal('facts'),
    items: z
      .array(
        z.strictObject({
          name: title,
          text,
          mark: mark.exactOptional(),
          tone: tone.exactOptional(),
          more: text.exactOptional(),
        }),
      )
      .max(24),
  }),
  table,
]);

const document = z.strictObject({
  title: z.string().trim().min(1).max(200),
  locale: z.string().max(35).describe('BCP 47. Decides on paper and on the words of header and footer.'),
  about: z
    .strictObject({ kind: z.string().max(60), id: z.string().max(200) })
    .nullable()
    .describe('The record whose path stands in the header. One that you may not see is refused.'),
  note: z.string().max(500).exactOptional().describe('How what is printed was chosen: filter, sort, view.'),
  blocks: z.array(block).max(600),
});

/**
 * What is printed, worded and formatted as its reader sees it, without a place on the page: a title, sentences, figures,
 * tables and a plan's bars. Colours, paper and page breaks are the printer's.
 */
export type PrintDocument = z.output<typeof document>;
export type PrintBlock = z.output<typeof block>;
export type PrintTable = z.output<typeof table>;
export type PrintRow = z.output<typeof row>;
export type PrintCell = z.output<typeof cell>;
export type PrintPart = z.output<typeof part>;
export type PrintMark = z.output<typeof mark>;
export type PrintTone = z.output<typeof tone>;
export type PrintGantt = z.output<typeof gantt>;
export type PrintBar = z.output<typeof bar>;

/** Server, tests and docs run it; the browser takes its type and must drop the rest, hence the mark of purity. */
export const printContract = /* @__PURE__ */ makePrintContract();

function makePrintContract() {
  return defineContract(printRoutes, {
    makePrint: {
      input: document,
      output: z.object({
        fileName: z.string(),
        pages: z.int(),
        pdf: z.base64().describe('The file.'),
      }),
    },
  });
}
