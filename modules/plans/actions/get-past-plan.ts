import { projectThen } from '#modules/projects/actions/project-then';
import { statusBounds } from '#modules/projects/actions/status-bounds';
import { errors, OperationError } from '#platform/contract';
import type { Call, PastDay } from '#platform/server';
import { AfterCommit } from '#platform/server/http/after-commit';
import type { ComputedPlan } from '../compute-plan.ts';
import type { PlanView } from '../contract.ts';
import type { PastRequest, PastSummaryRequest } from '../worker.ts';
import { planRequest } from './plan-request.ts';
import type { PlanServices } from './plan-services.ts';

type PastCall = Pick<Call, 'tx' | 'organisationId'>;

/** The plan of a project as it was at the end of a past day, rebuilt from its changes and computed again in a worker. */
export async function getPastPlan(
  services: PlanServices,
  call: PastCall,
  projectId: string,
  past: PastDay,
): Promise<AfterCommit<PlanView>> {
  const request = await pastRequest(services, call, projectId, past);
  return new AfterCommit(async () => {
    const view = request && (await services.reading.run<PlanView | null>(worker, 'viewPast', request));
    if (!view) throw new OperationError(errors.notThereThen);
    return view;
  });
}

/** What was computed of it; nothing where the project had no plan then, nor was there itself. */
export async function computePastPlan(
  services: PlanServices,
  call: PastCall,
  projectId: string,
  past: PastDay,
): Promise<ComputedPlan | null> {
  const project = await projectThen(call.tx, projectId, past);
  const request = project && (await pastRequest(services, call, projectId, past));
  if (!request) return null;
  const { tolerance_days: toleranceDays, name: projectName } = project;
  const bounds = await statusBounds(call.tx, project);
  const asked: PastSummaryRequest = { ...request, toleranceDays, bounds, projectName };
  return services.reading.run<ComputedPlan | null>(worker, 'computePast', asked);
}

const worker = '#modules/plans/worker';

async function pastRequest(
  services: PlanServices,
  call: PastCall,
  projectId: string,
  past: PastDay,
): Promise<PastRequest | undefined> {
  const request = await planRequest(services, { ...call, now: past.now }, projectId, past);
  return request && { ...request, past };
}
