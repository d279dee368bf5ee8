import { planRequest } from '#modules/plans/actions/plan-request';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { projectThen } from '#modules/projects/actions/project-then';
import { errors, OperationError } from '#platform/contract';
import { AfterCommit } from '#platform/server/http/after-commit';
import type { OperationCall } from '#platform/server/http/exchange';
import type { ScheduleQuality } from '../contract.ts';

/** How good the schedule of a project is, computed in a worker. */
export async function getScheduleQuality(
  services: PlanServices,
  call: OperationCall,
  { projectId }: { projectId: string },
): Promise<AfterCommit<ScheduleQuality | null>> {
  const { tx, past } = call;
  if (past && !(await projectThen(tx, projectId, past))) throw new OperationError(errors.notThereThen);
  const request = await planRequest(services, call, projectId, past);
  return new AfterCommit(async () =>
    request ? services.reading.run<ScheduleQuality | null>('#modules/performance/worker', 'assess', request) : null,
  );
}
