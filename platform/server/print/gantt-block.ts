import type { Content, TableLayout } from 'pdfmake';
import type { PrintGantt, PrintTable } from '#platform/contract';
import { fit, measure } from './fonts.ts';
import { drawBar } from './gantt-bars.ts';
import { drawLegend } from './gantt-legend.ts';
import { drawLinks, type Slice } from './gantt-links.ts';
import { labelsOf, type Scale, scaleOf } from './gantt-scale.ts';
import { ink, sizes } from './paper.ts';
import { createDrawing, type Drawing, n } from './svg.ts';
import { figures, headRow, type Place, runs } from './table-block.ts';
import { gutter, indentOf, naturalWidths, textOf } from './table-widths.ts';

const rowHeight = 15;
const headHeight = 26;
const legendHeight = 14;
/** Text of a row; its line stands in the middle of the row's height. */
const size = 7.5;
const lift = 2.6;
/** At least so much of the page is time. */
const leastShare = 0.45;

const layout: TableLayout = {
  hLineWidth: () => 0,
  hLineColor: () => ink.hairline,
  vLineWidth: () => 0,
  paddingLeft: () => gutter,
  paddingRight: () => gutter,
  paddingTop: () => lift,
  paddingBottom: () => 0,
};

/**
 * A table with its bars: as many rows as a page holds, each a line high, so that a row and its bar meet exactly; head
 * and scale of time stand on every page. The whole span is scaled to the width that the table leaves. `heightAbove`:
 * points that other blocks take on the first page.
 */
export function ganttBlock(table: PrintTable, gantt: PrintGantt, heightAbove: number, place: Place): Content[] {
  const widths = fittedWidths(table, place.width * (1 - leastShare));
  const left = widths.reduce((sum, width) => sum + width + 2 * gutter, 0);
  const room = Math.floor((place.height - headHeight - legendHeight - 4) / rowHeight);
  const firstRoom = Math.max(4, room - Math.ceil(heightAbove / rowHeight));
  const pages = slicesOf(table.rows.length, firstRoom, room);
  return pages.map((slice, index) => {
    const isLast = index === pages.length - 1;
    const height = headHeight + slice.count * rowHeight + (isLast ? legendHeight : 0);
    const picture = createDrawing(place.width, height);
    drawSlice(picture, gantt, slice, { left, width: place.width - left, fullWidth: place.width });
    if (isLast) drawLegend(picture, gantt.legend, left + 4, height - 4);
    return {
      unbreakable: true,
      ...(index > 0 && { pageBreak: 'before' as const }),
      stack: [
        { svg: picture.toString(), width: place.width, height, relativePosition: { x: 0, y: 0 } },
        rowsOf(table, slice, widths, place),
        { text: '', margin: [0, isLast ? legendHeight : 0, 0, 0] as const },
      ],
    };
  });
}

function slicesOf(rows: number, firstRoom: number, room: number): Slice[] {
  const slices: Slice[] = [];
  for (let first = 0; first < rows; ) {
    const count = Math.min(rows - first, slices.length === 0 ? firstRoom : room);
    slices.push({ first, count, rowHeight, top: headHeight });
    first += count;
  }
  return slices;
}

/** Names give way first: of the widths that texts need, the widest is cut until the table fits. */
function fittedWidths(table: PrintTable, room: number): number[] {
  const widths = naturalWidths(table, size);
  const excess = () => widths.reduce((sum, width) => sum + width + 2 * gutter, 0) - room;
  const least = 40;
  for (let rounds = 0; excess() > 0 && rounds < 1_000; rounds += 1) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= least) break;
    widths[widest] = Math.max(least, (widths[widest] ?? 0) - Math.min(excess(), 2));
  }
  return widths;
}

function rowsOf(table: PrintTable, slice: Slice, widths: readonly number[], place: Place): Content {
  const { columns, rows, tree = 0 } = table;
  const shown = rows.slice(slice.first, slice.first + slice.count);
  const head = headRow(table).map((cell) => ({ ...cell, fontSize: size, margin: [0, headHeight - 15, 0, 0] as const }));
  const body = shown.map((row) => {
    if (row.isHeading) {
      return [{ text: textOf(row.cells[0]), bold: true, colSpan: columns.length }, ...columns.slice(1).map(() => ({}))];
    }
    return columns.map(({ align }, index) => {
      const cell = row.cells[index];
      const indent = index === tree ? indentOf(row.level ?? 0) : 0;
      const weight = row.isStrong ? 'bold' : 'normal';
      const text = fit(textOf(cell), Math.max(0, (widths[index] ?? 0) - indent), size, weight);
      return {
        text: runs(cell === null || typeof cell !== 'object' ? text : { ...cell, text }, place.origin, size),
        alignment: align === 'end' ? ('right' as const) : ('left' as const),
        bold: row.isStrong === true,
        noWrap: true,
        ...(align === 'end' && { fontFeatures: figures }),
        margin: [indent, 0, 0, 0] as const,
      };
    });
  });
  const heights = (row: number) => (row === 0 ? headHeight : rowHeight) - lift;
  return { table: { widths, heights, body: [head, ...body] }, layout, fontSize: size, margin: [-gutter, 0, 0, 0] };
}

interface Frame {
  /** Where time begins. */
  readonly left: number;
  readonly width: number;
  readonly fullWidth: number;
}

/** Everything but the table's texts: scale, days off, lines of the rows, bars, links, today. */
function drawSlice(picture: Drawing, gantt: PrintGantt, slice: Slice, frame: Frame): void {
  const { left, width } = frame;
  const inner = scaleOf(gantt, width);
  const scale: Scale = (at) => left + inner(at);
  const bottom = slice.top + slice.count * rowHeight;
  for (const { from, to } of gantt.shading) {
    const [x1, x2] = [scale(from), scale(to)];
    if (x2 - x1 > 0.6) picture.rect(x1, slice.top, x2 - x1, bottom - slice.top, { fill: ink.band });
  }
  for (let row = 0; row <= slice.count; row += 1) {
    const y = slice.top + row * rowHeight;
    picture.path(`M0 ${y}H${frame.fullWidth}`, {
      stroke: row === 0 ? ink.rule : ink.hairline,
      width: row === 0 ? 0.8 : 0.5,
    });
  }
  picture.path(`M${left} 0V${bottom}`, { stroke: ink.hairline, width: 0.5 });
  drawScale(picture, gantt, scale, bottom);
  if (gantt.today) drawToday(picture, gantt.today, scale, bottom);
  drawLinks(picture, gantt, slice, scale);
  for (let row = 0; row < slice.count; row += 1) {
    const bar = gantt.bars[slice.first + row];
    if (bar) drawBar(picture, bar, slice.top + row * rowHeight, scale, { left: left + 2, right: frame.fullWidth });
  }
}

function drawScale(picture: Drawing, gantt: PrintGantt, scale: Scale, bottom: number): void {
  for (const { from } of gantt.upper) {
    if (from > gantt.span.from) picture.path(`M${scale(from)} 0V${bottom}`, { stroke: ink.hairline, width: 0.4 });
  }
  for (const { x, text } of labelsOf(gantt.upper, scale)) {
    picture.text(x, 9, text, { fill: ink.text, size: sizes.small, isBold: true });
  }
  for (const { x, text } of labelsOf(gantt.lower, scale)) {
    picture.text(x, 21, text, { fill: ink.soft, size: sizes.small });
  }
}

/** A line through all rows, with its date on the scale. */
function drawToday(picture: Drawing, today: NonNullable<PrintGantt['today']>, scale: Scale, bottom: number): void {
  const x = scale(today.at);
  const width = measure(today.label, sizes.small) + 6;
  picture.path(`M${n(x)} ${headHeight - 2}V${bottom}`, { stroke: ink.accent, width: 0.8 });
  picture.rect(x - width / 2, 13.5, width, 10.5, { fill: ink.accent, radius: 2 });
  picture.text(x - width / 2 + 3, 21.2, today.label, { fill: '#ffffff', size: sizes.small });
}
