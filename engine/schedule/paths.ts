import type { ScheduleInput } from '../kernel/plan.ts';
import type { Ticks } from '../kernel/plan-time.ts';
import type { ScheduleResult, TaskDates } from '../kernel/schedule-result.ts';
import { spansOthers } from '../kernel/spans-others.ts';
import { type Branch, BranchHeap } from './branch-heap.ts';
import { DrivingGraph, type DrivingNode, isDriving, remembered } from './driving-graph.ts';
import { createLinkReader, type HoldingLink, type LinkReader } from './link-reader.ts';

/** A chain of leaves from first to last, and by how much its links and those after it have slack in all. */
export interface TaskPath {
  readonly uids: readonly number[];
  readonly slackTicks: Ticks;
}

/**
 * All links that drive a task: those without slack, not only the one that its reason tells. Of work that has begun and of
 * manual tasks none does, nor where a constraint or its calendar holds the task later.
 */
export function drivingPredecessors(input: ScheduleInput, result: ScheduleResult, uid: number): HoldingLink[] {
  const reader = createLinkReader(input, result);
  const dates = reader.dates.get(uid);
  return dates && reader.isMovedByLinks(uid) ? reader.holding(uid).filter((held) => isDriving(dates, held)) : [];
}

/**
 * The leaves on the longest path: from those that end the plan back over every link that drives, in the order of their
 * starts. Other than the critical path it does not depend on slack, so a deadline or several calendars do not cut it
 * (Oracle, P6 Professional Help, 'Critical activities: longest path').
 */
export function longestPath(input: ScheduleInput, result: ScheduleResult): number[] {
  const reader = createLinkReader(input, result);
  const graph = new DrivingGraph(reader);
  const ends = endsOf(leavesOf(reader, result));
  return inOrderOf(result)(graph.walkBack(ends.map(({ uid }) => graph.leaf(uid)), () => true)); // biome-ignore format: one call
}

/**
 * A critical path for each open end: the critical leaves that drive a critical leaf which itself drives none. A plan with
 * `hasMultipleCriticalPaths` has one for each open end, others those that end the plan or break a deadline. The time that
 * it takes grows with the plan and with the paths told.
 */
export function criticalPaths(input: ScheduleInput, result: ScheduleResult): TaskPath[] {
  const reader = createLinkReader(input, result);
  const graph = new DrivingGraph(reader);
  const critical = leavesOf(reader, result).filter(({ isCritical }) => isCritical);
  const inOrder = inOrderOf(result);
  const isPassed = ({ isCritical }: TaskDates) => isCritical;
  const driving = new Set(
    graph.walkBack(
      critical.flatMap(({ uid }) => graph.leaf(uid).before),
      () => false,
    ),
  );
  const ends = critical.filter((leaf) => !driving.has(leaf));
  return ends.map(({ uid }) => {
    const path = graph.walkBack([graph.leaf(uid)], isPassed);
    return { uids: inOrder(path.filter(isPassed)), slackTicks: 0 };
  });
}

/**
 * The paths into a task by their slack, at most `limit`: the first is what drives it, each further one joins those before
 * it over the links with the least slack, and goes back over what drives it. These are the near critical ones (Oracle, P6 Professional Help, 'Multiple float paths', by free float). Without a task: into the one that
 * ends the plan.
 */
export function floatPaths(
  input: ScheduleInput,
  result: ScheduleResult,
  { limit, uid }: { readonly limit: number; readonly uid?: number },
): TaskPath[] {
  const reader = createLinkReader(input, result);
  const end = uid ?? endsOf(leavesOf(reader, result)).at(-1)?.uid;
  const paths: TaskPath[] = [];
  if (end === undefined || !reader.dates.has(end)) return paths;
  const seen = new Set<number>();
  const graph = new DrivingGraph(reader);
  const makersOf = remembered((tail: DrivingNode) => graph.walkBack([tail], () => false).map(({ uid: leaf }) => leaf));
  const branchesOf = (to: number): Branch[] =>
    reader.holding(to).flatMap(
      ({ link, slackTicks }) =>
      makersOf(graph.tail(link)).map((from) => ({ uid: from, slackTicks: Math.max(0, slackTicks ?? 0) })), // biome-ignore format: one list
    );
  const open = new BranchHeap();
  open.add({ uid: end, slackTicks: 0 });
  for (let next = open.takeLeast(); next && paths.length < limit; next = open.takeLeast()) {
    const { slackTicks } = next;
    if (seen.has(next.uid)) continue;
    const uids: number[] = [];
    for (let at: number | undefined = next.uid; at !== undefined; ) {
      seen.add(at);
      uids.push(at);
      const before: Branch[] = branchesOf(at).filter((branch) => !seen.has(branch.uid));
      const driver: Branch | undefined = before.find((branch) => branch.slackTicks === 0);
      for (const branch of before)
        if (branch !== driver) open.add({ uid: branch.uid, slackTicks: slackTicks + branch.slackTicks });
      at = driver?.uid;
    }
    paths.push({ uids: uids.reverse(), slackTicks });
  }
  return paths;
}

/** Sorts leaves by their starts, then their finishes, then their places in the plan. */
function inOrderOf({ tasks }: ScheduleResult): (leaves: readonly TaskDates[]) => number[] {
  const sorted = tasks.toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0) || (a.finish ?? 0) - (b.finish ?? 0));
  const rankOf = new Map(sorted.map((dates, rank) => [dates, rank]));
  return (leaves) => {
    const ranks = Int32Array.from(leaves, (leaf) => rankOf.get(leaf) ?? 0).sort();
    return Array.from(ranks, (rank) => (sorted[rank] as TaskDates).uid);
  };
}

/** Those that end the plan: what spans others may end later still, and is not asked. */
function endsOf(leaves: readonly TaskDates[]): TaskDates[] {
  const last = leaves.reduce((most, { finish }) => Math.max(most, finish ?? 0), 0);
  return leaves.filter(({ finish }) => finish === last);
}

/** Active leaves with dates that do not span others. */
function leavesOf({ tasks }: LinkReader, result: ScheduleResult): TaskDates[] {
  return result.tasks.filter(({ uid, isSummary, finish }) => {
    const task = tasks.get(uid);
    return !isSummary && finish !== null && task?.isActive && !spansOthers(task);
  });
}
