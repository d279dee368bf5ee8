import { planNow } from '#modules/offices/actions/plan-now';
import type { Call, PastDay } from '#platform/server';
import type { EarlierStanding, PlanChange } from '../plan-change.ts';
import type { ChangeRequest } from '../worker.ts';
import type { PlanServices } from './plan-services.ts';
import { zoneOfProject } from './project-zone.ts';

export type { EarlierStanding, PlanChange } from '../plan-change.ts';

/**
 * What tells, from a worker thread, what moved the forecast of a plan, as it stands or as of a past day, since an earlier
 * moment; null where it has no dates. It needs the transaction no more.
 */
export async function explainChange(
  { reading, connection }: Pick<PlanServices, 'reading' | 'connection'>,
  { tx, organisationId, now }: Pick<Call, 'tx' | 'organisationId' | 'now'>,
  { planId, projectId }: { readonly planId: string; readonly projectId: string },
  then: EarlierStanding,
  past?: PastDay,
): Promise<() => Promise<PlanChange | null>> {
  const timeZone = await zoneOfProject(tx, projectId, past);
  const request: ChangeRequest = {
    connection,
    organisationId,
    planId,
    now: planNow(past?.now ?? now, timeZone),
    then,
    past,
  };
  return () => reading.run<PlanChange | null>('#modules/plans/worker', 'explainChange', request);
}
