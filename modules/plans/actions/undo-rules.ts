import { errors, OperationError } from '#platform/contract';
import type { Change, UndoRule, UndoRules } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { lockPlan } from '../queries.ts';
import { parts } from '../tables.ts';
import { planChanged } from './plan-changed.ts';

const planOf = (recordId: string) => recordId.split('/', 1)[0] ?? '';

async function lockedPlans(call: OperationCall, changes: readonly Change[]) {
  const plans = [];
  for (const planId of new Set(changes.map(({ id }) => planOf(id)))) {
    const plan = await lockPlan(call.tx, planId);
    if (!plan) throw new OperationError(errors.recordMissing);
    plans.push(plan);
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
    for (const plan of await lockedPlans(call, changes)) await planChanged(call, plan);
  },
};

export const planUndoRules: UndoRules = {
  ...Object.fromEntries(parts.map((part) => [part, rule])),
  plan: { ...rule, allows: ({ field }) => field !== null },
};
