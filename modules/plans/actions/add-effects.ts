import type { PlanTask } from '#engine';
import { OperationError } from '#platform/contract';
import type { Call, Change } from '#platform/server';
import { assignmentEffects } from '../assignment-effects.ts';
import { invalid } from '../command-reader.ts';
import { taskOf } from '../plan-rows.ts';
import { type PlanHead, selectRows } from '../queries.ts';
import { errors } from '../routes.ts';
import { columnOf, fieldOf, type Row } from '../tables.ts';
import { effectsOf } from '../task-effects.ts';
import type { PlanCommand } from '../to-changes.ts';
import { type AskedWork, asksWork, revisedWork } from '../work-effects.ts';
import type { TaskDatesNow } from '../worker.ts';
import { type Around, loadAround } from './load-around.ts';
import { nobody, type People, peopleByTask, working } from './people-by-task.ts';

interface TaskSituation {
  readonly dates: TaskDatesNow | undefined;
  readonly people: People;
  readonly around: Around;
}
type Said = { -readonly [F in keyof PlanTask]?: PlanTask[F] };
type DatesOf = (uids: readonly number[]) => Promise<ReadonlyMap<number, TaskDatesNow>>;

/** What only tasks without others under them have of their own. */
const ownOfLeaves: ReadonlySet<string> = new Set([
  'duration_ticks',
  'percent_complete',
  'actual_start',
  'actual_finish',
  'actual_duration_ticks',
  'remaining_duration_ticks',
]);
/** Fields that others follow. */
const leading: ReadonlySet<string> = new Set([
  'duration_ticks',
  'work_ticks',
  'percent_complete',
  'constraint_type',
  'constraint_date',
]);
const hasAny = (fields: Row, names: ReadonlySet<string>) => Object.keys(fields).some((field) => names.has(field));

/**
 * The changes of a command with what follows from them: actual dates from progress, duration, work and units from each
 * other, no date for a constraint that has none. Throws `summary-is-computed` and `invalid-plan-change`.
 */
export async function addEffects(
  { tx }: Pick<Call, 'tx'>,
  plan: PlanHead,
  { changes, outline }: PlanCommand,
  datesOf: DatesOf,
): Promise<readonly Change[]> {
  const wanted = fieldsByTask(plan.id, changes);
  for (const [uid, fields] of wanted)
    if (outline.childrenOf(uid).length > 0 && hasAny(fields, ownOfLeaves))
      throw new OperationError(errors.summaryComputed, { entity: 'task', id: String(uid) });
  const people = await peopleByTask(tx, plan.id, changes);
  const led = [...new Set([...wanted].flatMap(([uid, fields]) => (hasAny(fields, leading) ? [uid] : [])).concat([...people.keys()]))]; // biome-ignore format: one list
  const rows = led.length ? await selectRows(tx, 'task', plan.id, ['uid'], led) : [];
  const begun = rows.filter(({ uid }) => 'percent_complete' in (wanted.get(Number(uid)) ?? {}));
  const dates = begun.length ? await datesOf(begun.map(({ uid }) => Number(uid))) : new Map<number, TaskDatesNow>();
  const around = await loadAround(tx, plan.id, led);
  const fresh = changes.flatMap(({ entity, field, to }) => (entity === 'task' && field === null && people.has(Number((to as Row | null)?.uid)) ? [to as Row] : [])); // biome-ignore format: one list
  const effects = [...rows, ...fresh].flatMap((row) => {
    const [uid, fields] = [Number(row.uid), wanted.get(Number(row.uid)) ?? {}];
    if (outline.childrenOf(uid).length > 0) return constraintEffects(plan.id, row, fields);
    return [...constraintEffects(plan.id, row, fields), ...workEffects(plan.id, row, fields, { dates: dates.get(uid), people: people.get(uid) ?? nobody, around })]; // biome-ignore format: one list
  });
  const isSaid = new Set(changes.map(({ entity, id, field }) => `${entity} ${id} ${field}`));
  const made = new Set(changes.flatMap(({ entity, id, field, to }) => (field === null && to !== null ? [`${entity} ${id}`] : []))); // biome-ignore format: one list
  const ofMade = effects.filter(({ entity, id }) => made.has(`${entity} ${id}`));
  return [
    ...changes.map((change) => withOwnEffects(withEffects(change, ofMade), around)),
    ...effects.filter(
      ({ entity, id, field }) => !isSaid.has(`${entity} ${id} ${field}`) && !made.has(`${entity} ${id}`),
    ),
  ];
}

/** The fields that change of tasks that are there, by uid. */
function fieldsByTask(planId: string, changes: readonly Change[]): Map<number, Record<string, Change['to']>> {
  const wanted = new Map<number, Record<string, Change['to']>>();
  for (const { entity, id, field, to } of changes) {
    if (entity !== 'task' || field === null) continue;
    const uid = Number(id.slice(planId.length + 1));
    wanted.set(uid, { ...wanted.get(uid), [field]: to });
  }
  return wanted;
}

/** A constraint that takes a date has one, and the others have none. */
function constraintEffects(planId: string, row: Row, fields: Row): Change[] {
  if (!('constraint_type' in fields) && !('constraint_date' in fields)) return [];
  const { constraint_type, constraint_date } = { ...row, ...fields };
  const isDated = constraint_type !== 'ASAP' && constraint_type !== 'ALAP';
  const change = { entity: 'task' as const, id: String(row.uid), field: 'constraintType' as const };
  if (isDated && constraint_date === null) throw invalid(change, 'this constraint needs a date');
  if (isDated || constraint_date === null) return [];
  if ('constraint_date' in fields) throw invalid(change, 'only a constraint on start or finish takes a date');
  const id = `${planId}/${row.uid}`;
  return [{ entity: 'task', id, field: 'constraint_date', from: constraint_date ?? null, to: null }];
}

function workEffects(planId: string, row: Row, fields: Row, { dates, people: all, around }: TaskSituation): Change[] {
  const before = taskOf(row);
  const said = Object.fromEntries(Object.entries(fields).map(([field, value]) => [fieldOf(field), value])) as Said;
  const own = around.assignmentsOf(before.uid).filter(({ resourceUid }) => around.isWork(resourceUid));
  const people = working(all, own, around);
  const known = { ...before, ...said, durationTicks: before.durationTicks ?? around.usualTicks };
  // work that nobody has said of somebody stays unsaid
  const valued = own.filter(({ workTicks, uid }) => workTicks !== null || people.units.has(uid) || people.gone.has(uid)); // biome-ignore format: one line
  const asked: AskedWork = { ...people, durationTicks: said.durationTicks ?? undefined, workTicks: said.workTicks ?? undefined }; // biome-ignore format: one record
  const revised = asksWork(asked) ? revisedWork(known, valued, asked) : { durationTicks: known.durationTicks, assignments: valued }; // biome-ignore format: one choice
  const wanted =
    revised.durationTicks === known.durationTicks ? said : { durationTicks: revised.durationTicks, ...said };
  const effects = effectsOf(before, wanted, { start: dates?.start ?? null, finish: dates?.finish ?? null, ...around });
  const after: PlanTask = { ...before, ...wanted, ...effects };
  const total = revised.assignments.reduce((sum, { workTicks }) => sum + (workTicks ?? 0), 0);
  const isWorkMoved = asksWork(asked) && revised.assignments.length > 0 && total !== before.workTicks;
  const ofTask = { ...wanted, ...effects, ...(isWorkMoved && !('workTicks' in said) && { workTicks: total }) };
  const byUid = new Map(revised.assignments.map((assignment) => [assignment.uid, assignment]));
  const revision = { before, after, hasProgress: 'percentComplete' in said };
  return [
    ...toFields('task', `${planId}/${before.uid}`, before, ofTask),
    ...[...own, ...people.came].flatMap((assignment) => {
      if (people.gone.has(assignment.uid)) return [];
      const changed = assignmentEffects(revision, assignment, byUid.get(assignment.uid) ?? assignment);
      return toFields('assignment', `${planId}/${assignment.uid}`, assignment, changed);
    }),
  ];
}

/** A record that is made, with what follows for it. */
function withEffects(change: Change, effects: readonly Change[]): Change {
  const own = effects.filter(({ entity, id }) => entity === change.entity && id === change.id);
  if (change.field !== null || change.to === null || own.length === 0) return change;
  const columns = own.map(({ field, to }) => [field ?? '', to] as const);
  return { ...change, to: { ...(change.to as Row), ...Object.fromEntries(columns) } };
}

function toFields(entity: string, id: string, before: object, after: object): Change[] {
  return Object.entries(after).map(([field, to]) => {
    return { entity, id, field: columnOf(field), from: (before as Row)[field] ?? null, to: to as Change['to'] };
  });
}

/** A new task that takes no time is a milestone, and one that is begun began when it could if it stood alone. */
function withOwnEffects(change: Change, around: Around): Change {
  const { entity, field, to } = change;
  if (entity !== 'task' || field !== null || to === null) return change;
  const row = to as Row;
  constraintEffects('', { uid: row.uid ?? null }, row);
  const task = taskOf(row);
  const before = { ...task, percentComplete: 0, isMilestone: task.isMilestone || task.durationTicks === 0 };
  const wanted = task.percentComplete > 0 && task.actualStart === null && { percentComplete: task.percentComplete };
  const effects = wanted ? effectsOf(before, wanted, { start: null, finish: null, ...around }) : {};
  const columns = toFields('task', '', before, effects).map(({ field, to }) => [field, to] as const);
  return { ...change, to: { ...row, is_milestone: before.isMilestone, ...Object.fromEntries(columns) } };
}
