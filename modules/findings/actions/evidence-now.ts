import type { Call } from '#platform/server';
import type { DecisionRow, Evidence } from '../decision-tables.ts';
import { selectFindings, selectStandingOf } from '../queries/consequences.ts';
import { evidenceOf, ofRegister, partsOf } from './judge-findings.ts';

/** What a decision is about, as it stands: of facts that no register holds, what was known when it was asked. */
export async function evidenceNow({ tx }: Pick<Call, 'tx'>, decision: DecisionRow): Promise<Evidence[]> {
  const findings = new Map((await selectFindings(tx, decision.finding_ids)).map((row) => [row.id, ofRegister(row)]));
  const standing = await selectStandingOf(tx, decision.finding_ids);
  const action = decision.action ?? 'standing';
  return decision.evidence.map((then) => {
    const finding = findings.get(then.findingId);
    const row = standing.find((one) => one.finding_id === then.findingId && one.action === action);
    return finding && row ? evidenceOf(finding, partsOf(row)) : then;
  });
}
