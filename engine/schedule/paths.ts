import type { ScheduleInput } from '../kernel/plan.ts';
import type { Ticks } from '../kernel/plan-time.ts';
import type { ScheduleResult, TaskDates } from '../kernel/schedule-result.ts';
import { spansOthers } from '../kernel/spans-others.ts';
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
  return drivingLinks(createLinkReader(input, result), uid);
}

/**
 * The leaves on the longest path: from those that end the plan back over every link that drives, in the order of their
 * starts. Other than the critical path it does not depend on slack, so a deadline or several calendars do not cut it
 * (Oracle, P6 Professional Help, 'Critical activities: longest path').
 */
export function longestPath(input: ScheduleInput, result: ScheduleResult): number[] {
  const reader = createLinkReader(input, result);
  const ends = leavesOf(reader, result).filter(({ finish }) => finish === result.finish);
  return inOrder(reader, driversOf(rememberSources(reader), ends.map(({ uid }) => uid), () => true)); // biome-ignore format: one call
}

/**
 * A critical path for each open end: the critical leaves that drive a critical leaf which itself drives none. A plan with
 * `hasMultipleCriticalPaths` has one for each open end, others those that end the plan or break a deadline.
 */
export function criticalPaths(input: ScheduleInput, result: ScheduleResult): TaskPath[] {
  const reader = createLinkReader(input, result);
  const critical = leavesOf(reader, result).filter(({ isCritical }) => isCritical);
  const sources = rememberSources(reader);
  const driving = new Set(critical.flatMap(({ uid }) => sources(uid)));
  const isCritical = (uid: number) => reader.dates.get(uid)?.isCritical === true;
  return critical
    .filter(({ uid }) => !driving.has(uid))
    .map(({ uid }) => ({ uids: inOrder(reader, driversOf(sources, [uid], isCritical)), slackTicks: 0 }));
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
  const end = uid ?? leavesOf(reader, result).findLast(({ finish }) => finish === result.finish)?.uid;
  const paths: TaskPath[] = [];
  if (end === undefined || !reader.dates.has(end)) return paths;
  const seen = new Set<number>();
  const open: Branch[] = [{ uid: end, slackTicks: 0 }];
  for (let next = takeLeast(open, seen); next && paths.length < limit; next = takeLeast(open, seen)) {
    const { slackTicks } = next;
    const uids: number[] = [];
    for (let at: number | undefined = next.uid; at !== undefined; ) {
      seen.add(at);
      uids.push(at);
      const before: Branch[] = branchesOf(reader, at).filter((branch) => !seen.has(branch.uid));
      const driver: Branch | undefined = before.find((branch) => branch.slackTicks === 0);
      for (const branch of before)
        if (branch !== driver) open.push({ uid: branch.uid, slackTicks: slackTicks + branch.slackTicks });
      at = driver?.uid;
    }
    paths.push({ uids: uids.reverse(), slackTicks });
  }
  return paths;
}

interface Branch {
  readonly uid: number;
  readonly slackTicks: Ticks;
}

function takeLeast(open: Branch[], seen: ReadonlySet<number>): Branch | undefined {
  let least: Branch | undefined;
  for (const branch of open)
    if (!seen.has(branch.uid) && (!least || branch.slackTicks < least.slackTicks)) least = branch;
  return least;
}

/** Where each link that holds a task comes from, with its slack. */
function branchesOf(reader: LinkReader, uid: number): Branch[] {
  return reader
    .holding(uid)
    .flatMap((held) => sourcesOf(reader, [held]).map((from) => ({ uid: from, slackTicks: Math.max(0, held.slackTicks ?? 0) }))); // biome-ignore format: one list
}

function drivingLinks(reader: LinkReader, uid: number): HoldingLink[] {
  const dates = reader.dates.get(uid);
  const task = reader.tasks.get(uid);
  // Microsoft Project lets nothing move begun work; where a progress mode does, its rest is asked about.
  const isFixed = task?.isManual || (task?.actualStart != null && !reader.movesRest(uid));
  if (!dates || !task || isFixed || !task.isActive) return [];
  const { reason } = dates;
  return reader.holding(uid).filter(({ link, slackTicks, viaUid }) => {
    const isReason =
      reason.kind === 'predecessor' &&
      reason.uid === link.predecessorUid &&
      reason.type === link.type &&
      reason.viaUid === viaUid;
    return isReason || (slackTicks !== null && slackTicks <= 0);
  });
}

/** The leaves that links come from: of a summary those that make its end, or of SS and SF its start. */
function sourcesOf(reader: LinkReader, links: readonly HoldingLink[]): number[] {
  return links.flatMap(({ link: { predecessorUid, type } }) => {
    const dates = reader.dates.get(predecessorUid);
    if (!dates?.isSummary) return [predecessorUid];
    const end = type === 'SS' || type === 'SF' ? 'start' : 'finish';
    return reader.leavesBelow(predecessorUid).filter((uid) => reader.dates.get(uid)?.[end] === dates[end]);
  });
}

/** Where what drives a task comes from, each task asked about once. */
function rememberSources(reader: LinkReader): (uid: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (uid) => {
    const found = known.get(uid) ?? sourcesOf(reader, drivingLinks(reader, uid));
    known.set(uid, found);
    return found;
  };
}

/** The tasks and all that drive them, as far as they are wanted. */
function driversOf(
  sources: (uid: number) => readonly number[],
  ends: readonly number[],
  isWanted: (uid: number) => boolean,
): Set<number> {
  const found = new Set(ends);
  const left = [...ends];
  for (let uid = left.pop(); uid !== undefined; uid = left.pop())
    for (const from of sources(uid))
      if (!found.has(from) && isWanted(from)) {
        found.add(from);
        left.push(from);
      }
  return found;
}

function inOrder({ dates }: LinkReader, uids: ReadonlySet<number>): number[] {
  const at = (uid: number) => dates.get(uid)?.start ?? 0;
  return [...uids].sort((a, b) => at(a) - at(b) || (dates.get(a)?.finish ?? 0) - (dates.get(b)?.finish ?? 0));
}

/** Active leaves with dates that do not span others. */
function leavesOf({ tasks }: LinkReader, result: ScheduleResult): TaskDates[] {
  return result.tasks.filter(({ uid, isSummary, finish }) => {
    const task = tasks.get(uid);
    return !isSummary && finish !== null && task?.isActive && !spansOthers(task);
  });
}
