import { engineVersion } from '#engine';
import { projectsOfOffices } from '#modules/projects/actions/write-project';
import { type Call, clearTimer, enqueue, enqueueEach, publish, setTimer } from '#platform/server';
import { allPlanIds, findPlanOfProject, lockPlan, nextRevision, outdateResult, type PlanHead, planIdsOf } from '../queries.ts'; // biome-ignore format: one line
import type { PlanResultHead } from '../tables.ts';

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

/** Lost, of an earlier revision, or from another version of the engine. */
export const isOutdated = (result: PlanResultHead | undefined, revision: number) =>
  result?.revision !== revision || result.engine_version !== engineVersion;

/**
 * For readers: has a plan computed whose result is of another engine, or missing for so long that the computation which
 * each write asks for must be lost. One that is under way is left alone: else all who look at a plan while somebody
 * writes in it would queue for its next computation, and hold him up.
 */
export async function requestLost(tx: Call['tx'], plan: PlanHead, result: PlanResultHead | undefined): Promise<void> {
  if (!isOutdated(result, plan.revision)) return;
  const isOfAnother = result !== undefined && result.engine_version !== engineVersion;
  if (isOfAnother || plan.is_quiet) await requestCompute(tx, plan.id);
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

/** Has the plan of a project computed that is unchanged, but judged otherwise. */
export async function judgedAnew({ tx }: Call, projectId: string): Promise<void> {
  const found = await findPlanOfProject(tx, projectId);
  const plan = found && (await lockPlan(tx, found.id));
  if (!plan) return;
  await outdateResult(tx, plan.id); // an act before the computation is not judged by what was
  await requestCompute(tx, plan.id);
}

/** The same of the plans of some offices: what they are judged by, or the clock that they count by, is another. */
export async function requestComputeOf({ tx }: Call, officeIds: readonly string[]): Promise<void> {
  const ids = await planIdsOf(tx, await projectsOfOffices(tx, officeIds));
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
