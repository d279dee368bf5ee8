import { actions } from '#engine';
import { findRootOffice } from '#modules/offices/actions';
import { type Call, publish, type Tx } from '#platform/server';
import type { ConsequenceRow } from '../decision-tables.ts';
import {
  endConsequences,
  insertConsequences,
  selectJudgedAs,
  selectOpenFindings,
  selectStanding,
} from '../queries/consequences.ts';
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
import { contextOf, contextsOf, projectIdOf, type Subject } from './subject-context.ts';

/**
 * Makes what is stored say what follows from the open findings of a project or an office now: for each act one consequence
 * (nobody sets the baseline of an office or closes it), ended and
 * begun anew where rules, severity, tier, phase or a waiver changed it. What waits for an answer climbs from now on, and
 * what is answered or gone climbs no more. The same facts twice change nothing. Nothing where nobody governs the record.
 */
export async function evaluateConsequences(call: Call, subject: Subject): Promise<void> {
  const { tx } = call;
  // sent together: what is read is read once the register is held
  const [, context, reach, stands] = await Promise.all([
    lockFindings(tx, subject.id),
    contextOf(tx, subject),
    reachOf(call, subject),
    selectStanding(tx, subject),
  ]);
  if (!context) return;
  const now = notBefore(call.now, stands);
  const open = await selectOpenFindings(tx, subject, reach);
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

/** Whoever waited for the register judges no earlier than was judged meanwhile, lest what ended then stands again. */
const notBefore = (now: string, stands: readonly ConsequenceRow[]): string =>
  [now, ...stands.map(({ at }) => at)].toSorted().at(-1) ?? now;

/** Those of the projects whose consequences stand as under another office, tier or phase than they have now. */
export async function judgedOtherwise(tx: Tx, projectIds: readonly string[]): Promise<string[]> {
  const [judged, contexts] = await Promise.all([selectJudgedAs(tx, projectIds), contextsOf(tx, 'project', projectIds)]);
  return judged.flatMap(({ projectId, officeId, tier, phase }) => {
    const context = contexts.get(projectId);
    const isSo = context?.officeId === officeId && context.tier === tier && context.phase === phase;
    return context && !isSo ? [projectId] : [];
  });
}

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
