import { cpmNetwork } from './bench/cpm-network.ts';
import { faultsOfEnds } from './engine/network/link-faults.ts';
import { outlineOf } from './engine/network/outline.ts';
import { leaveOutDuplicates, predecessorRows } from './engine/network/predecessor-rows.ts';
import { topologicalOrder } from './engine/network/topological-order.ts';
import { LinkRows } from './engine/network/link-rows.ts';
const { parent, links } = cpmNetwork(1_000_000, 2_000_000);
const all: Record<string, number[]> = {};
const now = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000; };
for (let i = 0; i < 9; i++) {
  let last = now();
  const lap = (name: string) => { const t = now(); (all[name] ??= []).push(t - last); last = now(); };
  const outline = outlineOf(parent); lap('outline');
  const fault = faultsOfEnds(outline, links); lap('faults');
  const predecessors = predecessorRows(links, fault, outline.count); lap('rows');
  leaveOutDuplicates(predecessors, fault); lap('dups');
  const { order } = topologicalOrder({ outline, links, fault, predecessors }); lap('dfs');
  const l = order.links; const at = order.linkAt;
  new LinkRows(l.to, outline.count, at); lap('in');
  new LinkRows(l.from, outline.count, at); lap('out');
}
const med = (v: number[]) => v.slice(1).toSorted((a, b) => a - b)[(v.length - 1) >> 1]!;
for (const [n, v] of Object.entries(all)) console.log(n.padEnd(12), med(v).toFixed(0));
