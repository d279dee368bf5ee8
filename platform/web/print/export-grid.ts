import { mostPrintedRows, OperationError, type PrintBlock, printErrors } from '#platform/contract';
import { decimalMarkOf } from '../grid/copy-cells.ts';
import { filterText } from '../grid/filter-text.ts';
import type { Grid } from '../grid/use-grid.ts';
import type { Format } from '../words/format.ts';
import type { Translate } from '../words/words-context.tsx';
import { csvText } from './csv-text.ts';
import { type ExportedList, exportedList } from './exported-list.ts';
import type { GridDocument, GridPrint } from './grid-print.ts';
import { makePdf } from './make-pdf.ts';
import { printList } from './print-list.ts';
import { saveExcel } from './save-excel.ts';
import { fileNameOf, saveFile } from './save-file.ts';

/** What an export says of where it comes from. */
export interface ExportSource {
  readonly title: string;
  /** The sentence over the list. */
  readonly lead: string;
  readonly organisation: string;
  readonly locale: string;
  readonly person: string;
  /** By the organisation's clock, an ISO date. */
  readonly today: string;
  readonly address: string;
}

interface Export<R> {
  readonly grid: Grid<R>;
  readonly source: ExportSource;
  readonly print: GridPrint<R>;
  readonly format: Format;
  readonly t: Translate;
}

export const kinds = ['excel', 'csv', 'pdf'] as const;
export type ExportKind = (typeof kinds)[number];

/** Makes a file of the list as it is shown and saves it. */
export async function exportGrid<R>(kind: ExportKind, { grid, source, print, format, t }: Export<R>): Promise<void> {
  const { title, today } = source;
  if (kind === 'pdf') {
    if (grid.rows.length > mostPrintedRows) throw new OperationError(printErrors.printTooLarge);
    const table = printList(grid, format, print);
    const gantt = print.gantt?.();
    const blocks: PrintBlock[] = [...(print.above?.() ?? leadOf(source)), gantt ? { ...table, gantt } : table];
    const note = choiceOf(grid, t, format);
    await makePdf({ title, locale: source.locale, about: print.about ?? null, ...(note && { note }), blocks });
    return;
  }
  const list = exportedList(grid, t);
  if (kind === 'csv') {
    const text = csvText(list, decimalMarkOf(format));
    saveFile(fileNameOf(title, today, 'csv'), new Blob([text], { type: 'text/csv;charset=utf-8' }));
    return;
  }
  const choice = choiceOf(grid, t, format);
  const dated = t('export.dated', { title, organisation: source.organisation, at: format.date(today) });
  const sheets = [
    { name: title, list: { ...list, caption: choice ? `${dated} · ${choice}` : dated } },
    { name: t('export.source'), list: sourceSheet(list, source, choice, t) },
  ];
  await saveExcel(title, today, sheets);
}

/** The sentence that stands over the list on its page; none where that says no more than the title. */
function leadOf({ title, lead }: ExportSource): PrintBlock[] {
  return lead && lead !== title ? [{ kind: 'lead', sentences: [[{ text: lead.slice(0, 2_000) }]] }] : [];
}

/** Makes a document about the list, and saves it. */
export async function exportDocument<R>(
  { make }: GridDocument,
  grid: Grid<R>,
  format: Format,
  t: Translate,
): Promise<void> {
  await makePdf({ ...(await make(choiceOf(grid, t, format))), locale: format.locale });
}

/** `Filter: “rig” · Status: Red · Sorted by finish, last first`; nothing where all rows stand as they came. */
export function choiceOf<R>({ filter, sort, view, allColumns }: Grid<R>, t: Translate, format: Format): string {
  const columnOf = (id: string | null | undefined) => allColumns.find((column) => column.id === id);
  const [group, sorted] = [columnOf(view.group), columnOf(sort?.column)];
  const filters = view.filters.map((one) => {
    const column = columnOf(one.column);
    return column && filterText(column, one, t, format);
  });
  return [
    filter && t('export.filtered', { filter }),
    ...filters,
    group && t('grid.groupedBy', { column: group.label ?? group.title }),
    sorted && t(sort?.isDescending ? 'export.sortedDown' : 'export.sorted', { column: sorted.title || (sorted.label ?? '') }), // biome-ignore format: one expression
  ]
    .filter(Boolean)
    .join(' · ')
    .slice(0, 500);
}

/** Where the rows come from, so that a file found later can be judged. */
function sourceSheet(list: ExportedList, source: ExportSource, choice: string, t: Translate): ExportedList {
  const lines: [string, string | number][] = [
    [t('export.organisation'), source.organisation],
    [t('export.page'), source.title],
    [t('export.asOf'), source.today],
    [t('export.choice'), choice || t('export.all')],
    [t('export.rows'), list.rows.length],
    [t('export.by'), source.person],
    [t('export.at'), new Date().toISOString().slice(0, 16)],
    [t('export.address'), source.address],
  ];
  return {
    columns: [
      { title: t('export.fact'), type: 'text', unit: null, width: 140 },
      { title: t('export.value'), type: 'date', unit: null, width: 420 },
    ],
    rows: lines,
    levels: null,
    treeColumn: -1,
  };
}
