import { type Action, type Waiver, waivers } from '#engine';
import { OperationError } from '#platform/contract';
import type { Call } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { decisionErrors } from '../decision-routes.ts';
import type { DecidingRole } from '../decision-tables.ts';
import { selectOpenOf, selectWaiversOf } from '../queries/decisions.ts';
import { type Answered, aboutFinding, answeredFinding } from './answered-finding.ts';
import { answersFor } from './authority.ts';
import { askOrDecide } from './decide.ts';
import type { GuardedAction } from './guard.ts';
import type { Situation } from './judge-findings.ts';
import { assertWithin, renewalsAllowed } from './limits.ts';
import { contributeDecisionKind } from './record-decision.ts';
import type { Subject } from './subject-context.ts';

interface WaiverAsked {
  readonly findingId: string;
  readonly reason: string;
  readonly until: string;
  readonly action?: GuardedAction | undefined;
}

/** Asks whoever may waive the finding, for one act or for all of them, to do so until a date; one who is alone waives it. */
export async function askForWaiver(call: OperationCall, { findingId, reason, until, action }: WaiverAsked) {
  const answered = await answeredFinding(call, findingId, { holdsAll: true });
  const waivableBy = whoWaives(answered, action ?? null);
  const holds_until = assertWithin('waiver', answered.situation, call, until);
  const renewals = await countRenewals(call, findingId, answered.situation, action ?? null);
  const open = await selectOpenOf(call.tx, 'waiver', { findingId });
  if (open.some((one) => one.action === (action ?? null))) throw new OperationError(decisionErrors.askedAlready);
  const question = {
    ...aboutFinding(answered, 'waiver', action ?? 'standing'),
    action: action ?? null,
    options: ['grant', 'refuse'],
    asked_role: waivableBy,
    holds_until,
    renewals,
    payload: { why: reason },
  };
  return askOrDecide(call, question, { option: 'grant', reason });
}

const acts = ['set-baseline', 'start-phase', 'close-project'] as const;

/** Throws `not-waivable` where nobody may. */
function whoWaives({ subject, parts }: Answered, action: GuardedAction | null): DecidingRole {
  const strictest = strictestWaiver(subject, action, parts);
  if (strictest === 'nobody') throw new OperationError(decisionErrors.notWaivable);
  return strictest;
}

/** Of the acts that it is asked for the strictest; of an office, where there are none, whoever waives what stands. */
export function strictestWaiver(subject: Subject, action: Action | null, parts: Answered['parts']): Waiver {
  const all = subject.kind === 'project' ? acts : (['standing'] as const);
  const asked: readonly Action[] = action ? [action] : all;
  const ranks = asked.map((one) => waivers.indexOf(parts(one).waivableBy));
  return waivers[Math.max(...ranks)] ?? 'nobody';
}

/** How many waivers of the finding for the same act came before a new one. Throws `renewals-used-up`. */
async function countRenewals(
  call: Call,
  findingId: string,
  situation: Situation,
  action: Action | null,
): Promise<number> {
  const before = (await selectWaiversOf(call.tx, findingId)).filter((one) => one.action === action);
  if (before.length > renewalsAllowed(situation)) throw new OperationError(decisionErrors.renewalsUsedUp);
  return before.length;
}

contributeDecisionKind({
  kind: 'waiver',
  async apply(call, decision, { option, until }) {
    if (option === 'refuse') return { holds_until: null };
    const answered = await answeredFinding(call, decision.finding_ids[0] ?? '');
    const action = decision.action as GuardedAction | null;
    const waivableBy = whoWaives(answered, action);
    if (!(await answersFor(call, decision, waivableBy))) throw new OperationError(decisionErrors.waivedAbove, { waivableBy }); // biome-ignore format: one line
    return {
      holds_until: assertWithin('waiver', answered.situation, call, until ?? decision.holds_until ?? ''),
      renewals: await countRenewals(call, answered.finding.id, answered.situation, action),
    };
  },
});
