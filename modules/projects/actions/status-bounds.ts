import { type StatusBounds, settingOf, shippedTolerances } from '#engine';
import { policyChain } from '#modules/offices/actions';
import { organisationOf } from '#modules/offices/actions/organisation';
import type { Tx } from '#platform/server';
import type { ProjectRow } from '../tables.ts';

/** What the cost and the scope of a project are judged by: its budget, and the tolerances that its office has set. */
export async function statusBounds(
  tx: Tx,
  { office_id, budget_minor }: Pick<ProjectRow, 'office_id' | 'budget_minor'>,
): Promise<StatusBounds> {
  const [chain, { currencyCode }] = await Promise.all([policyChain(tx, office_id), organisationOf(tx)]);
  const { costTolerance, scopeTolerance } = shippedTolerances;
  return {
    budgetMinor: budget_minor,
    currencyCode,
    costTolerance: settingOf(chain, 'costTolerance', costTolerance),
    scopeTolerance: settingOf(chain, 'scopeTolerance', scopeTolerance),
  };
}
