import { drivingLink } from '../kernel/schedule-result.ts';
import type { PlanView, TaskView } from './plan-view.ts';

/**
 * The tasks that decide the finish of the plan, first to last: from the detail task that ends last back over what each
 * start waits for, to the one that waits for nothing. Of several that end last, one that drives another is
 * not the end; a milestone goes before work, and a later row before an earlier one. Empty where no task has a finish.
 */
export function drivingPath(plan: PlanView): TaskView[] {
  const path: TaskView[] = [];
  const seen = new Set<TaskView>();
  const leavesOf = leavesIn(plan);
  for (let at = lastToFinish(plan.detail); at && !seen.has(at); at = driverOf(plan, at, leavesOf)) {
    seen.add(at);
    path.push(at);
  }
  return path.reverse();
}

function lastToFinish(views: readonly TaskView[]): TaskView | undefined {
  const latest = views.reduce((last, { dates }) => Math.max(last, dates.finish ?? -1), -1);
  const tied = views.filter(({ dates }) => dates.finish === latest);
  const drivers = new Set(tied.map(({ dates }) => drivingLink(dates.reason)?.uid));
  const ends = tied.filter(({ task }) => !drivers.has(task.uid));
  const candidates = ends.length > 0 ? ends : tied;
  return candidates.findLast(({ task }) => task.isMilestone) ?? candidates.at(-1);
}

/** The detail task that this one waits for; of a summary, the one of its leaves that makes the end the link holds by. */
function driverOf(plan: PlanView, { dates }: TaskView, leavesOf: LeavesOf): TaskView | undefined {
  const link = drivingLink(dates.reason);
  const view = link ? plan.byUid.get(link.uid) : undefined;
  if (!link || !view?.dates.isSummary) return view;
  const leaves = leavesOf(view);
  if (link.type === 'FS' || link.type === 'FF') return lastToFinish(leaves);
  return leaves.reduce<TaskView | undefined>(
    (first, leaf) => ((leaf.dates.start ?? Infinity) < (first?.dates.start ?? Infinity) ? leaf : first),
    undefined,
  );
}

type LeavesOf = (summary: TaskView) => readonly TaskView[];

/** The detail tasks below a summary: in the order of the outline they stand right behind it. */
function leavesIn({ tasks, detail }: PlanView): LeavesOf {
  const places = new Map(tasks.map((view, index) => [view, index]));
  const isDetail = new Set(detail);
  return (summary) => {
    const leaves: TaskView[] = [];
    for (let at = (places.get(summary) ?? tasks.length) + 1; at < tasks.length; at++) {
      const view = tasks[at] as TaskView;
      if (view.dates.outlineLevel <= summary.dates.outlineLevel) break;
      if (isDetail.has(view)) leaves.push(view);
    }
    return leaves;
  };
}
