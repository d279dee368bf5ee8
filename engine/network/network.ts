import { type Finding, sampleSize } from '../kernel/finding.ts';
import type { LinkType, ScheduleInput } from '../kernel/plan.ts';
import { taskReference } from '../kernel/task-reference.ts';
import { type Outline, readOutline } from './outline.ts';
import { type Rows, rowsOf, topologicalOrder } from './topological-order.ts';
import { usableLinks } from './usable-links.ts';

/** A plan's tasks and links as indices in flat arrays, in an order in which they can be scheduled. */
export interface Network extends Outline {
  /** Nodes as in `TopologicalOrder`: leaf or beginning of a summary i, end of a summary count + i. */
  readonly order: Int32Array;
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  readonly linkType: readonly LinkType[];
  /** The link's place in the plan. */
  readonly linkSource: Int32Array;
  /** Links by successor and by predecessor. */
  readonly incoming: Rows;
  readonly outgoing: Rows;
  readonly findings: readonly Finding[];
}

/** Reads a plan's network. Links that cannot be followed are findings and left out; the rest is always free of loops. */
export function readNetwork({ tasks, links }: Pick<ScheduleInput, 'tasks' | 'links'>): Network {
  const outline = readOutline(tasks);
  const usable = usableLinks(outline, tasks, links);
  const { order, isDropped, loops } = topologicalOrder(outline, usable.from, usable.to);
  const kept = usable.source.map((_, link) => link).filter((link) => !isDropped[link]);
  const linkFrom = Int32Array.from(kept, (link) => usable.from[link] as number);
  const linkTo = Int32Array.from(kept, (link) => usable.to[link] as number);
  const linkSource = Int32Array.from(kept, (link) => usable.source[link] as number);
  return {
    ...outline,
    order,
    linkFrom,
    linkTo,
    linkType: Array.from(linkSource, (source) => links[source]?.type ?? 'FS'),
    linkSource,
    incoming: rowsOf(linkTo, outline.count),
    outgoing: rowsOf(linkFrom, outline.count),
    findings: [...usable.findings, ...loops.map((loop) => loopFinding(loop.tasks, tasks))],
  };
}

/** Names the whole loop in order; the link from the last task to the first was not followed. */
function loopFinding(loop: readonly number[], tasks: ScheduleInput['tasks']): Finding {
  const members = loop.flatMap((index) => tasks[index] ?? []);
  const uids = members.map((task) => task.uid);
  const first = members[0];
  const last = members.at(-1);
  const record = (task: typeof first) =>
    task ? { kind: 'record' as const, record: taskReference(task.uid), name: task.name } : '';
  return {
    code: 'schedule.loop',
    severity: 'critical',
    subject: taskReference(uids[0] ?? 0),
    discriminator: uids.join('-'),
    values: {
      count: members.length,
      first: record(first),
      last: record(last),
      path: members
        .slice(0, sampleSize)
        .map((task) => task.name)
        .join(' → '),
    },
    records: uids.slice(0, sampleSize).map(taskReference),
  };
}
