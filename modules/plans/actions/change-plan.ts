import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Call, undoEntry, writeChanges } from '#platform/server';
import type { PlanChange } from '../contract.ts';
import { findCommand, insertCommand, isEntryOfPlan, lockPlan } from '../queries.ts';
import { toChanges } from '../to-changes.ts';
import { planChanged } from './plan-changed.ts';

/**
 * The one plan command: all changes or none, one command of a plan after the other, the same command once. What others
 * changed since `baseRevision` stays unless a change's `from` is no longer true: that is `changed-meanwhile`.
 */
export async function changePlan(
  call: Call,
  input: { planId: string; commandId?: string | undefined; baseRevision: number; changes: readonly PlanChange[] },
): Promise<{ revision: number; entryId: string | null }> {
  const plan = await lockPlan(call.tx, input.planId);
  if (!plan) throw new OperationError(platformErrors.recordMissing);
  const done = input.commandId && (await findCommand(call.tx, plan.id, input.commandId));
  if (done) return { revision: done.revision, entryId: done.entry_id };
  const changes = await toChanges(call.tx, plan, input.changes);
  if (!changes.length) return { revision: plan.revision, entryId: null };
  const { entryId } = await writeChanges(call, changes);
  const revision = await planChanged(call, plan);
  if (input.commandId) await insertCommand(call.tx, plan.id, input.commandId, revision, entryId);
  return { revision, entryId };
}

/** Takes back an entry of this plan; `changed-meanwhile` where somebody changed one of its fields since. */
export async function undoPlanChange(call: Call, { planId, entryId }: { planId: string; entryId: string }) {
  const plan = await lockPlan(call.tx, planId);
  if (!plan || !(await isEntryOfPlan(call.tx, entryId, planId))) throw new OperationError(platformErrors.recordMissing);
  const undone = await undoEntry(call, entryId);
  return { revision: await planChanged(call, plan), entryId: undone.entryId };
}
