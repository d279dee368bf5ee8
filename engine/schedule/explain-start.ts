import type { ConstraintType, Lag, LinkType, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import type { PlanTime, Ticks } from '../kernel/plan-time.ts';
import { drivingLink, type ScheduleResult, type StartReason, type TaskDates } from '../kernel/schedule-result.ts';
import { createLinkReader, type LinkReader } from './link-reader.ts';

/** One task on the way from a start to its origin; its `reason` leads to the next step. */
export interface ReasonStep {
  readonly uid: number;
  readonly name: string;
  readonly reason: StartReason;
  readonly start: PlanTime | null;
  readonly finish: PlanTime | null;
  readonly totalSlackTicks: Ticks | null;
}

/**
 * What would move the task next. `slackTicks` is how far it may still grow, in working time of the project's calendar,
 * before it drives; `allowed` the start (of FF and SF the finish) that it asks for now.
 */
export type NextMover =
  | {
      readonly kind: 'predecessor';
      readonly uid: number;
      readonly type: LinkType;
      readonly lag: Lag;
      readonly viaUid: number | null;
      readonly allowed: PlanTime;
      readonly slackTicks: Ticks;
    }
  | {
      readonly kind: 'constraint';
      readonly type: ConstraintType;
      readonly date: PlanTime;
      readonly viaUid: number | null;
      readonly slackTicks: Ticks;
    }
  | { readonly kind: 'project-start'; readonly date: PlanTime; readonly slackTicks: Ticks }
  | { readonly kind: 'calendar'; readonly calendarUid: number };

export interface StartExplanation {
  /** From the task to the origin of its start. */
  readonly steps: readonly ReasonStep[];
  /** What comes next after the driver of the task itself, nearest first; its calendar last. */
  readonly nextMovers: readonly NextMover[];
}

/**
 * Walks the reasons of a schedule from a task to its origin, at most once over each task, and tells what would move it
 * next; `result` is that of this very plan. Null for a task that the schedule does not hold.
 */
export function explainStart(input: ScheduleInput, result: ScheduleResult, uid: number): StartExplanation | null {
  const reader = createLinkReader(input, result);
  const plan: IndexedPlan = {
    input,
    ...reader,
    reader,
  };
  const task = plan.tasks.get(uid);
  const dates = plan.dates.get(uid);
  return task && dates ? { steps: walk(plan, uid), nextMovers: nextMovers(plan, task, dates) } : null;
}

interface IndexedPlan {
  readonly input: ScheduleInput;
  readonly reader: LinkReader;
  readonly tasks: ReadonlyMap<number, PlanTask>;
  readonly dates: ReadonlyMap<number, TaskDates>;
}

function walk(plan: IndexedPlan, uid: number): ReasonStep[] {
  const steps: ReasonStep[] = [];
  const seen = new Set<number>();
  for (let next: number | null = uid; next !== null && !seen.has(next); ) {
    seen.add(next);
    const task = plan.tasks.get(next);
    const dates = plan.dates.get(next);
    if (!task || !dates) break;
    const { reason, start, finish, totalSlackTicks } = dates;
    steps.push({ uid: next, name: task.name, reason, start, finish, totalSlackTicks });
    next = nextUid(reason);
    // A summary drives by its finish through the child that ends last, whatever its start comes from.
    const type = drivingLink(reason)?.type;
    if (next !== null && (type === 'FS' || type === 'FF')) next = stepThroughSummary(plan, next, steps, seen);
  }
  return steps;
}

/** Null at an origin, and where the way goes on in another plan, which the reason names. */
function nextUid(reason: StartReason): number | null {
  if (reason.kind === 'summary') return reason.uid;
  const link = drivingLink(reason);
  return link && link.planId === undefined ? link.uid : null;
}

/** Steps over a summary that drives by its finish; returns the leaf whose finish it is. */
function stepThroughSummary(plan: IndexedPlan, uid: number, steps: ReasonStep[], seen: Set<number>): number {
  let at = uid;
  for (let dates = plan.dates.get(at); dates?.isSummary && !seen.has(at); dates = plan.dates.get(at)) {
    const { finish, start, totalSlackTicks } = dates;
    const last = plan.reader.childrenOf(at).find(({ uid: child }) => plan.dates.get(child)?.finish === finish);
    if (!last || dates.reason.kind !== 'summary') return at;
    seen.add(at);
    const reason = { kind: 'summary', uid: last.uid } as const;
    steps.push({ uid: at, name: plan.tasks.get(at)?.name ?? '', reason, start, finish, totalSlackTicks });
    at = last.uid;
  }
  return at;
}

function nextMovers(plan: IndexedPlan, task: PlanTask, dates: TaskDates): NextMover[] {
  const { start, finish } = dates;
  if (start === null || finish === null || dates.isSummary) return [];
  const { project } = plan.input;
  const movers: Exclude<NextMover, { kind: 'calendar' }>[] = [];
  for (const { link, viaUid, asked, slackTicks } of plan.reader.holding(task.uid)) {
    if (asked === null || slackTicks === null) continue;
    const { predecessorUid: uid, type, lag } = link;
    movers.push({ kind: 'predecessor', uid, type, lag, viaUid, allowed: asked, slackTicks });
  }
  const { book } = plan.reader;
  for (const { uid, constraintType: type, constraintDate: date } of plan.reader.lineOf(task)) {
    if (date === null) continue;
    const slackTicks = book.project.count(date, type === 'FNET' || type === 'FNLT' || type === 'MFO' ? finish : start);
    movers.push({ kind: 'constraint', type, date, viaUid: uid === task.uid ? null : uid, slackTicks });
  }
  movers.push({ kind: 'project-start', date: project.start, slackTicks: book.project.count(project.start, start) });
  const others = movers.filter((mover) => !isDriver(mover, dates.reason)).sort((a, b) => a.slackTicks - b.slackTicks);
  return task.calendarUid === null ? others : [...others, { kind: 'calendar', calendarUid: task.calendarUid }];
}

function isDriver(mover: NextMover, reason: StartReason): boolean {
  if (mover.kind === 'predecessor') {
    const link = drivingLink(reason);
    return link?.uid === mover.uid && link.type === mover.type && link.viaUid === mover.viaUid;
  }
  if (mover.kind === 'constraint') return reason.kind === 'constraint' && reason.viaUid === mover.viaUid;
  return mover.kind === reason.kind;
}
