import { actions } from '#engine';
import { findRootOffice } from '#modules/offices/actions';
import { type Call, publish } from '#platform/server';
import type { ConsequenceRow } from '../decision-tables.ts';
import { endConsequences, insertConsequences, selectOpenFindings, selectStanding } from '../queries/consequences.ts';
import { lockFindings } from '../queries.ts';
import { syncEscalations } from './escalate.ts';
import {
  consequenceOf,
  consequenceRow,
  isAnswered,
  ofRegister,
  partsOf,
  type Standing,
  situationOf,
} from './judge-findings.ts';
import { putProposals } from './proposals.ts';
import { sameJson } from './same-json.ts';
import { contextOf, projectIdOf, type Subject } from './subject-context.ts';

/**
 * Makes what is stored say what follows from the open findings of a project or an office now: for each act one consequence
 * (nobody sets the baseline of an office or closes it), ended and
 * begun anew where rules, severity, tier, phase or a waiver changed it. What waits for an answer climbs from now on, and
 * what is answered or gone climbs no more. The same facts twice change nothing. Nothing where nobody governs the record.
 */
export async function evaluateConsequences(call: Call, subject: Subject): Promise<void> {
  const { tx, now } = call;
  const context = await contextOf(tx, subject);
  if (!context) return;
  const reach = await reachOf(call, subject);
  // sent together: what is read is read once the register is held
  const [, open, stands] = await Promise.all([
    lockFindings(tx, subject.id),
    selectOpenFindings(tx, subject, reach),
    selectStanding(tx, subject),
  ]);
  const findings = open.map(ofRegister);
  const situation = await situationOf(tx, context, findings.map(({ id }) => id), now); // biome-ignore format: one line
  const before = new Map(stands.map((row) => [keyOf(row), row]));
  const kept = { projectId: projectIdOf(subject), officeId: context.officeId, at: now, decisionId: null, result: null };
  const begun: ConsequenceRow[] = [];
  const standing: Standing[] = [];
  for (const finding of findings) {
    for (const action of subject.kind === 'project' ? actions : standingOnly) {
      const parts = consequenceOf(situation, finding, action);
      if (action === 'standing') standing.push({ finding, parts, isAnswered: isAnswered(situation, finding) });
      const row = consequenceRow(finding, parts, kept);
      const known = before.get(keyOf(row));
      if (known && isSame(known, row)) before.delete(keyOf(row));
      else begun.push(row);
    }
  }
  await endConsequences(tx, [...before.values()].map(({ id }) => id), now); // biome-ignore format: one line
  await insertConsequences(tx, begun);
  await syncEscalations(call, { subject, situation, standing });
  if (subject.kind === 'project') await putProposals(call, subject.id, standing);
  if (begun.length || before.size) await publish(tx, subject.kind === 'project' ? `project:${subject.id}` : 'findings');
}

const standingOnly = ['standing'] as const;

/** The top office answers for what is found about the organisation. */
const reachOf = async ({ tx }: Call, { kind, id }: Subject) => ({
  withOrganisation: kind === 'office' && id === (await findRootOffice(tx)),
});

const keyOf = ({ finding_id, action }: Pick<ConsequenceRow, 'finding_id' | 'action'>) => `${finding_id} ${action}`;

/** Values of a finding change more often than what follows from it; its events keep them. */
function isSame(one: ConsequenceRow, other: ConsequenceRow): boolean {
  const judged = (row: ConsequenceRow) => [row.office_id, row.severity, partsOf(row)];
  return sameJson(judged(one), judged(other));
}
