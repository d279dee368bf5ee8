import { type Call, enqueue, publish } from '#platform/server';
import { nextRevision } from '../queries.ts';

/** The job that computes a plan; many changes in a short time become one run. */
export const computeJob = 'plans.compute';

/** After every write to a plan, in its transaction: counts the revision, has it computed and tells who looks at it. */
export async function planChanged({ tx }: Call, plan: { id: string; project_id: string }): Promise<number> {
  const revision = await nextRevision(tx, plan.id);
  await requestCompute(tx, plan.id);
  await publish(tx, `plan:${plan.id}`, revision);
  await publish(tx, `project:${plan.project_id}`);
  return revision;
}

export function requestCompute(tx: Call['tx'], planId: string, runAt?: string): Promise<void> {
  return enqueue(
    tx,
    computeJob,
    { planId },
    { key: `${computeJob}:${planId}${runAt ? ':due' : ''}`, ...(runAt && { runAt }) },
  );
}
