import { isAlone } from '#modules/offices/actions';
import { OperationError } from '#platform/contract';
import { type Call, personOf } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { decisionErrors } from '../decision-routes.ts';
import type { DecisionRow } from '../decision-tables.ts';
import { selectOpenOf } from '../queries/decisions.ts';
import { type Answered, aboutFinding, answeredFinding } from './answered-finding.ts';
import { assignFindings } from './assign-findings.ts';
import { mayDecide } from './authority.ts';
import { askOrDecide } from './decide.ts';
import { causeOf, escalate } from './escalate.ts';
import { evaluateConsequences } from './evaluate-consequences.ts';
import { levelsOf } from './ladder.ts';
import { setLapse } from './lapse.ts';
import { assertWithin } from './limits.ts';
import { contributeDecisionKind, recordDecision } from './record-decision.ts';

interface OfFinding {
  readonly findingId: string;
}

interface Reasoned extends OfFinding {
  readonly reason: string;
}

interface Until extends Reasoned {
  readonly until: string;
}

/** Whoever is responsible has read the warning. It is no answer: what climbs, climbs on. */
export async function acknowledgeFinding(call: OperationCall, { findingId }: OfFinding) {
  const answered = await answeredFinding(call, findingId);
  return settle(call, answered, { outcome: 'acknowledge', reason: null });
}

/** Lives with the finding until a date. */
export async function acceptFinding(call: OperationCall, { findingId, reason, until }: Until) {
  const answered = await unescalated(call, findingId);
  const holds_until = assertWithin('acceptance', answered.situation, call, until);
  return settle(call, answered, { outcome: 'accept', reason, holds_until });
}

/** Somebody corrects it by a date: oneself, unless another is named. */
export async function takeOnFinding(
  call: OperationCall,
  { findingId, reason, until, personId }: Until & { personId?: string | undefined },
) {
  const answered = await unescalated(call, findingId);
  const holds_until = assertWithin('acceptance', answered.situation, call, until);
  const owner = personId ?? personOf(call.actor) ?? null;
  await assignFindings(call, [findingId], { ownerId: owner, until: holds_until });
  return settle(call, answered, { outcome: 'correct', reason, holds_until, payload: { ownerId: owner } });
}

type Settled = Pick<DecisionRow, 'outcome' | 'reason'> & Partial<Pick<DecisionRow, 'holds_until' | 'payload'>>;

async function settle(call: Call, answered: Answered, settled: Settled) {
  const decision = await recordDecision(call, { ...aboutFinding(answered, 'acceptance', 'standing'), ...settled });
  await setLapse(call, decision);
  await evaluateConsequences(call, answered.subject);
  return { decisionId: decision.id };
}

/** What climbs is answered by whoever has it, or stands above. */
async function unescalated(call: OperationCall, findingId: string): Promise<Answered> {
  const answered = await answeredFinding(call, findingId);
  for (const open of await selectOpenOf(call.tx, 'escalation', { findingId })) {
    if (!(await mayDecide(call, open))) throw new OperationError(decisionErrors.decisionNotYours);
  }
  return answered;
}

/** Says that the finding does not hold; the office decides on that, or whoever is alone at once. */
export async function disputeFinding(call: OperationCall, { findingId, reason }: Reasoned) {
  const answered = await answeredFinding(call, findingId, { holdsAll: true });
  if ((await selectOpenOf(call.tx, 'dispute', { findingId })).length)
    throw new OperationError(decisionErrors.askedAlready);
  const question = {
    ...aboutFinding(answered, 'dispute', 'standing'),
    options: ['uphold', 'concede'],
    asked_role: 'pmo-lead' as const,
    payload: { why: reason },
  };
  const { decisionId } = await askOrDecide(call, question, { option: 'concede', reason });
  return { decisionId };
}

/** Asks the level above to answer, before any time has run out; there has to be somebody else, or one would ask oneself. */
export async function escalateFinding(call: OperationCall, { findingId, reason }: Reasoned) {
  const answered = await answeredFinding(call, findingId);
  if (await isAlone(call.tx)) throw new OperationError(decisionErrors.nobodyElse);
  if ((await selectOpenOf(call.tx, 'escalation', { findingId })).length)
    throw new OperationError(decisionErrors.askedAlready);
  const { subject, finding, situation, parts } = answered;
  const standing = { finding, parts: parts('standing'), isAnswered: false };
  const from = Math.min(1, levelsOf(situation).length - 1);
  const cause = `${causeOf(subject, finding)} ${finding.id}`;
  const causes = new Map([[cause, [standing]]]);
  const [decision] = await escalate(call, { subject, situation, causes, byHand: { reason, from } });
  return { decisionId: decision?.id ?? '' };
}

// a finding that is conceded not to hold needs no answer any more; what it blocks stays blocked unless it is waived
contributeDecisionKind({ kind: 'dispute', apply: () => Promise.resolve({}) });

contributeDecisionKind({
  kind: 'escalation',
  async apply(call, decision, { option, until, personId }) {
    const holds_until = assertWithin('escalation', { chain: [] }, call, until ?? '');
    if (option !== 'correct') return { holds_until };
    const ownerId = personId ?? personOf(call.actor) ?? null;
    await assignFindings(call, decision.finding_ids, { ownerId, until: holds_until });
    return { holds_until, payload: { ...decision.payload, ownerId } };
  },
});
