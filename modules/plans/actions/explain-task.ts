import { AfterCommit } from '#platform/server/http/after-commit';
import type { OperationCall } from '#platform/server/http/exchange';
import type { TaskExplanation } from '../contract.ts';
import type { ExplainRequest } from '../worker.ts';
import { unwrap, type WorkerOutcome } from '../worker-fault.ts';
import type { PlanServices } from './plan-services.ts';

/** Why a task stands where it stands; computed in a worker thread, as the whole plan is needed for it. */
export async function explainTask(
  { reading, connection }: PlanServices,
  { organisationId, past }: Pick<OperationCall, 'organisationId' | 'past'>,
  { planId, uid }: { planId: string; uid: number },
): Promise<AfterCommit<TaskExplanation>> {
  const request: ExplainRequest = { connection, organisationId, planId, uid, past };
  return new AfterCommit(async () =>
    unwrap(await reading.run<WorkerOutcome<TaskExplanation>>('#modules/plans/worker', 'explain', request)),
  );
}
