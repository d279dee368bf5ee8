/** A block at one side of the map: a project, an objective, or nothing at all. Pixels from the top. */
export interface MapNode {
  readonly id: string;
  readonly top: number;
  readonly height: number;
  readonly amountMinor: number;
}

/** A band from a project to what it serves, as thick at either end as its part of the block there. */
export interface MapBand {
  readonly from: string;
  readonly to: string;
  readonly fromTop: number;
  readonly fromHeight: number;
  readonly toTop: number;
  readonly toHeight: number;
}

export interface MapLayout {
  readonly left: readonly MapNode[];
  readonly right: readonly MapNode[];
  readonly bands: readonly MapBand[];
  readonly height: number;
}

interface Flow {
  readonly id: string;
  readonly amountMinor: number;
  readonly parts: readonly { readonly objectiveId: string; readonly amountMinor: number }[];
}

/** Where what serves nothing flows to. */
export const nowhere = 'nowhere';

const gap = 6;
/** So that the name of each and its amount stand beside it, in two lines. */
export const twoLines = 34;

/**
 * Projects left, objectives right in the order that they are given, bands between them in proportion to money; what
 * serves nothing flows to a block of its own, the last. Blocks are never lower than `least`: it is their bands that are to scale.
 */
export function layOutMap(
  flows: readonly Flow[],
  objectiveIds: readonly string[],
  wanted: number,
  least = twoLines,
): MapLayout {
  const known = new Set(objectiveIds);
  const left = flows.toSorted((a, b) => b.amountMinor - a.amountMinor || (a.id < b.id ? -1 : 1));
  const flowsOf = left.map((flow) => {
    const parts = flow.parts.filter(({ objectiveId }) => known.has(objectiveId));
    return { ...flow, parts: parts.length ? parts : [{ objectiveId: nowhere, amountMinor: flow.amountMinor }] };
  });
  const sums = new Map<string, number>();
  for (const { parts } of flowsOf)
    for (const { objectiveId, amountMinor } of parts) sums.set(objectiveId, (sums.get(objectiveId) ?? 0) + amountMinor);
  const targets = [...objectiveIds, ...(sums.has(nowhere) ? [nowhere] : [])];
  const total = left.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const scale = total > 0 ? wanted / total : 0;
  const leftNodes = stack(left.map(({ id, amountMinor }) => ({ id, amountMinor })), scale, least); // biome-ignore format: one line
  const rightNodes = stack(targets.map((id) => ({ id, amountMinor: sums.get(id) ?? 0 })), scale, least); // biome-ignore format: one line
  const order = new Map(targets.map((id, index) => [id, index]));
  const used = new Map<string, number>();
  const bands = flowsOf.flatMap((flow) => {
    const node = leftNodes.find(({ id }) => id === flow.id) as MapNode;
    let fromTop = node.top;
    return flow.parts
      .toSorted((a, b) => (order.get(a.objectiveId) ?? 0) - (order.get(b.objectiveId) ?? 0))
      .map(({ objectiveId, amountMinor }): MapBand => {
        const target = rightNodes.find(({ id }) => id === objectiveId) as MapNode;
        const height = amountMinor * scale;
        const toTop = used.get(objectiveId) ?? target.top;
        used.set(objectiveId, toTop + height);
        const band = { from: flow.id, to: objectiveId, fromTop, fromHeight: height, toTop, toHeight: height };
        fromTop += height;
        return band;
      });
  });
  return { left: leftNodes, right: rightNodes, bands, height: Math.max(bottomOf(leftNodes), bottomOf(rightNodes)) };
}

function stack(
  items: readonly { readonly id: string; readonly amountMinor: number }[],
  scale: number,
  least: number,
): MapNode[] {
  let top = 0;
  return items.map(({ id, amountMinor }) => {
    const node = { id, top, height: Math.max(least, amountMinor * scale), amountMinor };
    top += node.height + gap;
    return node;
  });
}

const bottomOf = (nodes: readonly MapNode[]): number => {
  const last = nodes.at(-1);
  return last ? last.top + last.height : 0;
};
