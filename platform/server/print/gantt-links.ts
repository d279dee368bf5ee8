import type { PrintGantt } from '#platform/contract';
import { barHeight, middleOf } from './gantt-bars.ts';
import type { Scale } from './gantt-scale.ts';
import { ink } from './paper.ts';
import { type Drawing, n } from './svg.ts';

/** The rows of one page: from the first, as many as it holds. */
export interface Slice {
  readonly first: number;
  readonly count: number;
  readonly rowHeight: number;
  /** Of the first row. */
  readonly top: number;
}

const step = 4;

/** Arrows between rows; one that comes from another page or leads to one goes to the edge of this one. */
export function drawLinks(drawing: Drawing, gantt: PrintGantt, slice: Slice, scale: Scale): void {
  const last = slice.first + slice.count - 1;
  const bottom = slice.top + slice.count * slice.rowHeight;
  for (const { from, to, leaves, enters, isStrong } of gantt.links) {
    const [source, target] = [gantt.bars[from], gantt.bars[to]];
    if (!source || !target || Math.max(from, to) < slice.first || Math.min(from, to) > last) continue;
    const [leave, enter] = [source[leaves], target[enters]];
    if (leave === null || enter === null) continue;
    const yOf = (row: number) =>
      row < slice.first ? slice.top : row > last ? bottom : middleOf(slice.top + (row - slice.first) * slice.rowHeight);
    const out = leaves === 'finish' ? 1 : -1;
    const into = enters === 'start' ? 1 : -1;
    const x1 = scale(leave);
    const x2 = scale(enter);
    const [y1, y2] = [yOf(from), yOf(to)];
    const isInside = to >= slice.first && to <= last;
    const way = wayOf({ x1, y1, x2, y2, out, into, isInside, rowHeight: slice.rowHeight });
    const colour = isStrong ? ink.strongDone : ink.rule;
    drawing.path(way.line, { stroke: colour, width: 0.5 });
    if (isInside) drawing.path(way.tip, { fill: colour });
  }
}

interface Ends {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** To which side it leaves, and from which it comes: 1 goes right, −1 left. */
  readonly out: number;
  readonly into: number;
  /** Whether the target stands on this page. */
  readonly isInside: boolean;
  readonly rowHeight: number;
}

/** Down onto the target's edge where that lies ahead; else round between the rows. */
function wayOf({ x1, y1, x2, y2, out, into, isInside, rowHeight }: Ends) {
  const down = y2 > y1 ? 1 : -1;
  if (out === 1 && into === 1 && x2 + 1.5 >= x1) {
    const x = x2 + 1.5;
    const edge = isInside ? y2 - down * (barHeight / 2) : y2;
    return {
      line: `M${n(x1)} ${n(y1)}H${n(x)}V${n(edge)}`,
      tip: `M${n(x)} ${n(edge)}L${n(x - 1.6)} ${n(edge - down * 2.6)}H${n(x + 1.6)}Z`,
    };
  }
  const between = y2 - (down * rowHeight) / 2;
  const last = isInside ? `H${n(x2)}` : '';
  return {
    line: `M${n(x1)} ${n(y1)}H${n(x1 + out * step)}V${n(between)}H${n(x2 - into * step)}V${n(y2)}${last}`,
    tip: `M${n(x2)} ${n(y2)}L${n(x2 - into * 2.6)} ${n(y2 - 1.6)}V${n(y2 + 1.6)}Z`,
  };
}
