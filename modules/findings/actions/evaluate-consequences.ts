import { actions } from '#engine';
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
import { contextOf } from './subject-context.ts';

/**
 * Makes what is stored say what follows from the open findings of a project now: for each act one consequence, ended and
 * begun anew where rules, severity, tier, phase or a waiver changed it. What waits for an answer climbs from now on, and
 * what is answered or gone climbs no more. The same facts twice change nothing. Nothing where nobody governs the record.
 */
export async function evaluateConsequences(call: Call, projectId: string): Promise<void> {
  const { tx, now } = call;
  const context = await contextOf(tx, { kind: 'project', id: projectId });
  if (!context) return;
  await lockFindings(tx, projectId);
  const findings = (await selectOpenFindings(tx, [projectId])).map(ofRegister);
  const situation = await situationOf(tx, context, findings.map(({ id }) => id), now); // biome-ignore format: one line
  const before = new Map((await selectStanding(tx, [projectId])).map((row) => [keyOf(row), row]));
  const kept = { projectId, officeId: context.officeId, at: now, decisionId: null, result: null };
  const begun: ConsequenceRow[] = [];
  const standing: Standing[] = [];
  for (const finding of findings) {
    for (const action of actions) {
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
  await syncEscalations(call, { projectId, situation, standing });
  await putProposals(call, projectId, standing);
  if (begun.length || before.size) await publish(tx, `project:${projectId}`);
}

const keyOf = ({ finding_id, action }: Pick<ConsequenceRow, 'finding_id' | 'action'>) => `${finding_id} ${action}`;

/** Values of a finding change more often than what follows from it; its events keep them. */
function isSame(one: ConsequenceRow, other: ConsequenceRow): boolean {
  const judged = (row: ConsequenceRow) => [row.office_id, row.severity, partsOf(row)];
  return sameJson(judged(one), judged(other));
}
