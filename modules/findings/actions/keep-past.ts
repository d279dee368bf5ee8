import type { Action } from '#engine';
import { policyChain } from '#modules/offices/actions';
import type { Call, Json } from '#platform/server';
import { titleOf } from '../codes.ts';
import type { DecisionRow } from '../decision-tables.ts';
import { selectOpenFindings } from '../queries/consequences.ts';
import { aboutFinding, answeredFinding } from './answered-finding.ts';
import { assignFindings } from './assign-findings.ts';
import { type GuardedAction, type Judged, judgeAct, keepAct } from './guard.ts';
import type { ActSubject } from './guard-facts.ts';
import { evidenceOf } from './judge-findings.ts';
import { setLapse } from './lapse.ts';
import { assertWithin } from './limits.ts';
import { questionAbout } from './question-about.ts';
import { changeDecision, type NewQuestion, openDecisions, recordDecision } from './record-decision.ts';
import { strictestWaiver } from './waive-finding.ts';

/**
 * Decisions of a history that was, for whoever writes one: each call is somebody's at his moment, and each is judged as the
 * register and the policies stood then. Nobody is told of them.
 */

/** Somebody asked that something be waived, and somebody answered; the same person where he approved it himself. */
export interface PastWaiver {
  /** When and by whom it was asked for. */
  readonly asked: Call;
  /** When and by whom it was answered. */
  readonly answered: Call;
  readonly isGranted: boolean;
  readonly reason: string;
  /** Until when it holds: an instant. */
  readonly until: string;
  /** Whether it still holds when the history is written, so that it is looked at again when it ends. */
  readonly isInForce: boolean;
}

/**
 * An act that was done, with what was open about it; `waiver` is what let it through. Throws where it was blocked all the
 * same, as nobody could have done it.
 */
export async function keepPastAct(
  call: Call,
  action: GuardedAction,
  subject: ActSubject,
  { reason, waiver }: { readonly reason: string; readonly waiver: PastWaiver | null },
): Promise<void> {
  let act = await judgeAct(call, action, subject);
  if (waiver) {
    const blocking = act.judged.filter(isBlocking);
    if (!blocking.length) throw new Error(`Nothing had to be waived at ${call.now} for ${act.context.name}.`);
    const chain = await policyChain(call.tx, act.context.officeId);
    assertWithin('waiver', { chain }, waiver.answered, waiver.until);
    const { context } = act;
    const questions = blocking.map((one) => ({ ...questionOf(one, subject, context), action }));
    await waive(questions, waiver);
    act = await judgeAct(call, action, subject);
  }
  const codes = act.judged.filter(isBlocking).map(({ finding }) => finding.code);
  if (codes.length)
    throw new Error(`${action} of ${act.context.name} was blocked at ${call.now}: ${codes.join(', ')}.`);
  await keepAct(call, { ...act, action, subject, reason, outcome: 'done', question: undefined });
}

const isBlocking = ({ parts }: Judged) => parts.enforcement === 'block';

type Context = Awaited<ReturnType<typeof judgeAct>>['context'];

function questionOf({ finding, parts }: Judged, subject: ActSubject, context: Context): NewQuestion {
  return {
    kind: 'waiver',
    office_id: context.officeId,
    project_id: subject.id,
    finding_ids: [finding.id],
    question: questionAbout(subject, context, 'waiver', { finding: titleOf(finding.code) }),
    evidence: [evidenceOf(finding, parts)],
    asked_role: parts.waivableBy === 'nobody' ? null : parts.waivableBy,
  };
}

async function waive(questions: readonly NewQuestion[], waiver: PastWaiver): Promise<void> {
  const { asked, answered, isGranted, reason, until, isInForce } = waiver;
  const more = { options: ['grant', 'refuse'], asked_person_ids: [answered.actor.id], holds_until: until };
  const rows = await openDecisions(asked, questions.map((question) => ({ ...question, ...more })), () => []); // biome-ignore format: one step
  for (const row of rows) {
    const decided = await changeDecision(answered, row, {
      state: 'decided',
      outcome: isGranted ? 'grant' : 'refuse',
      reason,
      decided_by: answered.actor.id,
      decided_at: answered.now,
      is_self_approved: asked.actor.id === answered.actor.id,
      holds_until: isGranted ? until : null,
    });
    if (isInForce) await setLapse(answered, decided);
  }
}

/** The finding of this code that was open about the project then, to be answered. Throws where there was none. */
async function found(call: Call, subject: ActSubject, code: string) {
  const row = (await selectOpenFindings(call.tx, subject)).find((finding) => finding.code === code);
  if (!row) throw new Error(`Nothing of ${code} was open at ${call.now}.`);
  return answeredFinding(call, row.id);
}

/** A waiver that was asked for before anything was done. Throws where nobody may waive it, or not for so long. */
export async function keepPastWaiver(subject: ActSubject, code: string, waiver: PastWaiver, why: string) {
  const answered = await found(waiver.asked, subject, code);
  const { parts, situation } = answered;
  const asked_role = strictestWaiver(subject, null, parts);
  if (asked_role === 'nobody') throw new Error(`Nobody may waive ${code}.`);
  assertWithin('waiver', situation, waiver.answered, waiver.until);
  await waive([{ ...aboutFinding(answered, 'waiver', 'standing'), asked_role, payload: { why } }], waiver);
}

interface PastAnswer {
  /** To live with it, or to see to it oneself. */
  readonly outcome: 'accept' | 'correct';
  readonly reason: string;
  readonly until: string;
  readonly isInForce: boolean;
}

/** What somebody said to a finding. */
export async function keepPastAnswer(call: Call, subject: ActSubject, code: string, answer: PastAnswer): Promise<void> {
  const { outcome, reason, until, isInForce } = answer;
  const answered = await found(call, subject, code);
  const holds_until = assertWithin('acceptance', answered.situation, call, until);
  const ownerId = call.actor.id;
  const isOwn = outcome === 'correct';
  if (isOwn) await assignFindings(call, [answered.finding.id], { ownerId, until });
  const payload: Record<string, Json> = isOwn ? { ownerId } : {};
  const action: Action = 'standing';
  const said = { outcome, reason, holds_until, payload };
  const decision: DecisionRow = await recordDecision(call, { ...aboutFinding(answered, 'acceptance', action), ...said }); // biome-ignore format: one line
  if (isInForce) await setLapse(call, decision);
}
