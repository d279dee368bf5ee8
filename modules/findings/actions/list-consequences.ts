import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf } from '#platform/server/http/page';
import type { ConsequenceView } from '../decision-contract.ts';
import { selectConsequencesOf } from '../queries/consequences.ts';
import { partsOf } from './judge-findings.ts';
import { cursorOf } from './read-decisions.ts';

interface Input {
  readonly findingId: string;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** All that followed from a finding, now and before: what stood, and what acts met. */
export async function listConsequences(
  { tx, past }: Pick<OperationCall, 'tx' | 'past'>,
  { findingId, limit, after }: Input,
) {
  const rows = await selectConsequencesOf(tx, findingId, limit + 1, { after: cursorOf(after), past });
  const { items, next } = pageOf(rows, limit, ({ at, id }) => [at, id]);
  return {
    items: items.map((row) => ({
      ...(partsOf(row) as ConsequenceView),
      decisionId: row.decision_id,
      result: row.result,
      severity: row.severity,
      sentence: row.sentence,
      at: row.at,
      endedAt: row.ended_at,
    })),
    next,
  };
}
