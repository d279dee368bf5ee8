import { formatPlanTime } from '#engine';
import type { Tx } from '#platform/server';
import { selectResultSpans } from '../queries.ts';

/** The first and the last day of each project's plan, as it was computed last; those without dates are left out. */
export async function planSpans(
  tx: Tx,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly firstOn: string; readonly lastOn: string }>> {
  const dayOf = (at: number) => formatPlanTime(at).slice(0, 10);
  const rows = await selectResultSpans(tx, projectIds);
  return new Map(rows.map(({ projectId, start, finish }) => [projectId, { firstOn: dayOf(start), lastOn: dayOf(finish) }])); // biome-ignore format: one line
}
