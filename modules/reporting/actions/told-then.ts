import { overrideOf } from '#modules/findings/actions/status-overrides';
import { computePastPlan } from '#modules/plans/actions/get-past-plan';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { projectsToldLater } from '#modules/plans/actions/told-later';
import { projectsThen } from '#modules/projects/actions/project-then';
import { type ProjectRow, pageOfProjects } from '#modules/projects/actions/read-projects';
import type { Call, PastDay } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { selectDimensionsBefore } from '../queries/snapshots.ts';
import type { Summary } from '../queries.ts';
import { summaryOf, toldOf } from '../summary-of.ts';
import { snapshotsAt } from './read-snapshots.ts';

type PastCall = Pick<Call, 'tx' | 'organisationId'>;

interface Page {
  readonly state: 'active' | 'archived';
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Of the projects that one may read today those that were there then, in the order of today's names. */
export async function pageOfProjectsThen(call: OperationCall, page: Page, past: PastDay) {
  const { rows: now, next } = await pageOfProjects(call, { ...page, state: null });
  const place = new Map(now.map(({ id }, index) => [id, index]));
  const then = await projectsThen(call.tx, [...place.keys()], past);
  const rows: ProjectRow[] = then
    .filter(({ state }) => state === page.state)
    .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return { rows, next };
}

/**
 * What Portico tells of these projects as of a past day. As it was known then: what was told on that day. As it is known
 * now about then: the same, computed again for the projects about which something was recorded at another time than it
 * was true. Of projects that had no figures by then nothing.
 */
export async function summariesThen(
  services: PlanServices,
  call: PastCall,
  projectIds: readonly string[],
  past: PastDay,
): Promise<ReadonlyMap<string, Summary>> {
  const told = await snapshotsAt(call.tx, projectIds, past.day);
  if (past.known === 'then') return told;
  const later = await projectsToldLater(call.tx, projectIds, past);
  const summaries = new Map<string, Summary>(told);
  const again = async (id: string) => [id, await summaryThen(services, call, id, past)] as const;
  // a few at a time: one reader does not take all the places that there are to wait
  for (let first = 0; first < later.length; first += 4) {
    const few = await Promise.all(later.slice(first, first + 4).map(again));
    for (const [id, summary] of few) if (summary) summaries.set(id, summary);
  }
  return summaries;
}

/** What is computed of one project from its plan as it was; nothing where it had none then. */
export async function summaryThen(
  services: PlanServices,
  call: PastCall,
  projectId: string,
  past: PastDay,
): Promise<Summary | undefined> {
  const computed = await computePastPlan(services, call, projectId, past);
  if (!computed) return undefined;
  const [before, override] = await Promise.all([
    selectDimensionsBefore(call.tx, projectId, past.day),
    overrideOf(call.tx, projectId, past.now),
  ]);
  return toldOf(summaryOf(computed, { day: past.day, before, override }), past.now);
}
