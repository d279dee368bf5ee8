import { type Call, clearTimer } from '#platform/server';
import { deleteConsequences } from '../queries/consequences.ts';
import { lockOpenDecisions } from '../queries/decisions.ts';
import { climbTimer } from './escalate.ts';
import { changeDecision } from './record-decision.ts';

/** For the deletion of a project: what is open is withdrawn, what stood is gone; what was decided stays in the log. */
export async function endDecisionsOf(call: Call, projectId: string): Promise<void> {
  for (const open of await lockOpenDecisions(call.tx, projectId)) {
    await clearTimer(call.tx, { name: climbTimer, key: open.id });
    await changeDecision(call, open, { state: 'withdrawn', due_at: null });
  }
  await deleteConsequences(call.tx, projectId);
}
