import { planNow } from '#modules/offices/actions/plan-now';
import type { Call, PastDay } from '#platform/server';
import { findPlanOfProject } from '../queries.ts';
import type { ReadRequest } from '../read-plan.ts';
import type { PlanServices } from './plan-services.ts';
import { zoneOfProject } from './project-zone.ts';

/** What a worker needs to read the plan of a project, as it stands or as it was at the end of a past day. Undefined: it has none. */
export async function planRequest(
  { connection }: Pick<PlanServices, 'connection'>,
  { tx, organisationId, now }: Pick<Call, 'tx' | 'organisationId' | 'now'>,
  projectId: string,
  past: PastDay | undefined,
): Promise<ReadRequest | undefined> {
  const [plan, timeZone] = [await findPlanOfProject(tx, projectId), await zoneOfProject(tx, projectId, past)];
  return plan && { connection, organisationId, planId: plan.id, past, now: planNow(past?.now ?? now, timeZone) };
}
