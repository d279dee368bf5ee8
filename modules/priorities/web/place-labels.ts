/** Something that is to be written at a height. */
export interface Label {
  readonly id: string;
  readonly at: number;
}

/** Labels in their order from the top, moved just so far apart that none covers another, between `from` and `to`. */
export function placeLabels(labels: readonly Label[], apart: number, from: number, to: number): Label[] {
  const ordered = labels.toSorted((a, b) => a.at - b.at);
  let free = from;
  const down = ordered.map(({ id, at }) => {
    const placed = Math.max(at, free);
    free = placed + apart;
    return { id, at: placed };
  });
  let above = to;
  return down.toReversed().map(({ id, at }) => {
    const placed = Math.min(at, above);
    above = placed - apart;
    return { id, at: placed };
  }).toReversed(); // biome-ignore format: one step
}
