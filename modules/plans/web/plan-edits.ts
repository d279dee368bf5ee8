import { type Lag, type PlanTime, parsePlanTime } from '#engine';
import type { CellEdit, GridValue } from '#platform/web';
import type { PlanChange } from '../contract.ts';
import { none } from '../routes.ts';
import { type Duration, parseDuration, type ReadingWords } from './duration-notation.ts';
import { parseEarning, usualRule } from './earning-notation.ts';
import type { PeopleChanges } from './people-changes.ts';
import { parsePredecessors, type TypedPredecessor } from './predecessor-notation.ts';
import type { Plan, PlanRow, PlanRowLink } from './read-plan.ts';
import { parseWork } from './work-notation.ts';

/** The columns of the plan's grid that can be written in. Their values are what the editors of plan-editors.ts give. */
export type Cells = {
  readonly [C in
    | 'task'
    | 'duration'
    | 'start'
    | 'finish'
    | 'percent'
    | 'after'
    | 'constraint'
    | 'constraintDate'
    | 'deadline'
    | 'people'
    | 'work'
    | 'taskType'
    | 'effortDriven'
    | 'earning']?: GridValue;
};

type TaskFields = Readonly<Record<string, unknown>>;

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The changes that cells written in mean; `plan` is the one that their writer saw. */
export function changesOf(
  plan: Plan,
  edits: readonly CellEdit<PlanRow>[],
  words: ReadingWords,
  people: PeopleChanges,
): PlanChange[] {
  const cellsOf = new Map<number, Record<string, GridValue>>();
  for (const { row, column, value } of edits) cellsOf.set(row.uid, { ...cellsOf.get(row.uid), [column]: value });
  return [...cellsOf].flatMap(([uid, cells]) => {
    const row = plan.byUid.get(uid);
    if (!row) return [];
    const who =
      typeof cells.people === 'string' || cells.people === null ? people.of(uid, row, cells.people ?? '') : [];
    return [...fieldChanges(plan, row, cells, words), ...who, ...linkChanges(plan, row, cells.after, words)];
  });
}

function fieldChanges(plan: Plan, row: PlanRow, cells: Cells, words: ReadingWords): PlanChange[] {
  const before = fieldsOf(plan, row);
  return Object.entries(fieldsFrom(plan, cells, words, row)).flatMap(([field, to]) => {
    const from = before[field];
    return isSame(from, to) ? [] : [{ entity: 'task', id: String(row.uid), field, from, to } as PlanChange];
  });
}

/** What the task says now in the fields that cells change. */
function fieldsOf({ view }: Plan, row: PlanRow): TaskFields {
  const index = view.tasks.uid.indexOf(row.uid);
  const work = view.tasks.workTicks[index] ?? none;
  return {
    name: row.name,
    durationTicks: row.hasNoDuration ? null : row.durationTicks,
    durationUnit: row.unit,
    isElapsed: row.isElapsed,
    isEstimated: row.isEstimated,
    percentComplete: row.percentComplete,
    constraintType: row.constraint,
    constraintDate: row.constraintDate,
    deadline: row.deadline,
    workTicks: work === none ? null : work,
    type: row.taskType,
    isEffortDriven: row.isEffortDriven,
    earning: row.earning,
  };
}

/** The fields of a task that the cells say. */
function fieldsFrom(plan: Plan, cells: Cells, words: ReadingWords, row?: PlanRow): TaskFields {
  const { task: name, duration, percent, deadline } = cells;
  const length = typeof duration === 'string' ? parseDuration(duration, plan.view.project, words) : null;
  return {
    ...(typeof name === 'string' && { name }),
    ...(length ? lengthFields(length) : spanFields(plan, cells)),
    ...(typeof percent === 'number' && { percentComplete: percent }),
    ...(deadline !== undefined && { deadline: timeOf(deadline) }),
    ...workFields(plan, cells, words, row),
    ...constraintFields(plan, cells, row),
  };
}

const lengthFields = ({ ticks, unit, isElapsed, isEstimated }: Duration & { readonly isEstimated: boolean }) => ({
  durationTicks: ticks,
  durationUnit: unit,
  isElapsed,
  isEstimated,
});
const timeOf = (value: GridValue | undefined) => (typeof value === 'string' ? parsePlanTime(value) : null);

function workFields(
  plan: Plan,
  { work, taskType, effortDriven, earning }: Cells,
  words: ReadingWords,
  row?: PlanRow,
): TaskFields {
  const workTicks = typeof work === 'string' ? parseWork(work, plan.view.project, words) : null;
  const rule = typeof earning === 'string' ? parseEarning(earning, plan, row, words) : null;
  const isUsual = rule !== null && isSame(rule, usualRule(row ?? { isLevelOfEffort: false }));
  return {
    ...(workTicks !== null && { workTicks }),
    ...(typeof taskType === 'string' && { type: taskType }),
    ...(typeof effortDriven === 'string' && { isEffortDriven: effortDriven === 'yes' }),
    ...(earning !== undefined && { earning: isUsual ? null : rule }),
  };
}

/** A start and a finish, pasted together, say the length too. */
function spanFields({ workingTime }: Plan, cells: Cells): TaskFields {
  const [start, finish] = [timeOf(cells.start), timeOf(cells.finish)];
  if (start === null || finish === null || finish < start) return {};
  return { durationTicks: workingTime.count(start, finish), isElapsed: false, isEstimated: false };
}

/**
 * A start or finish that is typed holds the task there: no earlier than that, or no later in a plan that is scheduled
 * from its finish. Emptied, it lets go of the task. Of both the start counts, as the length says the finish then.
 */
function typedConstraint(isBackward: boolean, { start, finish }: Cells): TaskFields {
  if (start === undefined && finish === undefined) return {};
  const edge = start ? 'S' : 'F';
  const constraintDate = timeOf(start ?? finish);
  if (constraintDate === null) return { constraintType: isBackward ? 'ALAP' : 'ASAP', constraintDate };
  return { constraintType: `${edge}N${isBackward ? 'L' : 'E'}T`, constraintDate };
}

/**
 * A type that takes a date gets the one that the task has, or where it stands; a date alone means no earlier than that,
 * or no later in a plan that is scheduled from its finish. Taking the date away takes the constraint away.
 */
function constraintFields(plan: Plan, cells: Cells, row?: PlanRow): TaskFields {
  const { constraint, constraintDate } = cells;
  const isBackward = plan.view.project.scheduleFrom === 'finish';
  if (constraint === undefined && constraintDate === undefined) return typedConstraint(isBackward, cells);
  const isDated = (type: unknown) => type !== 'ASAP' && type !== 'ALAP';
  const date = constraintDate === undefined ? (row?.constraintDate ?? null) : timeOf(constraintDate);
  const now = row?.constraint ?? 'ASAP';
  const usual = date === null ? (isBackward ? 'ALAP' : 'ASAP') : isDated(now) ? now : isBackward ? 'FNLT' : 'SNET';
  const constraintType = constraint ?? usual;
  if (!isDated(constraintType)) return { constraintType, constraintDate: null };
  return { constraintType, constraintDate: date ?? standsAt(plan, String(constraintType), row) };
}

function standsAt({ view }: Plan, type: string, row?: PlanRow): PlanTime {
  const at = type.startsWith('S') || type === 'MSO' ? row?.start : row?.finish;
  return at ?? view.project.start;
}

/** Links that come, go or change so that the task has the predecessors typed. */
function linkChanges(plan: Plan, row: PlanRow, typed: GridValue | undefined, words: ReadingWords): PlanChange[] {
  if (typed === undefined) return [];
  const wanted = parsePredecessors(String(typed ?? ''), plan.view.project, words);
  if ('fault' in wanted) return [];
  const left = [...row.incoming];
  const changes = wanted.flatMap((one) => {
    const from = plan.rows[one.number - 1];
    if (!from) return [];
    const found = takeFrom(left, (link) => link.from === from && link.type === one.type) ?? takeFrom(left, (link) => link.from === from); // biome-ignore format: one choice
    return found ? changedLink(found, one) : [newLink(row, from, one)];
  });
  return [...left.map((link) => goneLink(link)), ...changes];
}

function takeFrom<T>(list: T[], isWanted: (one: T) => boolean): T | undefined {
  const index = list.findIndex(isWanted);
  return index < 0 ? undefined : list.splice(index, 1)[0];
}

const linkId = ({ from, to, nth }: PlanRowLink) => `${from.uid}-${to.uid}${nth > 0 ? `-${nth}` : ''}`;
const isNothing = (lag: Lag) => (lag.kind === 'percent' ? lag.percent : lag.ticks) === 0;

function changedLink(link: PlanRowLink, { type, lag }: TypedPredecessor): PlanChange[] {
  const id = linkId(link);
  const isSameLag = isSame(link.lag, lag) || (isNothing(link.lag) && isNothing(lag));
  return [
    ...(link.type === type ? [] : [{ entity: 'link', id, field: 'type', from: link.type, to: type } as const]),
    ...(isSameLag ? [] : [{ entity: 'link', id, field: 'lag', from: link.lag, to: lag } as const]),
  ];
}

function newLink(row: PlanRow, from: PlanRow, { type, lag }: TypedPredecessor): PlanChange {
  const used = new Set(row.incoming.flatMap((link) => (link.from === from ? [link.nth] : [])));
  let nth = 0;
  while (used.has(nth)) nth++;
  const id = `${from.uid}-${row.uid}${nth > 0 ? `-${nth}` : ''}`;
  return { entity: 'link', id, field: null, from: null, to: { type, lag } };
}

const goneLink = (link: PlanRowLink): PlanChange => ({
  entity: 'link',
  id: linkId(link),
  field: null,
  from: { type: link.type },
  to: null,
});

/** One day of the project, a guess until somebody says more. */
export function usualDuration({ view }: Plan) {
  return { durationTicks: view.project.minutesPerDay * 10, durationUnit: 'days', isEstimated: true } as const;
}

interface NewTasks {
  readonly rows: readonly Cells[];
  /** Negative numbers, one for each row, by which the command names them. */
  readonly uids: readonly number[];
  readonly place: { readonly parentUid: number | null; readonly afterUid: number | null };
  readonly name: string;
}

/**
 * The changes that make tasks of lines of cells, one after the other. Predecessors go by the numbers that rows have
 * then, the new ones among them. Returns the number of a row that there is not, where one is named.
 */
export function newTasks(
  plan: Plan,
  made: NewTasks,
  words: ReadingWords,
  people: PeopleChanges,
): PlanChange[] | { unknown: number } {
  const { rows, uids, place, name } = made;
  const tasks = rows.map((cells, index): PlanChange => {
    const at = { ...place, afterUid: index === 0 ? place.afterUid : (uids[index - 1] ?? null) };
    const fields = { name, ...usualDuration(plan), ...fieldsFrom(plan, cells, words) };
    return { entity: 'task', id: String(uids[index]), field: null, from: null, to: { ...fields, place: at } };
  });
  const who = rows.flatMap((cells, index) => (typeof cells.people === 'string' ? people.of(uids[index] ?? 0, undefined, cells.people) : [])); // biome-ignore format: one list
  const links: PlanChange[] = [];
  for (const [index, { after }] of rows.entries()) {
    const typed = parsePredecessors(String(after ?? ''), plan.view.project, words);
    if ('fault' in typed) continue;
    for (const { number, type, lag } of typed) {
      const from = plan.rows[number - 1]?.uid ?? uids[number - 1 - plan.rows.length];
      if (from === undefined) return { unknown: number };
      links.push({ entity: 'link', id: `${from}-${uids[index]}`, field: null, from: null, to: { type, lag } });
    }
  }
  return [...tasks, ...who, ...links];
}
