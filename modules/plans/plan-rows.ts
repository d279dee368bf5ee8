import type { PlanCalendar, PlanLink, PlanProject, PlanTask, ScheduleInput } from '#engine';
import type { Json } from '#platform/server';
import { baselineRows, baselinesByTask } from './baseline-rows.ts';
import { inOutlineOrder } from './outline-order.ts';
import { rankSiblings } from './rank.ts';
import type { SourceFields } from './source-fields.ts';
import { columnOf, fields, type PlanRows, type Row } from './tables.ts';

/**
 * The rows of a plan. Siblings get ranks by their order in the input; a task that stands in `present` (the rows that the
 * plan has now) keeps its rank where the order allows. `setAt` is when the baselines of the input were recorded.
 */
export function toRows(
  input: ScheduleInput,
  beside: SourceFields,
  setAt: string,
  present: readonly Row[] = [],
): PlanRows {
  const ranks = ranksOf(input.tasks, present);
  const row = (names: readonly string[], record: object, more: Row = {}): Row => ({
    ...Object.fromEntries(names.map((name) => [columnOf(name), (record as Record<string, Json>)[name] ?? null])),
    ...more,
  });
  const keep = (kind: 'task' | 'calendar' | 'resource' | 'assignment', record: { uid: number }, more: Row = {}) =>
    row(fields[kind], record, { ...more, unknown: beside[kind].get(record.uid) ?? null });
  return {
    plan: row(fields.plan, input.project, { source: beside.source, unknown: beside.plan }),
    parts: {
      calendar: input.calendars.map((calendar) => keep('calendar', calendar)),
      task: input.tasks.map((task) => keep('task', task, { rank: ranks.get(task.uid) ?? '' })),
      link: numbered(input.links).map(({ link, nth }) => row(fields.link, link, { nth })),
      resource: input.resources.map((resource) => keep('resource', resource)),
      assignment: input.assignments.map((assignment) => keep('assignment', assignment)),
      baseline: baselineRows(input.tasks, setAt),
      element: beside.elements,
    },
  };
}

/** The engine's record of the rows. Inverse of `toRows`, except that parts come sorted by uid and links by their tasks. */
export function toInput({ plan, parts }: PlanRows): ScheduleInput {
  const byUid = (rows: readonly Row[], names: readonly string[]) =>
    [...rows].sort((a, b) => Number(a.uid) - Number(b.uid)).map((row) => record(names, row));
  const baselines = baselinesByTask(parts.baseline);
  return {
    project: projectOf(plan),
    calendars: byUid(parts.calendar, fields.calendar) as ScheduleInput['calendars'],
    tasks: inOutlineOrder(parts.task).map((row) => ({
      ...(record(fields.task, row) as PlanTask),
      baselines: baselines.get(Number(row.uid)) ?? [],
    })),
    links: [...parts.link].sort(byTasks).map((row) => record(fields.link, row) as PlanLink),
    resources: byUid(parts.resource, fields.resource) as ScheduleInput['resources'],
    assignments: byUid(parts.assignment, fields.assignment) as ScheduleInput['assignments'],
  };
}

/** Links with their place among those of the same two tasks. */
function numbered(links: readonly PlanLink[]): { link: PlanLink; nth: number }[] {
  const seen = new Map<string, number>();
  return links.map((link) => {
    const pair = `${link.predecessorUid}-${link.successorUid}`;
    const nth = seen.get(pair) ?? 0;
    seen.set(pair, nth + 1);
    return { link, nth };
  });
}

/** The rank of every task; siblings are ranked in the order of the input. */
function ranksOf(tasks: readonly PlanTask[], present: readonly Row[]): Map<number, string> {
  const now = new Map(present.map((row) => [Number(row.uid), row]));
  const siblings = new Map<number | null, number[]>();
  for (const { uid, parentUid } of tasks)
    siblings
      .set(parentUid, siblings.get(parentUid) ?? [])
      .get(parentUid)
      ?.push(uid);
  const ranks = new Map<number, string>();
  for (const [parentUid, uids] of siblings) {
    const kept = uids.map((uid) => {
      const row = now.get(uid);
      return row && row.parent_uid === parentUid ? String(row.rank) : null;
    });
    for (const [index, rank] of rankSiblings(kept).entries()) ranks.set(uids[index] as number, rank);
  }
  return ranks;
}

const record = (names: readonly string[], row: Row) =>
  Object.fromEntries(names.map((name) => [name, row[columnOf(name)] ?? null])) as unknown;

export const projectOf = (plan: Row) => record(fields.plan, plan) as PlanProject;
export const calendarOf = (row: Row) => record(fields.calendar, row) as PlanCalendar;

function byTasks(a: Row, b: Row): number {
  return (
    Number(a.successor_uid) - Number(b.successor_uid) ||
    Number(a.predecessor_uid) - Number(b.predecessor_uid) ||
    Number(a.nth) - Number(b.nth)
  );
}
