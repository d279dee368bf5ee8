import type { Action, Parameter } from '#engine';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { Call } from '#platform/server';
import { titleOf } from '../codes.ts';
import { decisionErrors } from '../decision-routes.ts';
import type { ConsequenceParts, DecisionRow, Evidence } from '../decision-tables.ts';
import { selectLastOfFact } from '../queries/consequences.ts';
import { findFinding, lockFindings } from '../queries.ts';
import {
  consequenceOf,
  evidenceOf,
  type JudgedFinding,
  ofRegister,
  type Situation,
  situationOf,
} from './judge-findings.ts';
import { contextOf } from './subject-context.ts';

/** A finding that somebody answers, held with all of its project, and what follows from it now. */
export interface Answered {
  readonly projectId: string;
  readonly finding: JudgedFinding;
  readonly situation: Situation;
  parts(action: Action): ConsequenceParts;
}

/** Throws `record-missing`, or `finding-resolved` where nothing needs an answer any more. */
export async function answeredFinding({ tx, now }: Call, findingId: string): Promise<Answered> {
  const row = await findFinding(tx, findingId);
  const fact = row ? undefined : await selectLastOfFact(tx, findingId);
  const projectId = row?.project_id ?? fact?.project_id;
  if (!projectId) throw new OperationError(platformErrors.recordMissing);
  await lockFindings(tx, projectId);
  if ((await findFinding(tx, findingId))?.resolved_at) throw new OperationError(decisionErrors.findingResolved);
  const context = await contextOf(tx, { kind: 'project', id: projectId });
  if (!context) throw new OperationError(platformErrors.recordMissing);
  const situation = await situationOf(tx, context, [findingId], now);
  const finding = row ? ofRegister(row) : ofFact(fact as NonNullable<typeof fact>, projectId);
  return { projectId, finding, situation, parts: (action) => consequenceOf(situation, finding, action) };
}

/** A fact of an act is known as the act met it. */
const ofFact = (row: NonNullable<Awaited<ReturnType<typeof selectLastOfFact>>>, projectId: string): JudgedFinding => ({
  id: row.finding_id,
  revision: row.finding_revision,
  code: row.code,
  severity: row.severity,
  subject: { kind: 'project', id: projectId },
  sentence: row.sentence,
});

/** What every decision about one finding has in common. */
export function aboutFinding(
  { projectId, finding, situation, parts }: Answered,
  kind: DecisionRow['kind'],
  action: Action,
) {
  const { officeId, name } = situation.context;
  const project: Parameter = { kind: 'record', record: { kind: 'project', id: projectId }, name };
  const evidence: Evidence[] = [evidenceOf(finding, parts(action))];
  return {
    kind,
    office_id: officeId,
    project_id: projectId,
    finding_ids: [finding.id],
    question: { key: `findings.question.${kind}`, parameters: { project, finding: titleOf(finding.code) } },
    evidence,
  };
}
