import { guard } from '#modules/findings/actions';
import { holdProject } from '#modules/projects/actions/write-project';
import { changeErrors, errors, OperationError } from '#platform/contract';
import { type Change, KeptRefusal, type Tx, type UndoRule, type UndoRules } from '#platform/server';
import { conflictError } from '#platform/server/changes/write-conflict';
import type { OperationCall } from '#platform/server/http/exchange';
import { findParentLoop } from '../outline-order.ts';
import { findPlan, lockPlan, selectDangling, selectPart } from '../queries.ts';
import { parts, type Row } from '../tables.ts';
import { planChanged } from './plan-changed.ts';

const planOf = (recordId: string) => recordId.split('/', 1)[0] ?? '';

/** The plans, locked after their projects, in which nothing is taken back any more once they are archived. */
async function lockedPlans(call: OperationCall, changes: readonly Change[]) {
  const plans = [];
  for (const planId of new Set(changes.map(({ id }) => planOf(id)))) {
    const found = await findPlan(call.tx, planId);
    if (!found) throw new OperationError(errors.recordMissing);
    const { state } = await holdProject(call, found.project_id);
    if (state === 'archived') throw new OperationError(changeErrors.notUndoable);
    plans.push((await lockPlan(call.tx, planId)) ?? found);
  }
  return plans;
}

/** Whatever a person changed in a plan is taken back; the plan itself comes and goes with its project. */
const rule: UndoRule = {
  permission: 'plan.update',
  node: (_tx, recordId) => ({ kind: 'plan', id: planOf(recordId) }),
  async prepare(call, changes) {
    await lockedPlans(call, changes);
  },
  async written(call, changes) {
    for (const plan of await lockedPlans(call, changes)) {
      await assertOutline(call.tx, plan.id, changes);
      await planChanged(call, plan);
    }
  },
};

/**
 * What others built since on what is taken back stands in the way: a task put or linked to where none is any more, or a
 * task that would become its own parent. Throws `changed-meanwhile`, naming it.
 */
async function assertOutline(tx: Tx, planId: string, changes: readonly Change[]): Promise<void> {
  const uids = [...new Set(changes.filter(({ id }) => planOf(id) === planId).flatMap(tasksOf))];
  if (!uids.length) return;
  const dangling = await selectDangling(tx, planId, uids);
  const tasks = await selectPart(tx, 'task', planId, ['uid', 'parent_uid']);
  const parents = tasks.flatMap(({ uid, parent_uid }) =>
    parent_uid === null ? [] : [[Number(uid), Number(parent_uid)] as const],
  );
  const loop = findParentLoop(new Map(parents));
  const inTheWay = loop === null ? dangling : [...dangling, { entity: 'task', id: `${planId}/${loop}` }];
  if (!inTheWay.length) return;
  const conflicts = inTheWay.map((record) => ({ ...record, field: null, expected: null, now: null }));
  throw await conflictError(tx, conflicts);
}

/** The tasks that come, go or move by a change, or that a link or assignment which comes or goes joins. */
function tasksOf({ entity, id, field, from, to }: Change): number[] {
  if (field !== null && field !== 'parent_uid') return [];
  const [, ...key] = id.split('/').map(Number);
  if (entity === 'link') return key.slice(0, 2);
  if (entity === 'assignment') return [Number(((from ?? to) as Row).task_uid)];
  return entity === 'task' ? key : [];
}

/**
 * A baseline is taken back, or made again, as it may be set: else whoever is refused would get round it. Warnings were read
 * when it was set. Throws `not-undoable` with what is in the way, which the log keeps.
 */
const baselineRule: UndoRule = {
  ...rule,
  permission: 'project.act',
  async prepare(call, changes) {
    for (const planId of new Set(changes.map(({ id }) => planOf(id)))) await guardBaseline(call, planId);
    await lockedPlans(call, changes);
  },
};

async function guardBaseline(call: OperationCall, planId: string): Promise<void> {
  const plan = await findPlan(call.tx, planId);
  if (!plan) throw new OperationError(errors.recordMissing);
  const subject = { kind: 'project', id: plan.project_id } as const;
  try {
    await guard(call, 'set-baseline', subject, { acknowledge: 'all', question: 'baseline-undone' });
  } catch (error) {
    if (error instanceof KeptRefusal) throw new KeptRefusal(changeErrors.notUndoable, error.details, error.keep);
    throw error instanceof OperationError ? new OperationError(changeErrors.notUndoable, error.details) : error;
  }
}

export const planUndoRules: UndoRules = {
  ...Object.fromEntries(parts.map((part) => [part, rule])),
  baseline: baselineRule,
  plan: { ...rule, allows: ({ field }) => field !== null },
};
