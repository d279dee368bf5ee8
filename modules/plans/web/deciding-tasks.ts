import type { Plan, PlanRow } from './read-plan.ts';
import { waitingLinks } from './waiting-links.ts';

/**
 * The tasks that decide when these end: themselves, what drives them, what drives that. Slack does not tell them: behind a
 * deadline that is missed every task has less than none, those too that could slip without moving this one. A summary
 * stands for what makes its date. Where neither a link nor a date holds a task, it waits for its people: then the critical
 * ones of its predecessors count.
 */
export function decidingTasks(plan: Plan, last: readonly PlanRow[]): ReadonlySet<PlanRow> {
  const found = new Set(last);
  for (const row of found) {
    const made = row.isSummary ? makersOf(row) : driversOf(plan, row);
    for (const each of made) if (each.isActive) found.add(each);
  }
  return found;
}

const makersOf = ({ children, start, finish }: PlanRow) =>
  children.filter((child) => child.finish === finish || child.start === start);

function driversOf(plan: Plan, row: PlanRow): PlanRow[] {
  const drivers: PlanRow[] = [];
  for (let held: PlanRow | undefined = row; held; held = plan.byUid.get(held.parentUid)) {
    const { incoming } = held;
    const reason = incoming.flatMap(({ from }) => (from.uid === row.reasonUid ? [from] : []));
    const tight = waitingLinks(plan, { ...row, incoming }).filter(({ days }) => days === 0);
    drivers.push(...reason, ...tight.map(({ predecessor }) => predecessor));
  }
  if (drivers.length > 0 || row.constraint !== 'ASAP') return drivers;
  return row.incoming.flatMap(({ from }) => (from.isCritical ? [from] : []));
}
