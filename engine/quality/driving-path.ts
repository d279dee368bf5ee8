import type { LinkType } from '../kernel/plan.ts';
import type { TaskDates } from '../kernel/schedule-result.ts';
import type { PlanView, TaskView } from './plan-view.ts';

/**
 * The tasks that decide the finish of the plan, first to last: from the detail task that ends last back over what each
 * start waits for, to the one that waits for nothing. Of several that end last, one that drives another is
 * not the end; a milestone goes before work, and a later row before an earlier one. Empty where no task has a finish.
 */
export function drivingPath(plan: PlanView): TaskView[] {
  const path: TaskView[] = [];
  const seen = new Set<TaskView>();
  for (let at = lastToFinish(plan.detail); at && !seen.has(at); at = driverOf(plan, at)) {
    seen.add(at);
    path.unshift(at);
  }
  return path;
}

function lastToFinish(views: readonly TaskView[]): TaskView | undefined {
  const latest = views.reduce((last, { dates }) => Math.max(last, dates.finish ?? -1), -1);
  const tied = views.filter(({ dates }) => dates.finish === latest);
  const drivers = new Set(tied.map(({ dates }) => (dates.reason.kind === 'predecessor' ? dates.reason.uid : null)));
  const ends = tied.filter(({ task }) => !drivers.has(task.uid));
  const candidates = ends.length > 0 ? ends : tied;
  return candidates.findLast(({ task }) => task.isMilestone) ?? candidates.at(-1);
}

/** The detail task that this one waits for; of a summary, the one of its leaves that makes the end the link holds by. */
function driverOf(plan: PlanView, { dates }: TaskView): TaskView | undefined {
  const { reason } = dates;
  if (reason.kind !== 'predecessor') return undefined;
  const view = plan.byUid.get(reason.uid);
  return view?.dates.isSummary ? leafAt(plan, view.dates, reason.type) : view;
}

function leafAt(plan: PlanView, { uid }: TaskDates, type: LinkType): TaskView | undefined {
  const leaves = plan.detail.filter((view) => isBelow(plan, view, uid));
  if (type === 'FS' || type === 'FF') return lastToFinish(leaves);
  return leaves.reduce<TaskView | undefined>(
    (first, view) => ((view.dates.start ?? Infinity) < (first?.dates.start ?? Infinity) ? view : first),
    undefined,
  );
}

function isBelow({ byUid }: PlanView, view: TaskView, summaryUid: number): boolean {
  for (let at: TaskView | undefined = view; at; ) {
    const { parentUid }: TaskView['task'] = at.task;
    if (parentUid === summaryUid) return true;
    at = parentUid === null ? undefined : byUid.get(parentUid);
  }
  return false;
}
