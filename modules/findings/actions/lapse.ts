import { type Call, setTimer } from '#platform/server';
import type { DecisionRow } from '../decision-tables.ts';
import { selectDecision } from '../queries/decisions.ts';
import { evaluateConsequences } from './evaluate-consequences.ts';
import { contextOf, subjectOf } from './subject-context.ts';
import { tellOutcome } from './tell-of-decision.ts';

/** The timer of an answer that holds until a date; its key is the decision. */
export const lapseTimer = 'findings.lapse';

/** What holds until a date is looked at again then. */
export async function setLapse({ tx }: Call, { id, holds_until }: DecisionRow): Promise<void> {
  if (holds_until === null) return;
  await setTimer(tx, { name: lapseTimer, key: id, dueAt: holds_until, payload: { decisionId: id } });
}

/** The answer holds no longer: what it lifted stands again, and whoever is concerned is told. */
export async function lapse(call: Call, { decisionId }: { readonly decisionId: string }): Promise<void> {
  const decision = await selectDecision(call.tx, decisionId);
  if (!decision) return;
  const subject = subjectOf(decision);
  await evaluateConsequences(call, subject);
  const context = await contextOf(call.tx, subject);
  const to = [decision.asked_by, decision.decided_by, context?.managerId];
  await tellOutcome(call, decision, { to, what: 'ended' });
}
