import type { OperationCall } from '#platform/server/http/exchange';
import type { DecisionRow, Evidence } from '../decision-tables.ts';
import { selectFindings, selectStandingOf } from '../queries/consequences.ts';
import { evidenceOf, ofRegister, partsOf } from './judge-findings.ts';

/** What a decision is about, as it stands, or stood at the end of a past day: of facts that no register holds, what was known when it was asked. */
export async function evidenceNow(
  { tx, past }: Pick<OperationCall, 'tx' | 'past'>,
  decision: DecisionRow,
): Promise<Evidence[]> {
  const findings = new Map(
    (await selectFindings(tx, decision.finding_ids, past)).map((row) => [row.id, ofRegister(row)]),
  );
  const standing = await selectStandingOf(tx, decision.finding_ids, past);
  const action = decision.action ?? 'standing';
  return decision.evidence.map((then) => {
    const finding = findings.get(then.findingId);
    const row = standing.find((one) => one.finding_id === then.findingId && one.action === action);
    return finding && row ? evidenceOf(finding, partsOf(row)) : then;
  });
}
