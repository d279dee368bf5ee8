import type { Tx } from '#platform/server';
import { selectDecision } from '../queries/decisions.ts';

/** Whether a decision still waits for its answer; one that was withdrawn does not. */
export async function isDecisionOpen(tx: Tx, decisionId: string): Promise<boolean> {
  return (await selectDecision(tx, decisionId))?.state === 'open';
}
