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
import type { TaskDatesNow } from '../worker.ts';
import { type Around, loadAround } from './load-around.ts';

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
  'percent_complete',
  'constraint_type',
  'constraint_date',
]);
const hasAny = (fields: Row, names: ReadonlySet<string>) => Object.keys(fields).some((field) => names.has(field));

/**
 * The changes of a command with what follows from them: actual dates from progress, work from durations, no date for a
 * constraint that has none. Throws `summary-is-computed` and `invalid-plan-change`.
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
  const led = [...wanted].flatMap(([uid, fields]) => (hasAny(fields, leading) ? [uid] : []));
  const rows = led.length ? await selectRows(tx, 'task', plan.id, ['uid'], led) : [];
  const begun = rows.filter(({ uid }) => 'percent_complete' in (wanted.get(Number(uid)) ?? {}));
  const dates = begun.length ? await datesOf(begun.map(({ uid }) => Number(uid))) : new Map<number, TaskDatesNow>();
  const around = await loadAround(tx, plan.id, led);
  const effects = rows.flatMap((row) => {
    const [uid, fields] = [Number(row.uid), wanted.get(Number(row.uid)) ?? {}];
    return [...constraintEffects(plan.id, row, fields), ...workEffects(plan.id, row, fields, dates.get(uid), around)];
  });
  const said = new Set(changes.map(({ entity, id, field }) => `${entity} ${id} ${field}`));
  return [
    ...changes.map((change) => withOwnEffects(change, around)),
    ...effects.filter(({ entity, id, field }) => !said.has(`${entity} ${id} ${field}`)),
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

function workEffects(planId: string, row: Row, fields: Row, dates: TaskDatesNow | undefined, around: Around): Change[] {
  const before = taskOf(row);
  const wanted = Object.fromEntries(Object.entries(fields).map(([field, value]) => [fieldOf(field), value]));
  const assignments = around.assignmentsOf(before.uid);
  const effects = effectsOf(before, wanted, {
    start: dates?.start ?? null,
    finish: dates?.finish ?? null,
    ...around,
  });
  const after: PlanTask = { ...before, ...wanted, ...effects };
  return [
    ...toFields('task', `${planId}/${before.uid}`, before, effects),
    ...assignments
      .filter(({ resourceUid }) => around.isWork(resourceUid))
      .flatMap((assignment) => {
        const changed = assignmentEffects(before, after, assignment);
        return toFields('assignment', `${planId}/${assignment.uid}`, assignment, changed);
      }),
  ];
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
