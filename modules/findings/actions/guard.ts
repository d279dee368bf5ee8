import type { Action } from '#engine';
import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Call, KeptRefusal } from '#platform/server';
import { sentenceKeyOf } from '../codes.ts';
import type { DecisionKind } from '../decision-routes.ts';
import { decisionErrors } from '../decision-routes.ts';
import type { ConsequenceParts, ConsequenceRow, DecisionRow, Evidence } from '../decision-tables.ts';
import { insertConsequences, returnToSavepoint, selectOpenFindings, setSavepoint } from '../queries/consequences.ts';
import { factId } from './fingerprint.ts';
import { type ActSubject, factsFor, holdCurrent } from './guard-facts.ts';
import {
  consequenceOf,
  consequenceRow,
  evidenceOf,
  type JudgedFinding,
  ofRegister,
  situationOf,
} from './judge-findings.ts';
import { recordDecision } from './record-decision.ts';
import { contextOf, type SubjectContext } from './subject-context.ts';

/** An act that policies can stop. */
export type GuardedAction = Exclude<Action, 'standing'>;

const kindOf: Readonly<Record<GuardedAction, DecisionKind>> = {
  'set-baseline': 'baseline',
  'start-phase': 'phase',
  'close-project': 'closure',
};

export interface Judged {
  readonly finding: JudgedFinding;
  readonly parts: ConsequenceParts;
}

interface Acknowledged {
  /** Warnings that whoever acts has read, by the ids of their findings; `all` where going back has none to read. */
  readonly acknowledge?: readonly string[] | 'all' | undefined;
  /** What the decision log says of the act beside its name. */
  readonly reason?: string | null;
  /** How the log names it, where it is not the act itself: `baseline-cleared`. */
  readonly question?: string;
  /** It is carried out in a transaction of its own, from which the project must not be held. */
  readonly isElsewhere?: boolean;
}

/**
 * Asks whether something may be done to a record now, in the act's transaction, and keeps the answer: findings as they are
 * at the act, judged by the policies as they are. Returns the decision under which the act stands in the log. Throws
 * `act-blocked`, which is kept although the transaction is given up; `act-warned` until the warnings are acknowledged;
 * `act-busy` where the facts would not stand still.
 */
export async function guard(
  call: Call,
  action: GuardedAction,
  subject: ActSubject,
  { acknowledge = [], reason = null, question, isElsewhere = false }: Acknowledged = {},
): Promise<DecisionRow> {
  const { tx } = call;
  const savepoint = { set: () => setSavepoint(tx), goBack: () => returnToSavepoint(tx) };
  if (!(await holdCurrent(call, subject, savepoint))) throw new OperationError(decisionErrors.actBusy);
  const { context, judged } = await judgeAct(call, action, subject);
  const keep = (by: Call, outcome: 'done' | 'refused') =>
    keepAct(by, { action, subject, context, judged, reason, outcome, question });
  const blocking = judged.filter(({ parts }) => parts.enforcement === 'block');
  if (blocking.length) {
    throw new KeptRefusal(decisionErrors.actBlocked, { action, findings: blocking.map(told) }, async (keptIn) => {
      await keep({ ...call, tx: keptIn }, 'refused');
    });
  }
  const unread = judged.filter(
    ({ finding, parts }) => parts.enforcement === 'warn' && acknowledge !== 'all' && !acknowledge.includes(finding.id),
  );
  if (unread.length) throw new OperationError(decisionErrors.actWarned, { action, findings: unread.map(told) });
  if (isElsewhere) await savepoint.goBack();
  return keep(call, 'done');
}

/** What is open at a project and by which rules, as a decision about the project keeps it. */
export async function openEvidence(call: Call, projectId: string): Promise<Evidence[]> {
  const { judged } = await judgeAct(call, 'standing', { kind: 'project', id: projectId });
  return judged.map(({ finding, parts }) => evidenceOf(finding, parts));
}

/** What an act would meet now, as far as the register knows: for pages, before anybody acts. */
export async function judgeAct(
  call: Call,
  action: Action,
  subject: ActSubject,
): Promise<{ context: SubjectContext; judged: readonly Judged[] }> {
  const context = await contextOf(call.tx, subject);
  if (!context) throw new OperationError(platformErrors.recordMissing);
  const registered = (await selectOpenFindings(call.tx, subject)).map(ofRegister);
  const facts = (await factsFor(call, action, subject)).map((fact) => ({
    id: factId(fact),
    revision: 0,
    code: fact.code,
    severity: fact.severity,
    subject: fact.subject,
    sentence: { key: sentenceKeyOf(fact.code), parameters: fact.values },
  }));
  const findings = [...registered, ...facts];
  const situation = await situationOf(call.tx, context, findings.map(({ id }) => id), call.now); // biome-ignore format: one line
  return {
    context,
    judged: findings.map((finding) => ({ finding, parts: consequenceOf(situation, finding, action) })),
  };
}

/** A finding in the way, as the problem tells it: the rule, who may waive it, what would clear it. */
export function told({ finding, parts }: Judged) {
  return {
    findingId: finding.id,
    code: finding.code,
    severity: finding.severity,
    sentence: finding.sentence,
    enforcement: parts.enforcement,
    rule: parts.origins.enforcement,
    waivableBy: parts.waivableBy,
    clearedBy: parts.waivableBy === 'nobody' ? ['correction'] : ['correction', 'waiver'],
  };
}

interface KeptAct {
  readonly action: GuardedAction;
  readonly subject: ActSubject;
  readonly context: SubjectContext;
  readonly judged: readonly Judged[];
  readonly reason: string | null;
  readonly outcome: 'done' | 'refused';
  readonly question: string | undefined;
}

/** Keeps the act with what was open about it, whatever became of it. */
export async function keepAct(
  call: Call,
  { action, subject, context, judged, reason, outcome, question }: KeptAct,
): Promise<DecisionRow> {
  const kind = kindOf[action];
  const name = { kind: 'record' as const, record: { kind: subject.kind, id: subject.id }, name: context.name };
  const decision = await recordDecision(call, {
    kind,
    action,
    office_id: context.officeId,
    project_id: subject.id,
    finding_ids: judged.map(({ finding }) => finding.id),
    question: { key: `findings.question.${question ?? kind}`, parameters: { project: name } },
    outcome,
    reason,
    evidence: judged.map(({ finding, parts }) => evidenceOf(finding, parts)),
  });
  const kept = { projectId: subject.id, officeId: context.officeId, at: call.now, decisionId: decision.id };
  const rows = judged.map(({ finding, parts }) =>
    consequenceRow(finding, parts, { ...kept, result: resultOf(parts, outcome) }),
  );
  await insertConsequences(call.tx, rows);
  return decision;
}

function resultOf({ enforcement, waiverId }: ConsequenceParts, outcome: KeptAct['outcome']): ConsequenceRow['result'] {
  if (enforcement === 'block') return 'refused';
  if (waiverId) return 'waived';
  return enforcement === 'warn' && outcome === 'done' ? 'acknowledged' : 'advised';
}
