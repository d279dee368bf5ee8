import type {
  PlanAssignment,
  PlanCalendar,
  PlanLink,
  PlanProject,
  PlanResource,
  PlanTask,
  ScheduleInput,
} from '#engine';
import type { Json } from '#platform/server';
import { baselineRows, baselinesByTask } from './baseline-rows.ts';
import { inOutlineOrder } from './outline-order.ts';
import { rankSiblings } from './rank.ts';
import type { SourceFields } from './source-fields.ts';
import { columnOf, fields, type Part, type PlanRows, partEntities, planEntity, type Row } from './tables.ts';

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
  const keep = (kind: 'task' | 'calendar' | 'resource' | 'assignment', record: { uid: number }, more: Row = {}) =>
    toRow(columns[kind], record, { ...more, unknown: beside[kind].get(record.uid) ?? null });
  return {
    plan: toRow(columns.plan, input.project, { source: beside.source, unknown: beside.plan }),
    parts: {
      calendar: input.calendars.map((calendar) => keep('calendar', calendar)),
      task: input.tasks.map((task) => keep('task', task, { rank: ranks.get(task.uid) ?? '' })),
      link: numbered(input.links).map(({ link, nth }) => toRow(columns.link, link, { nth })),
      resource: input.resources.map((resource) => keep('resource', resource)),
      assignment: input.assignments.map((assignment) => keep('assignment', assignment)),
      baseline: baselineRows(input.tasks, setAt),
      element: beside.elements,
    },
  };
}

/** The engine's record of the rows. Inverse of `toRows`, except that parts come sorted by uid and links by their tasks. */
export function toInput({ plan, parts }: PlanRows): ScheduleInput {
  const byUid = (rows: readonly Row[], part: Columns) =>
    [...rows].sort((a, b) => Number(a.uid) - Number(b.uid)).map((row) => toRecord(part, row));
  const baselines = baselinesByTask(parts.baseline);
  return {
    project: projectOf(plan),
    calendars: byUid(parts.calendar, columns.calendar) as ScheduleInput['calendars'],
    tasks: inOutlineOrder(parts.task).map((row) => {
      const task = toRecord(columns.task, row) as PlanTask;
      return Object.assign(task, { baselines: baselines.get(task.uid) ?? [] });
    }),
    links: [...parts.link].sort(byTasks).map((row) => toRecord(columns.link, row) as PlanLink),
    resources: byUid(parts.resource, columns.resource) as ScheduleInput['resources'],
    assignments: byUid(parts.assignment, columns.assignment) as ScheduleInput['assignments'],
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

/** Field and column of each record, worked out once: there are hundreds of thousands of values to a large plan. */
interface Columns {
  readonly pairs: readonly (readonly [field: string, column: string])[];
  readonly emptyRow: Row;
  readonly emptyRecord: Row;
}

const isOwn = (column: string) => !['id', 'project_id', 'plan_id'].includes(column);
const columns = Object.fromEntries(
  Object.entries(fields).map(([part, names]): [string, Columns] => {
    const { columns: all } = part === 'plan' ? planEntity : partEntities[part as Part];
    return [
      part,
      {
        pairs: names.map((name) => [name, columnOf(name)]),
        emptyRow: empty(all.filter(isOwn)),
        emptyRecord: empty(part === 'task' ? [...names, 'baselines'] : names),
      },
    ];
  }),
) as Record<keyof typeof fields, Columns>;

/** What is copied and filled: V8 keeps an object that gets thirty names one by one as a table of five times the size. */
function empty(names: readonly string[]): Row {
  return JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null]))));
}

function toRow({ pairs, emptyRow }: Columns, record: object, more: Row): Row {
  const row: Record<string, Json> = { ...emptyRow };
  for (const [field, column] of pairs) row[column] = (record as Row)[field] ?? null;
  return Object.assign(row, more);
}

function toRecord({ pairs, emptyRecord }: Columns, row: Row): object {
  const record: Record<string, Json> = { ...emptyRecord };
  for (const [field, column] of pairs) record[field] = row[column] ?? null;
  return record;
}

export const projectOf = (plan: Row) => toRecord(columns.plan, plan) as PlanProject;
export const calendarOf = (row: Row) => toRecord(columns.calendar, row) as PlanCalendar;
export const resourceOf = (row: Row) => toRecord(columns.resource, row) as PlanResource;
export const assignmentOf = (row: Row) => toRecord(columns.assignment, row) as PlanAssignment;
/** Without its baselines, which stand beside the tasks. */
export const taskOf = (row: Row) => toRecord(columns.task, row) as PlanTask;

/** The order of links: by successor, predecessor and place among those of the same two. */
export function byTasks(a: Row, b: Row): number {
  return (
    Number(a.successor_uid) - Number(b.successor_uid) ||
    Number(a.predecessor_uid) - Number(b.predecessor_uid) ||
    Number(a.nth) - Number(b.nth)
  );
}
