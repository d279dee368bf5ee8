import type { Action } from '#engine';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { Call } from '#platform/server';
import { titleOf } from '../codes.ts';
import { decisionErrors } from '../decision-routes.ts';
import type { ConsequenceParts, DecisionRow, Evidence } from '../decision-tables.ts';
import { selectLastOfFact } from '../queries/consequences.ts';
import { findFinding, lockFindings } from '../queries.ts';
import { governorOf } from './governed-offices.ts';
import { holdSubject } from './guard-facts.ts';
import {
  consequenceOf,
  evidenceOf,
  type JudgedFinding,
  ofRegister,
  type Situation,
  situationOf,
} from './judge-findings.ts';
import { questionAbout } from './question-about.ts';
import { contextOf, projectIdOf, type Subject, subjectOf } from './subject-context.ts';

/** A finding that somebody answers, held with all of its project or office, and what follows from it now. */
export interface Answered {
  readonly subject: Subject;
  readonly finding: JudgedFinding;
  readonly situation: Situation;
  parts(action: Action): ConsequenceParts;
}

/**
 * `holdsAll`: as whoever decides, the project with all that hangs on it, which is taken before its findings. Throws
 * `record-missing`, or `finding-resolved` where nothing needs an answer any more.
 */
export async function answeredFinding(call: Call, findingId: string, { holdsAll = false } = {}): Promise<Answered> {
  const { tx, now } = call;
  const row = await findFinding(tx, findingId);
  const fact = row ? undefined : await selectLastOfFact(tx, findingId);
  const subject = row ? await governorOf(tx, { kind: row.scope_kind, id: row.scope_id }) : fact && subjectOf(fact);
  if (!subject) throw new OperationError(platformErrors.recordMissing);
  await (holdsAll ? holdSubject(call, subject) : lockFindings(tx, subject.id));
  if ((await findFinding(tx, findingId))?.resolved_at) throw new OperationError(decisionErrors.findingResolved);
  const context = await contextOf(tx, subject);
  if (!context) throw new OperationError(platformErrors.recordMissing);
  const situation = await situationOf(tx, context, [findingId], now);
  const finding = row ? ofRegister(row) : ofFact(fact as NonNullable<typeof fact>, subject);
  return { subject, finding, situation, parts: (action) => consequenceOf(situation, finding, action) };
}

/** A fact of an act is known as the act met it. */
const ofFact = (row: NonNullable<Awaited<ReturnType<typeof selectLastOfFact>>>, subject: Subject): JudgedFinding => ({
  id: row.finding_id,
  revision: row.finding_revision,
  code: row.code,
  severity: row.severity,
  subject,
  sentence: row.sentence,
});

/** What every decision about one finding has in common. */
export function aboutFinding(
  { subject, finding, situation, parts }: Answered,
  kind: DecisionRow['kind'],
  action: Action,
) {
  const { context } = situation;
  const evidence: Evidence[] = [evidenceOf(finding, parts(action))];
  return {
    kind,
    office_id: context.officeId,
    project_id: projectIdOf(subject),
    finding_ids: [finding.id],
    question: questionAbout(subject, context, kind, { finding: titleOf(finding.code) }),
    evidence,
  };
}
