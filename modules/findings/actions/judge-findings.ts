import { type Action, type AdoptedPolicy, type Finding, judge, type Message, type Origin, severities } from '#engine';
import { namesOfOffices, policyChain } from '#modules/offices/actions';
import { type Tx, timeOrderedId } from '#platform/server';
import type { ConsequenceParts, ConsequenceRow, DecisionRow, Evidence, RuleOrigin } from '../decision-tables.ts';
import { isAnswer } from '../option-contract.ts';
import { selectInForce } from '../queries/decisions.ts';
import type { FindingRow } from '../tables.ts';
import type { SubjectContext } from './subject-context.ts';

/** A finding as it is judged: of the register, or a fact of the moment, which has no revision. */
export interface JudgedFinding extends Pick<Finding, 'code' | 'severity' | 'subject'> {
  readonly id: string;
  readonly revision: number;
  readonly sentence: Message;
}

/** A finding with what follows from it when nobody is about to act. */
export interface Standing {
  readonly finding: JudgedFinding;
  readonly parts: ConsequenceParts;
  readonly isAnswered: boolean;
}

/** All that decides what follows from the findings of one record. */
export interface Situation {
  readonly context: SubjectContext;
  readonly chain: readonly AdoptedPolicy[];
  readonly officeNames: ReadonlyMap<string, string>;
  /** Answers in force, by finding. */
  readonly answers: ReadonlyMap<string, readonly DecisionRow[]>;
}

export async function situationOf(
  tx: Tx,
  context: SubjectContext,
  findingIds: readonly string[],
  at: string,
): Promise<Situation> {
  const [chain, inForce] = await Promise.all([policyChain(tx, context.officeId), selectInForce(tx, findingIds, at)]);
  const officeNames = await namesOfOffices(tx, [...new Set(chain.map(({ officeId }) => officeId))]);
  const answers = new Map<string, DecisionRow[]>();
  for (const decision of inForce) {
    for (const id of decision.finding_ids) answers.set(id, [...(answers.get(id) ?? []), decision]);
  }
  return { context, chain, officeNames, answers };
}

/** What follows from a finding for one act, with the rules and policies that say so, and the waiver that lifts it. */
export function consequenceOf(situation: Situation, finding: JudgedFinding, action: Action): ConsequenceParts {
  const { context, chain, officeNames } = situation;
  const { tier, phase } = context;
  const found = judge(chain, { code: finding.code, severity: finding.severity, tier, phase, action });
  const named = (origin: Origin): RuleOrigin => ({ ...origin, officeName: officeNames.get(origin.officeId) ?? '' });
  const originOf = ({ origin }: { readonly origin: Origin | null }) => origin && named(origin);
  const waiver = found.waivableBy.value === 'nobody' ? undefined : waiverFor(situation, finding, action);
  return {
    action,
    enforcement: waiver ? 'advise' : found.enforcement.value,
    ruled: found.enforcement.value,
    waivableBy: found.waivableBy.value,
    answerWithin: found.answerWithin.value,
    proposes: found.proposes.map(({ proposal }) => proposal),
    origins: {
      enforcement: originOf(found.enforcement),
      waivableBy: originOf(found.waivableBy),
      answerWithin: originOf(found.answerWithin),
      proposes: found.proposes.map(({ origin }) => named(origin)),
    },
    policies: chain.map(({ officeId, version }) => ({ officeId, version })),
    tier,
    phase,
    waiverId: waiver?.id ?? null,
  };
}

/** A waiver holds for what was waived: not for the finding grown worse. */
function waiverFor({ answers }: Situation, finding: JudgedFinding, action: Action): DecisionRow | undefined {
  return answers.get(finding.id)?.find((decision) => {
    if (decision.kind !== 'waiver' || decision.outcome !== 'grant') return false;
    return (decision.action === null || decision.action === action) && !hasWorsened(decision, finding);
  });
}

/** Whether the finding is more severe than it was when that was decided about it. */
export function hasWorsened(
  { evidence }: DecisionRow,
  { id, severity }: Pick<JudgedFinding, 'id' | 'severity'>,
): boolean {
  const then = evidence.find(({ findingId }) => findingId === id);
  return then !== undefined && severities.indexOf(severity) > severities.indexOf(then.severity);
}

/** Whether somebody has answered for the finding, so that it waits for nobody. */
export const isAnswered = ({ answers }: Situation, finding: JudgedFinding): boolean =>
  answers
    .get(finding.id)
    ?.some((decision) => isAnswer(decision.kind, decision.outcome ?? '') && !hasWorsened(decision, finding)) ?? false;

export const evidenceOf = (finding: JudgedFinding, consequence: ConsequenceParts): Evidence => ({
  findingId: finding.id,
  code: finding.code,
  severity: finding.severity,
  sentence: finding.sentence,
  revision: finding.revision,
  consequence,
});

interface Kept {
  readonly projectId: string | null;
  readonly officeId: string;
  readonly at: string;
  readonly decisionId: string | null;
  readonly result: ConsequenceRow['result'];
}

/** As it is stored. */
export function consequenceRow(finding: JudgedFinding, parts: ConsequenceParts, kept: Kept): ConsequenceRow {
  const { waivableBy, answerWithin, waiverId, ...same } = parts;
  return {
    ...same,
    id: timeOrderedId(),
    finding_id: finding.id,
    finding_revision: finding.revision,
    project_id: kept.projectId,
    office_id: kept.officeId,
    decision_id: kept.decisionId,
    result: kept.result,
    code: finding.code,
    severity: finding.severity,
    sentence: finding.sentence,
    waivable_by: waivableBy,
    answer_within: answerWithin,
    waiver_id: waiverId,
    at: kept.at,
    ended_at: null,
  };
}

/** As it was judged. */
export const partsOf = (row: ConsequenceRow): ConsequenceParts => ({
  action: row.action,
  enforcement: row.enforcement,
  ruled: row.ruled,
  waivableBy: row.waivable_by,
  answerWithin: row.answer_within,
  proposes: row.proposes,
  origins: row.origins,
  policies: row.policies,
  tier: row.tier,
  phase: row.phase,
  waiverId: row.waiver_id,
});

/** A finding of the register as it is judged. */
export const ofRegister = ({ id, revision, code, severity, raised_by, values, ...of }: FindingRow): JudgedFinding => ({
  id,
  revision,
  code,
  severity,
  subject: { kind: of.subject_kind, id: of.subject_id },
  sentence: { key: `${raised_by}.finding.${code}.sentence`, parameters: values },
});
