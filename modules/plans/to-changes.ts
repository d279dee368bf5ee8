import { OperationError } from '#platform/contract';
import type { Change, Json, Tx } from '#platform/server';
import { checkField, wholeRow } from './change-shapes.ts';
import type { PlanChange } from './contract.ts';
import { findParentLoop } from './outline-order.ts';
import { rowId } from './plan-changes.ts';
import { type PlanHead, selectPart } from './queries.ts';
import { errors } from './routes.ts';
import { columnOf, type Part, type Row } from './tables.ts';

/**
 * Change records from the changes of a command, or `invalid-plan-change` and `parent-loop` where they do not fit. A
 * deleted task takes what stands under it with it, and the links and assignments of all of them.
 */
export async function toChanges(tx: Tx, plan: PlanHead, wanted: readonly PlanChange[]): Promise<Change[]> {
  const tasks = await selectPart(tx, 'task', plan.id);
  const changes = wanted.flatMap((change): Change[] => {
    const id = idOf(plan.id, change);
    if (change.field !== null) return [{ ...fieldChange(change), id }];
    if (change.entity === 'project') throw invalid(change, 'a plan is deleted with its project');
    if (change.to === null || change.to === undefined) return [];
    if (change.entity === 'task' && Number(change.id) <= plan.last_task_uid)
      throw invalid(change, 'the uid was used before');
    const row = wholeRow(change.entity, change.id, change.to);
    if (!row) throw invalid(change, 'the record is not whole');
    return [{ entity: change.entity, id, field: null, from: null, to: row }];
  });
  const gone = await deletions(tx, plan.id, tasks, wanted);
  const isGone = new Set(gone.map(recordOf));
  const all = [...changes.filter((change) => !isGone.has(recordOf(change))), ...gone];
  assertEachOnce(all);
  assertOutline(plan.id, tasks, all);
  return all;
}

/** A record that is made takes all its fields at once, and each field is changed once: which of two would hold? */
function assertEachOnce(changes: readonly Change[]): void {
  const seen = new Set<string>();
  const made = new Set(changes.filter(({ field, to }) => field === null && to !== null).map(recordOf));
  for (const change of changes) {
    const { entity, id, field, to } = change;
    const key = `${recordOf(change)} ${field ?? (to === null ? '-' : '+')}`;
    if (seen.has(key) || (field !== null && made.has(recordOf(change))))
      throw new OperationError(errors.invalidChange, { entity, id, field, why: 'it is changed twice at once' });
    seen.add(key);
  }
}

const recordOf = ({ entity, id }: Change) => `${entity} ${id}`;

const invalid = ({ entity, id, field }: PlanChange, why: string) =>
  new OperationError(errors.invalidChange, { entity, id, field, why });

/** `12` → `<plan>/12`, `3-4` → `<plan>/3/4/0`, `3-4-1` → `<plan>/3/4/1`. */
function idOf(planId: string, change: PlanChange): string {
  if (change.entity === 'project') return planId;
  const pattern = change.entity === 'link' ? /^\d+-\d+(-\d+)?$/ : /^\d+$/;
  if (!pattern.test(change.id)) throw invalid(change, 'there is no such record');
  if (change.entity !== 'link') return `${planId}/${Number(change.id)}`;
  const [predecessor, successor, nth = '0'] = change.id.split('-');
  return [planId, predecessor, successor, nth].join('/');
}

function fieldChange(change: PlanChange): Omit<Change, 'id'> {
  const { entity, field } = change;
  const to = checkField(entity, field ?? '', change.to);
  if (to === undefined) throw invalid(change, 'the value does not fit the field');
  return {
    entity: entity === 'project' ? 'plan' : entity,
    field: columnOf(field ?? ''),
    from: (change.from ?? null) as Json,
    to,
  };
}

async function deletions(tx: Tx, planId: string, tasks: readonly Row[], wanted: readonly PlanChange[]) {
  const deleted = wanted.filter(({ field, to }) => field === null && (to === null || to === undefined));
  if (!deleted.length) return [];
  const uids = new Set(deleted.filter(({ entity }) => entity === 'task').map(({ id }) => Number(id)));
  for (let size = -1; size !== uids.size; ) {
    size = uids.size;
    for (const task of tasks) if (uids.has(Number(task.parent_uid))) uids.add(Number(task.uid));
  }
  const ids = new Set(
    deleted.filter(({ entity }) => entity !== 'task').map((change) => `${change.entity} ${idOf(planId, change)}`),
  );
  const rowsOf = async (part: Part, isMeant: (row: Row) => boolean) => {
    const rows = part === 'task' ? tasks : await selectPart(tx, part, planId);
    return rows.flatMap((row): Change[] => {
      const id = rowId(planId, part, row);
      return isMeant(row) || ids.has(`${part} ${id}`) ? [{ entity: part, id, field: null, from: row, to: null }] : [];
    });
  };
  const has = (uid: Json | undefined) => uids.has(Number(uid));
  const gone = [
    ...(await rowsOf('task', ({ uid }) => has(uid))),
    ...(await rowsOf('link', (row) => has(row.predecessor_uid) || has(row.successor_uid))),
    ...(await rowsOf('assignment', ({ task_uid }) => has(task_uid))),
    ...(await rowsOf('calendar', () => false)),
    ...(await rowsOf('resource', () => false)),
  ];
  const missing = deleted.find(
    (change) => !gone.some(({ entity, id }) => entity === change.entity && id === idOf(planId, change)),
  );
  if (missing) throw invalid(missing, 'there is no such record any more');
  return gone;
}

/** Every task's parent is a task of the plan, and none its own ancestor; links join two tasks of the plan. */
function assertOutline(planId: string, tasks: readonly Row[], changes: readonly Change[]): void {
  const parents = new Map(
    tasks.map(({ uid, parent_uid }) => [Number(uid), parent_uid === null ? null : Number(parent_uid)]),
  );
  const uidOf = (id: string) => Number(id.slice(planId.length + 1));
  for (const { id, field, to } of changes.filter(({ entity }) => entity === 'task')) {
    if (field === 'parent_uid') parents.set(uidOf(id), to === null ? null : Number(to));
    else if (field === null && to === null) parents.delete(uidOf(id));
    else if (field === null) parents.set(uidOf(id), (to as Row).parent_uid as number | null);
  }
  const known = new Map([...parents].flatMap(([uid, parent]) => (parent === null ? [] : [[uid, parent] as const])));
  for (const [uid, parent] of known) {
    if (!parents.has(parent))
      throw new OperationError(errors.invalidChange, {
        entity: 'task',
        id: String(uid),
        why: 'its parent is no task of the plan',
      });
  }
  for (const { entity, field, id, to } of changes) {
    if (entity !== 'link' || field !== null || to === null) continue;
    const { predecessor_uid, successor_uid } = to as Row;
    if (parents.has(Number(predecessor_uid)) && parents.has(Number(successor_uid))) continue;
    throw new OperationError(errors.invalidChange, { entity, id, why: 'it does not join two tasks of the plan' });
  }
  const loop = findParentLoop(known);
  if (loop !== null) throw new OperationError(errors.parentLoop, { uid: loop });
}
