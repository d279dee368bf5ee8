import { isDecisionOpen } from '#modules/findings/actions/is-open';
import type { Tx } from '#platform/server';
import type { ScenarioRow } from '../tables.ts';

/** Adopted, or being decided on: what was asked about is not changed under those who decide. */
export const isFixed = async (tx: Tx, { adopted_at, decision_id }: ScenarioRow): Promise<boolean> =>
  adopted_at !== null || (decision_id !== null && (await isDecisionOpen(tx, decision_id)));
