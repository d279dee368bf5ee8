import { isAlone } from '#modules/offices/actions';
import { OperationError, errors as platformErrors } from '#platform/contract';
import { clearTimer, personOf } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { decisionErrors } from '../decision-routes.ts';
import type { DecisionRow } from '../decision-tables.ts';
import { lockDecision, selectDecision, selectDecisions } from '../queries/decisions.ts';
import { isBarred, isOwn, mayDecide, mayRead } from './authority.ts';
import { climbTimer } from './escalate.ts';
import { evaluateConsequences } from './evaluate-consequences.ts';
import { evidenceNow } from './evidence-now.ts';
import { holdSubject } from './guard-facts.ts';
import { setLapse } from './lapse.ts';
import { type Answer, changeDecision, kindRules, type NewQuestion, openDecision } from './record-decision.ts';
import { subjectOf } from './subject-context.ts';
import { tellOutcome } from './tell-of-decision.ts';

interface Input extends Answer {
  readonly decisionId: string;
}

/**
 * Decides what is open: with an outcome and a reason, by whoever it waits for or holds the role or one above it, never by
 * whoever asked, except where nobody else is there. It is carried out and stored with the evidence as it stands.
 */
export async function decide(call: OperationCall, { decisionId, ...answer }: Input) {
  const decision = await openedDecision(call, decisionId);
  if (!(await mayDecide(call, decision))) throw new OperationError(decisionErrors.decisionNotYours);
  if (!decision.options.includes(answer.option)) throw new OperationError(decisionErrors.optionUnknown);
  if (await isBarred(call, decision)) throw new OperationError(decisionErrors.ownRequest);
  await close(call, decision, answer, isOwn(call, decision));
  return { decisionId };
}

/**
 * Asks as `openDecision`. Who is alone would only ask himself: it is decided as he wants it with his own reason, at once,
 * and recorded as self-approved.
 */
export async function askOrDecide(call: OperationCall, question: NewQuestion, wanted: Answer) {
  const alone = await isAlone(call.tx);
  if (alone) await holdSubject(call, subjectOf({ project_id: null, ...question }));
  const decision = await openDecision(call, question);
  const isDecided = alone && (await mayDecide(call, decision));
  if (isDecided) await close(call, decision, wanted, true);
  return { decisionId: decision.id, isDecided };
}

/** The decision, held after its project or office, as everybody takes them. */
async function openedDecision(call: OperationCall, decisionId: string): Promise<DecisionRow> {
  const { tx } = call;
  const found = await selectDecision(tx, decisionId);
  if (!found || !(await mayRead(call, found))) throw new OperationError(platformErrors.recordMissing);
  await holdSubject(call, subjectOf(found));
  const decision = await lockDecision(tx, decisionId);
  if (decision?.state !== 'open') throw new OperationError(decisionErrors.decisionClosed);
  return decision;
}

async function close(
  call: OperationCall,
  decision: DecisionRow,
  answer: Answer,
  isSelfApproved: boolean,
): Promise<void> {
  const evidence = await evidenceNow(call, decision);
  const done = await kindRules(decision.kind).apply(call, { ...decision, evidence }, answer);
  const decided = await changeDecision(call, decision, {
    ...done,
    evidence,
    state: 'decided',
    outcome: answer.option,
    reason: answer.reason,
    decided_by: personOf(call.actor) ?? null,
    decided_at: call.now,
    is_self_approved: isSelfApproved,
    due_at: null,
  });
  await clearTimer(call.tx, { name: climbTimer, key: decision.id });
  await setLapse(call, decided);
  await evaluateConsequences(call, subjectOf(decision));
  await tellOutcome(call, decided, { to: [decision.asked_by, ...decision.asked_person_ids], what: 'decided' });
}

/** Whoever asked takes the question back. */
export async function withdrawDecision(
  call: OperationCall,
  { decisionId, reason }: { decisionId: string; reason: string },
) {
  const decision = await openedDecision(call, decisionId);
  if (!isOwn(call, decision)) throw new OperationError(decisionErrors.decisionNotYours);
  await withdraw(call, decision, reason);
  return { decisionId };
}

/** For whoever answers for what the question is about: takes it back where it is open. Throws `decision-closed`. */
export async function takeBack(call: OperationCall, decisionId: string, reason: string): Promise<void> {
  await withdraw(call, await openedDecision(call, decisionId), reason);
}

/** Takes back what was asked before this of the same kind in the same office, and is still open: this is the later word. */
export async function supersede(call: OperationCall, { id, kind, office_id, asked_at }: DecisionRow, reason: string) {
  const filter = { state: 'open' as const, kind, officeIds: [office_id], now: call.now, past: undefined };
  const open = await selectDecisions(call.tx, { officeIds: null, projectIds: [] }, filter, { limit: 100, after: undefined }); // biome-ignore format: one line
  for (const one of open) if (one.id !== id && one.asked_at <= asked_at) await takeBack(call, one.id, reason);
}

async function withdraw(call: OperationCall, decision: DecisionRow, reason: string): Promise<void> {
  await changeDecision(call, decision, { state: 'withdrawn', reason, due_at: null });
  await clearTimer(call.tx, { name: climbTimer, key: decision.id });
  await kindRules(decision.kind).withdrawn?.(call, decision);
  await evaluateConsequences(call, subjectOf(decision));
}
