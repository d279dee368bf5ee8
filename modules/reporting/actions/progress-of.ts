import type { Tx } from '#platform/server';
import { selectSummaryLines } from '../queries.ts';

/** How far these projects are, in percent, and when they finish (plan time, in ticks); those not computed yet are left out. */
export async function progressOf(tx: Tx, projectIds: readonly string[]) {
  const rows = await selectSummaryLines(tx, projectIds);
  return new Map(rows.map(({ project_id, percent_complete, finish }) => [project_id, { percent_complete, finish }]));
}
