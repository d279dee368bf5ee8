import type { ArraySchedule } from './array-schedule.ts';
import { askedBy, hasBegun, standsAt } from './begun-work.ts';
import { progressOf } from './forward-dates.ts';
import { linkCode, none, placement, projectCalendar } from './plan-arrays.ts';

/**
 * The leaves on the longest path of a network of plans, by their numbers in the schedule: from those that end the whole, or
 * the plan `ofPlan` of it, back over every link that drives, into whatever plan that leads (`longestPath` is the same of one
 * plan, by its records).
 */
export function longestOfNetwork(scheduled: ArraySchedule, ofPlan: number | null): ReadonlySet<number> {
  const { plan, network, early } = scheduled;
  const { dates } = early;
  const { isSummary, parent, incoming, childStart, children } = network;
  const isEnding = (task: number) =>
    !isSummary[task] &&
    plan.isActive[task] === 1 &&
    plan.placement[task] !== placement.spanning &&
    (ofPlan === null || plan.groups?.of[task] === ofPlan);
  const last = dates.finish.reduce((most, finish, task) => (isEnding(task) ? Math.max(most, finish) : most), none);
  const found = new Set<number>();
  const left: number[] = [];
  const enter = (task: number) => {
    if (found.has(task)) return;
    found.add(task);
    left.push(task);
  };
  /** The end that a link comes from: of a summary the leaves that make it. */
  const enterEnd = (task: number, of: Int32Array) => {
    const open = [task];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (!isSummary[at]) enter(at);
      else
        for (let row = childStart[at] as number; row < (childStart[at + 1] as number); row++) {
          const child = children[row] as number;
          if (of[child] === of[at] && (plan.isActive[child] || !plan.isActive[at])) open.push(child);
        }
    }
  };
  const drives = (link: number, task: number) => {
    if (link === dates.driver[task]) return true;
    const from = plan.links.from[link] as number;
    if (!plan.isActive[from] || plan.placement[from] === placement.spanning || !isMoved(scheduled, task)) return false;
    const type = plan.links.type[link];
    const asked = askedBy(early, link);
    const stands = standsAt(early, task, type === linkCode.FS || type === linkCode.SS);
    const calendar = projectCalendar(plan, task);
    return asked !== none && stands !== none && calendar.worked(asked) >= calendar.worked(stands);
  };
  if (last !== none)
    for (let task = 0; task < network.count; task++) if (isEnding(task) && dates.finish[task] === last) enter(task);
  for (let task = left.pop(); task !== undefined; task = left.pop()) {
    for (let above = task; above >= 0; above = parent[above] as number)
      for (let row = incoming.start[above] as number; row < (incoming.end[above] as number); row++) {
        const link = incoming.items[row] as number;
        if (!drives(link, task)) continue;
        const type = plan.links.type[link];
        enterEnd(
          plan.links.from[link] as number,
          type === linkCode.SS || type === linkCode.SF ? dates.start : dates.finish,
        );
      }
  }
  return new Set([...found].filter((task) => dates.start[task] !== none));
}

/** Whether links say where a leaf stands, or where what is left of it does; of split work its one driver is known already. */
function isMoved({ plan, early }: ArraySchedule, task: number): boolean {
  if (plan.placement[task] === placement.automatic) return true;
  return hasBegun(early, task) && progressOf(early, task) !== 'progress-override';
}
