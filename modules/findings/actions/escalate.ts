import { type Call, clearTimer, setTimers } from '#platform/server';
import type { DecisionRow, StepRow } from '../decision-tables.ts';
import { lockOpenEscalations, selectLastStep } from '../queries/decisions.ts';
import { escalationQuestion } from './escalation-question.ts';
import { evidenceOf, type Situation, type Standing } from './judge-findings.ts';
import { climbsAt, levelsOf, lowestRung, rungFrom } from './ladder.ts';
import { changeDecision, type NewQuestion, openDecisions } from './record-decision.ts';
import { sameJson } from './same-json.ts';
import { projectIdOf, type Subject } from './subject-context.ts';
import { tellWhoHasIt } from './tell-of-decision.ts';

/** The timer of an escalation; its key is the decision. */
export const climbTimer = 'findings.climb';

/** Outcomes of an escalation: somebody corrects it by a date, or it is accepted until one. */
export const escalationOptions = ['correct', 'accept'] as const;

interface Evaluated {
  readonly subject: Subject;
  readonly situation: Situation;
  readonly standing: readonly Standing[];
}

/**
 * What findings of one project or office have in common, so that they climb together: the family of their codes and the record that
 * they are about. One late finish has many symptoms; people answer for it once.
 */
export const causeOf = ({ id }: Subject, { code, subject }: Standing['finding']): string =>
  [id, code.slice(0, code.indexOf('.')), subject.kind, subject.id].join(' ');

/** Opens what begins to wait for an answer, joins what belongs to it, and withdraws what needs none any more. */
export async function syncEscalations(call: Call, { subject, situation, standing }: Evaluated): Promise<void> {
  const waiting = standing.filter(({ parts, isAnswered }) => parts.answerWithin !== null && !isAnswered);
  const causes = new Map<string, Standing[]>();
  for (const one of waiting) {
    const cause = causeOf(subject, one.finding);
    causes.set(cause, [...(causes.get(cause) ?? []), one]);
  }
  for (const open of await lockOpenEscalations(call.tx, subject)) {
    const byHand = open.payload.isByHand ? standing.filter(({ finding, isAnswered }) => open.finding_ids.includes(finding.id) && !isAnswered) : []; // biome-ignore format: one list
    const of = causes.get(open.cause ?? '') ?? byHand;
    causes.delete(open.cause ?? '');
    if (of.length) await join(call, open, of, escalationQuestion(subject, situation.context, of));
    else await withdraw(call, open);
  }
  await escalate(call, { subject, situation, causes });
}

interface NewEscalations {
  readonly subject: Subject;
  readonly situation: Situation;
  /** What waits, by its cause. */
  readonly causes: ReadonlyMap<string, readonly Standing[]>;
  /** Where somebody escalates by hand: why, and from which level on. */
  readonly byHand?: { readonly reason: string; readonly from: number };
}

/** Two working days where the policy names no time, as nobody would escalate what may wait for ever. */
const usualMinutes = 960;

/** Opens one escalation a cause, all where the ladder begins, and tells whoever has them. */
export async function escalate(
  call: Call,
  { subject, situation, causes, byHand }: NewEscalations,
): Promise<DecisionRow[]> {
  if (!causes.size) return [];
  const { tx, now } = call;
  const { context } = situation;
  const place = { subject, context, levels: levelsOf(situation), at: now };
  const rung = (await rungFrom(tx, place, byHand?.from)) ?? (await lowestRung(tx, place));
  const dueAfter = new Map<number, string>();
  const questions: NewQuestion[] = [];
  for (const [cause, of] of causes) {
    const minutes = shortest(of) ?? usualMinutes;
    const due_at = dueAfter.get(minutes) ?? (await climbsAt(tx, context.officeId, now, minutes));
    dueAfter.set(minutes, due_at);
    questions.push({
      kind: 'escalation',
      office_id: context.officeId,
      project_id: projectIdOf(subject),
      cause,
      finding_ids: of.map(({ finding }) => finding.id),
      question: escalationQuestion(subject, context, of),
      options: escalationOptions,
      asked_role: rung.role,
      asked_person_ids: rung.person_ids,
      due_at,
      evidence: of.map(({ finding, parts }) => evidenceOf(finding, parts)),
      payload: { minutes, ...(byHand && { isByHand: true, why: byHand.reason }) },
    });
  }
  const opened = await openDecisions(call, questions, ({ id, due_at }) => [
    stepChange({ ...rung, decision_id: id, position: 1, since: now, climbs_at: due_at }),
  ]);
  await setTimers(tx, opened.map(climbTimerOf)); // biome-ignore format: one line
  await tellWhoHasIt(call, ...opened);
  return opened;
}

/** When it climbs. */
export const climbTimerOf = ({ id, due_at }: DecisionRow) => ({
  name: climbTimer,
  key: id,
  dueAt: due_at ?? '',
  payload: { decisionId: id },
});

export function stepChange({ decision_id, position, ...to }: StepRow) {
  return { entity: 'decision-step', id: `${decision_id}/${position}`, field: null, from: null, to };
}

const shortest = (of: readonly Standing[]): number | undefined => {
  const minutes = of.flatMap(({ parts }) => parts.answerWithin ?? []);
  return minutes.length ? Math.min(...minutes) : undefined;
};

/** More of the same cause joins what is under way; where it is more urgent, it climbs sooner, never later. */
async function join(
  call: Call,
  open: DecisionRow,
  of: readonly Standing[],
  question: DecisionRow['question'],
): Promise<void> {
  const { tx, now } = call;
  const minutes = Math.min(Number(open.payload.minutes), shortest(of) ?? usualMinutes);
  const isTighter = minutes < Number(open.payload.minutes) && open.due_at !== null;
  const sooner = isTighter ? await climbsAt(tx, open.office_id, now, minutes) : null;
  const due_at = sooner !== null && open.due_at !== null && sooner < open.due_at ? sooner : open.due_at;
  const evidence = of.map(({ finding, parts }) => evidenceOf(finding, parts));
  const finding_ids = of.map(({ finding }) => finding.id);
  const fields = {
    finding_ids,
    evidence,
    question,
    payload: { ...open.payload, minutes },
  };
  if (sameJson([open.finding_ids, open.evidence, open.payload], [finding_ids, evidence, fields.payload])) return;
  const step = due_at === open.due_at ? undefined : await selectLastStep(tx, open.id);
  const moved = step
    ? [
        {
          entity: 'decision-step',
          id: `${open.id}/${step.position}`,
          field: 'climbs_at',
          from: step.climbs_at,
          to: due_at,
        },
      ]
    : [];
  await changeDecision(call, open, { ...fields, due_at }, moved);
  if (step && due_at) await setTimers(tx, [climbTimerOf({ ...open, due_at })]);
}

async function withdraw(call: Call, open: DecisionRow): Promise<void> {
  await clearTimer(call.tx, { name: climbTimer, key: open.id });
  await changeDecision(call, open, { state: 'withdrawn', due_at: null });
}
