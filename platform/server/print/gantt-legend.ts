import type { PrintGantt } from '#platform/contract';
import { measure } from './fonts.ts';
import { ink, sizes } from './paper.ts';
import { type Drawing, n } from './svg.ts';

type Kind = PrintGantt['legend'][number]['kind'];

/** What the shapes mean, in one line whose letters stand on `y`. */
export function drawLegend(drawing: Drawing, legend: PrintGantt['legend'], left: number, y: number): void {
  let x = left;
  for (const { kind, text } of legend) {
    drawSign(drawing, kind, x, y - 5.5);
    drawing.text(x + 20, y, text, { fill: ink.soft, size: sizes.small });
    x += 20 + measure(text, sizes.small) + 12;
  }
}

function drawSign(drawing: Drawing, kind: Kind, x: number, y: number): void {
  if (kind === 'strong') drawing.rect(x, y, 16, 6, { fill: ink.strongDone, radius: 1.5 });
  else if (kind === 'ghost') drawing.rect(x, y + 2, 16, 2.4, { stroke: ink.ghost });
  else if (kind === 'tail') drawing.path(`M${n(x)} ${n(y + 3)}h16`, { stroke: ink.rule, width: 0.7, dash: '1.4 1.4' });
  else if (kind === 'mark') drawing.path(`M${n(x + 5)} ${n(y)}h6l-3 3.4z`, { fill: ink.soft });
  else {
    drawing.rect(x, y, 16, 6, { fill: ink.bar, radius: 1.5 });
    drawing.rect(x, y, 9, 6, { fill: ink.barDone, radius: 1.5 });
  }
}
