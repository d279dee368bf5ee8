import type { PlanTime, Ticks } from '../kernel/plan-time.ts';
import { drivingLink, type StartReason } from '../kernel/schedule-result.ts';
import { drivingPath } from './driving-path.ts';
import { daysOf, type PlannedDates, type PlanView, type TaskView } from './plan-view.ts';

/**
 * What moves a finish. `slack-used`: time that the plan held between two tasks, or before its end, and that is gone;
 * `overdue`: how far beyond the plan's own finish its open work ends, carried on from today.
 */
export const causeKinds = [
  'project-start',
  'late-start',
  'constraint',
  'manual',
  'levelling',
  'calendar',
  'duration',
  'added-work',
  'removed-work',
  'logic',
  'other-predecessor',
  'slack-used',
  'overdue',
  'unexplained',
] as const;
export type CauseKind = (typeof causeKinds)[number];

/** A named part of a finish variance. Positive is later. */
export interface Cause {
  readonly kind: CauseKind;
  readonly task: TaskView['task'] | null;
  readonly ticks: Ticks;
  readonly days: number;
}

export interface FinishVariance {
  /** The baseline's; of an earlier plan the forecast as it was then. */
  readonly planned: PlanTime;
  /** The forecast: where the plan's finish has passed with work open, that of the work carried on from today. */
  readonly finish: PlanTime;
  /** In working time of the project's calendar as it is now. The causes add up to it, in ticks and in days. */
  readonly ticks: Ticks;
  readonly days: number;
  readonly causes: readonly Cause[];
  readonly path: readonly TaskView[];
}

type End = 'start' | 'finish';

/**
 * How far the finish has moved from what it is compared with, a baseline or the plan as it stood at an earlier moment,
 * and which tasks of the driving path moved it. Convention: the path as it drives today is walked from its beginning;
 * each task is charged with what its driven end moved more than the end that drives it, then with the change of its own
 * length. What other predecessors would have caused without the one that drives is charged to them first, and time that
 * came free where work was dropped to that work; how far open work is carried beyond the plan's own finish comes last,
 * less how far it was already at the earlier moment. Null where nothing says what was planned, or no task has dates.
 */
export function finishVariance(plan: PlanView): FinishVariance | null {
  const { plannedFinish, forecastFinish, result, book, input } = plan;
  const { comparison } = plan.context;
  if (plannedFinish === null) return null;
  const planned = comparison.kind === 'earlier' ? comparison.forecastFinish : plannedFinish;
  const overdue = book.project.count(result.finish, forecastFinish) - book.project.count(plannedFinish, planned);
  const own = book.project.count(plannedFinish, result.finish);
  const path = drivingPath(plan);
  if (path.length === 0) return null;
  const parts = new Parts(removedWork(plan));
  const carried = walk(plan, path, parts);
  chargeEnd(plan, path, parts, own - carried);
  parts.charge('unexplained', null, own - parts.sum());
  parts.charge('overdue', longestOverdue(plan) ?? null, overdue);
  return {
    planned,
    finish: forecastFinish,
    ticks: own + overdue,
    days: daysOf(input.project, own + overdue),
    causes: inDays(parts.list, input.project),
    path,
  };
}

/** Each part as the days by which it takes the sum on, so that rounded to a tenth they still add up to the whole. */
function inDays(parts: Parts['list'], project: PlanView['input']['project']): Cause[] {
  let ticks = 0;
  return parts.map((part) => {
    const before = daysOf(project, ticks);
    ticks += part.ticks;
    return { ...part, days: Math.round((daysOf(project, ticks) - before) * 10) / 10 + 0 };
  });
}

/** The open task that was to be done first. */
export function longestOverdue({ open }: PlanView): TaskView | undefined {
  const dated = open.filter(({ dates }) => dates.finish !== null);
  return dated.toSorted((a, b) => (a.dates.finish ?? 0) - (b.dates.finish ?? 0))[0] ?? open[0];
}

class Parts {
  readonly list: Omit<Cause, 'days'>[] = [];
  readonly removed: readonly RemovedWork[];

  constructor(removed: readonly RemovedWork[]) {
    this.removed = removed;
  }

  charge(kind: CauseKind, view: TaskView | null, ticks: Ticks): void {
    if (ticks !== 0) this.list.push({ kind, task: view?.task ?? null, ticks });
  }

  sum(): Ticks {
    return this.list.reduce((sum, { ticks }) => sum + ticks, 0);
  }
}

/** Charges all that can be compared; what comes back is the variance at the last compared end. */
function walk(plan: PlanView, path: readonly TaskView[], parts: Parts): Ticks {
  let carried = 0;
  let added: TaskView[] = [];
  let isOrigin = true;
  // where the task before was to end; before the first, the beginning of time
  let lastPlanned: PlanTime = 0;
  path.forEach((view, index) => {
    const entry = entryOf(view.dates.reason, index);
    const exit = exitOf(path[index + 1]?.dates.reason);
    const [atEntry, atExit] = [varianceAt(plan, view, entry), varianceAt(plan, view, exit)];
    if (atEntry === null || atExit === null) {
      added.push(view);
      lastPlanned = view.planned?.finish ?? lastPlanned;
      return;
    }
    const gap = chargeAdded(plan, added, atEntry - carried, parts);
    const left =
      gap > 0
        ? chargeOthers(plan, view, entry, Math.max(0, carried), gap, parts)
        : chargeRemoved({ from: lastPlanned, to: view.planned?.[entry] }, gap, parts);
    if (isOrigin) parts.charge(originKind(path[0]?.dates.reason), path[0] ?? view, left);
    else parts.charge(left < 0 ? 'slack-used' : 'logic', view, left);
    chargeLength(view, atExit - atEntry, parts, entry === exit);
    [carried, added, isOrigin] = [atExit, [], false];
    lastPlanned = view.planned?.finish ?? lastPlanned;
  });
  return carried;
}

/** Work between two planned ends that is no more takes its length of the time that came free; the rest comes back. */
function chargeRemoved(between: { from: PlanTime; to: PlanTime | null | undefined }, gap: Ticks, parts: Parts): Ticks {
  const { from, to } = between;
  if (gap === 0 || to == null) return gap;
  const inside = parts.removed.filter(({ start, finish }) => start >= from && finish <= to);
  const [longest] = inside.toSorted((a, b) => b.length - a.length);
  const share = Math.max(gap, -(longest?.length ?? 0));
  parts.charge('removed-work', longest?.view ?? null, share);
  return gap - share;
}

interface RemovedWork {
  /** Null where the plan does not know the task any more. */
  readonly view: TaskView | null;
  readonly start: PlanTime;
  readonly finish: PlanTime;
  readonly length: Ticks;
}

/** What was planned and is not among the work any more. */
function removedWork({ context: { comparison }, tasks, byUid, detail, book }: PlanView): RemovedWork[] {
  const isThere = new Set(detail.map(({ task }) => task.uid));
  const planned =
    comparison.kind === 'earlier'
      ? [...comparison.datesByUid]
      : tasks.flatMap((view) =>
          view.planned && !view.dates.isSummary ? [[view.task.uid, view.planned] as const] : [],
        );
  return planned.flatMap(([uid, { start, finish }]) => {
    if (isThere.has(uid) || start === null || finish === null) return [];
    return [{ view: byUid.get(uid) ?? null, start, finish, length: book.project.count(start, finish) }];
  });
}

/** What moves the rest of begun work moves its finish. */
function entryOf(reason: StartReason, index: number): End {
  if (index === 0 || !drivingLink(reason)) return 'start';
  return reason.kind === 'predecessor' ? reason.drivesBy : 'finish';
}

function exitOf(next: StartReason | undefined): End {
  const type = next && drivingLink(next)?.type;
  return type === 'SS' || type === 'SF' ? 'start' : 'finish';
}

function varianceAt({ book }: PlanView, { planned, dates }: TaskView, end: End): Ticks | null {
  const [from, to] = [planned?.[end] ?? null, dates[end]];
  return from === null || to === null ? null : book.project.count(from, to);
}

/** Tasks that nothing was planned for take their own length of a delay; the rest comes back. */
function chargeAdded({ book }: PlanView, added: readonly TaskView[], gap: Ticks, parts: Parts): Ticks {
  return added.reduce((left, view) => {
    const { start, finish } = view.dates;
    const length = start === null || finish === null ? 0 : book.project.count(start, finish);
    const share = Math.max(0, Math.min(left, length));
    parts.charge('added-work', view, share);
    return left - share;
  }, gap);
}

/** What predecessors that do not drive would have delayed by themselves; the rest comes back. */
function chargeOthers(plan: PlanView, view: TaskView, entry: End, carried: Ticks, gap: Ticks, parts: Parts): Ticks {
  const { start } = view.planned ?? ({ start: null } satisfies Pick<PlannedDates, 'start'>);
  if (entry !== 'start' || start === null) return gap;
  const driverUid = drivingLink(view.dates.reason)?.uid;
  const others = view.predecessors.flatMap(({ predecessorUid, type }) => {
    const other = plan.byUid.get(predecessorUid);
    const finish = other?.dates.finish ?? null;
    if (!other || finish === null || type !== 'FS' || predecessorUid === driverUid) return [];
    return [{ other, delay: plan.book.project.count(start, finish) }];
  });
  const [worst] = others.toSorted((a, b) => b.delay - a.delay);
  const share = worst ? Math.max(0, Math.min(gap, worst.delay - carried)) : 0;
  parts.charge('other-predecessor', worst?.other ?? null, share);
  return gap - share;
}

/** What a task's own length adds: more or less work time as its duration, the rest by its calendar and its pauses. */
function chargeLength(view: TaskView, growth: Ticks, parts: Parts, isSameEnd: boolean): void {
  if (isSameEnd) return;
  const { task, dates, planned } = view;
  const isCounted = !task.isElapsed && dates.durationTicks !== null && planned?.durationTicks != null;
  const change = isCounted ? (dates.durationTicks ?? 0) - (planned?.durationTicks ?? 0) : growth;
  // Driven by its finish and driving by its start, a longer task pulls what follows it forward.
  const duration = isCounted && Math.sign(growth) === -Math.sign(change) ? 0 : change;
  parts.charge('duration', view, duration);
  parts.charge('calendar', view, growth - duration);
}

/** The last tasks of the path may be new, or may not be those that were planned to end last. */
function chargeEnd(plan: PlanView, path: readonly TaskView[], parts: Parts, rest: Ticks): void {
  const firstCompared = path.findLastIndex((view) => varianceAt(plan, view, 'finish') !== null);
  const added = path.slice(firstCompared + 1);
  const last = path.at(-1) ?? null;
  const to = plan.plannedFinish;
  const removed = rest < 0 ? chargeRemoved({ from: path[firstCompared]?.planned?.finish ?? 0, to }, rest, parts) : rest; // biome-ignore format: one line
  const left = chargeAdded(plan, added, removed, parts);
  const late = added.length > 0 ? 'logic' : 'unexplained';
  parts.charge(left < 0 ? 'slack-used' : late, left > 0 && added.length === 0 ? null : last, left);
}

function originKind(reason: StartReason | undefined): CauseKind {
  switch (reason?.kind) {
    case 'project-start':
    case 'constraint':
    case 'manual':
    case 'levelling':
    case 'calendar':
      return reason.kind;
    case 'deadline':
    case 'project-finish':
      return 'constraint';
    default:
      return 'late-start';
  }
}
