import { type Finding, type Parameter, sampleSize } from '../kernel/finding.ts';
import { linkTypes, type PlanLink, type PlanTask, type ScheduleInput } from '../kernel/plan.ts';
import { taskReference } from '../kernel/task-reference.ts';
import { linkFaults } from './link-faults.ts';
import { buildNetwork, type Network } from './network.ts';
import { outlineFindings } from './outline-findings.ts';
import type { Loop } from './topological-order.ts';

/** The network of a plan's records; its links stand by their place in the plan. */
export interface PlanNetwork extends Network {
  /** The first task of each uid. */
  readonly indexOf: ReadonlyMap<number, number>;
  readonly findings: readonly Finding[];
}

/**
 * Reads a plan's network. Rows that are given twice or stand under nothing are findings (`outlineFindings`). Links that cannot be followed are findings and left out: those with an end that does not exist,
 * of a task with itself or with a summary above it, repeated ones, and one of each loop.
 */
export function readNetwork({ tasks, links }: Pick<ScheduleInput, 'tasks' | 'links'>): PlanNetwork {
  const indexOf = new Map<number, number>();
  const parents = new Int32Array(tasks.length);
  tasks.forEach(({ uid, parentUid }, index) => {
    parents[index] = parentUid === null ? -1 : (indexOf.get(parentUid) ?? -1);
    if (!indexOf.has(uid)) indexOf.set(uid, index);
  });
  const network = buildNetwork(parents, {
    from: Int32Array.from(links, ({ predecessorUid }) => indexOf.get(predecessorUid) ?? -1),
    to: Int32Array.from(links, ({ successorUid }) => indexOf.get(successorUid) ?? -1),
    type: Uint8Array.from(links, ({ type }) => linkTypes.indexOf(type)),
  });
  const { fault, links: ends, loops } = network;
  const faulty = links.flatMap((link, place) => {
    const code = linkFaultCodes[fault[place] as number];
    const [from, to] = [ends.from[place] as number, ends.to[place] as number];
    return code ? linkFinding(code, link, tasks[to >= 0 ? to : from]) : [];
  });
  const findings = [...outlineFindings(tasks, indexOf), ...faulty, ...loops.map((loop) => loopFinding(loop, tasks))];
  return { ...network, indexOf, findings };
}

/** Codes of the faults that are told link by link; a loop is told whole. */
export const linkFaultCodes: Readonly<Record<number, string>> = {
  [linkFaults.dangling]: 'schedule.dangling-link',
  [linkFaults.self]: 'schedule.self-link',
  [linkFaults.summary]: 'schedule.summary-link',
  [linkFaults.duplicate]: 'schedule.duplicate-link',
};

/** The finding stands at the task of the link that exists, the successor where both do; values name both uids. */
export function linkFinding(code: string, link: PlanLink, task: PlanTask | undefined): Finding {
  const subject = task ? taskReference(task.uid) : { kind: 'project', id: '' };
  return {
    code,
    severity: code === 'schedule.duplicate-link' ? 'minor' : 'major',
    subject,
    discriminator: `${link.predecessorUid}-${link.successorUid}-${link.type}`,
    values: {
      task: task ? { kind: 'record', record: subject, name: task.name } : '',
      predecessorUid: link.predecessorUid,
      successorUid: link.successorUid,
      type: link.type,
    },
    records: task ? [subject] : [],
  };
}

/**
 * Names the whole loop in order; the link from the last task to the first was not followed. Tasks of other plans, for which
 * `isOwn` is false, are named without a reference: their uids may be those of others here.
 */
export function loopFinding(
  loop: Loop,
  tasks: ScheduleInput['tasks'],
  isOwn: (index: number) => boolean = () => true,
): Finding {
  const members = loop.tasks.flatMap((index) => tasks[index] ?? []);
  const uids = members.map((task) => task.uid);
  const own = loop.tasks.filter(isOwn).flatMap((index) => tasks[index]?.uid ?? []);
  const record = (index: number | undefined): Parameter => {
    const task = tasks[index ?? -1];
    if (!task || index === undefined) return '';
    return isOwn(index) ? { kind: 'record', record: taskReference(task.uid), name: task.name } : task.name;
  };
  return {
    code: 'schedule.loop',
    severity: 'critical',
    subject: taskReference(uids[0] ?? 0),
    discriminator: uids.join('-'),
    values: {
      count: members.length,
      first: record(loop.tasks[0]),
      last: record(loop.tasks.at(-1)),
      path: members
        .slice(0, sampleSize)
        .map((task) => task.name)
        .join(' → '),
    },
    records: own.slice(0, sampleSize).map(taskReference),
  };
}
