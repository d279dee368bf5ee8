import { type Call, clearTimer, enqueue, enqueueEach, publish, setTimer } from '#platform/server';
import { allPlanIds, nextRevision } from '../queries.ts';

/** The job that computes a plan; many changes in a short time become one run. */
export const computeJob = 'plans.compute';

/**
 * After every write to a plan, in its transaction: counts the revision, has it computed and tells who looks at it. What
 * shows the project learns of it when the plan is computed.
 */
export async function planChanged({ tx }: Call, plan: { id: string; project_id: string }): Promise<number> {
  const [revision] = await Promise.all([nextRevision(tx, plan.id), requestCompute(tx, plan.id)]);
  await publish(tx, `plan:${plan.id}`, revision);
  return revision;
}

export function requestCompute(tx: Call['tx'], planId: string): Promise<void> {
  return enqueue(tx, computeJob, { planId }, { key: keyOf(planId) });
}

/** Has every plan of the organisation computed: another today may change what each of them says, and when it is due. */
export async function requestComputeOfAll({ tx }: Call): Promise<void> {
  const ids = await allPlanIds(tx);
  await enqueueEach(
    tx,
    computeJob,
    ids.map((planId) => ({ key: keyOf(planId), payload: { planId } })),
  );
}

const keyOf = (planId: string) => `${computeJob}:${planId}`;

/** The timer that has a plan computed anew when time alone may change what it says: a midnight, a status date. */
export const dueTimer = 'plans.due';

/** Sets it to this instant of the organisation's clock, or clears it where time changes nothing. */
export function wakeAt(tx: Call['tx'], planId: string, dueAt: string | null): Promise<void> {
  const timer = { name: dueTimer, key: planId };
  return dueAt === null ? clearTimer(tx, timer) : setTimer(tx, { ...timer, dueAt, payload: { planId } });
}
