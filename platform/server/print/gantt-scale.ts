import type { PrintGantt } from '#platform/contract';
import { measure } from './fonts.ts';
import { sizes } from './paper.ts';

type Tick = PrintGantt['upper'][number];

/** Where an instant stands between the left edge (0) and the right one. */
export type Scale = (at: number) => number;

export function scaleOf({ span }: PrintGantt, width: number): Scale {
  const length = Math.max(1, span.to - span.from);
  return (at) => Math.min(width, Math.max(0, ((at - span.from) / length) * width));
}

interface PlacedLabel {
  readonly x: number;
  readonly text: string;
}

/** A label for each cell that has room for one, in the longest form that fits; none stands upon another. */
export function labelsOf(ticks: readonly Tick[], scale: Scale): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  let free = 0;
  for (const { from, to, labels } of ticks) {
    const x = Math.max(scale(from) + 2, free);
    const room = scale(to) - x - 2;
    const shortest = labels.at(-1) ?? '';
    // a cell too narrow for any label lends room from those after it, which then have none
    const text = labels.find((label) => measure(label, sizes.small) <= room) ?? (x <= scale(from) + 2 ? shortest : '');
    if (text === '') continue;
    placed.push({ x, text });
    free = x + measure(text, sizes.small) + 3;
  }
  return placed;
}
