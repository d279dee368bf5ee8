import { isDeepStrictEqual } from 'node:util';
import type { PlanTime } from '#engine';
import { runChecks } from '#modules/findings/actions';
import { officeSettings } from '#modules/offices/actions';
import { instantOf, planNow } from '#modules/offices/actions/plan-now';
import { keepExtent } from '#modules/projects/actions/project-tier';
import { findProject } from '#modules/projects/actions/read-projects';
import { statusBounds } from '#modules/projects/actions/status-bounds';
import { type Call, publish } from '#platform/server';
import type { ComputedPlan } from '../compute-plan.ts';
import { findPlan, lockPlan, upsertResult } from '../queries.ts';
import type { ComputeRequest } from '../worker.ts';
import { wakeAt } from './plan-changed.ts';
import { planCodes } from './plan-findings.ts';
import type { PlanServices } from './plan-services.ts';

type Transaction = <T>(work: (call: Call) => Promise<T>) => Promise<T>;

export interface ComputeRun {
  readonly organisationId: string;
  readonly planId: string;
  readonly transaction: Transaction;
  readonly signal?: AbortSignal;
}

/**
 * Schedules and checks a plan in a worker thread and stores what comes of it: the result, the life of its findings and
 * what other modules derive, in one transaction. Where the plan or what it is judged by was changed meanwhile nothing is stored, since that
 * change has asked for a computation of its own. Returns whether it was stored.
 */
export async function storeComputation(services: PlanServices, run: ComputeRun): Promise<boolean> {
  const store = await prepareComputation(services, run);
  return run.transaction(store);
}

/** The first half of it, which holds nothing: what it returns stores the outcome, unless the plan was changed meanwhile. */
export async function prepareComputation(
  services: PlanServices,
  { organisationId, planId, transaction, signal }: ComputeRun,
): Promise<(call: Call) => Promise<boolean>> {
  const context = await transaction((call) => contextOf(call, planId));
  if (!context) return () => Promise.resolve(false);
  const request: ComputeRequest = { connection: services.connection, organisationId, planId, ...context };
  const computed = await services.compute.run<ComputedPlan | null>('#modules/plans/worker', 'compute', request, {
    ...(signal && { signal }),
  });
  return async (call) => (computed ? store(call, services, computed, context) : false);
}

type Context = NonNullable<Awaited<ReturnType<typeof contextOf>>>;

async function contextOf(call: Call, planId: string) {
  const plan = await findPlan(call.tx, planId);
  const project = plan && (await findProject(call.tx, plan.project_id));
  if (!project) return undefined;
  const { timeZone } = await officeSettings(call.tx, project.office_id);
  const now: PlanTime = planNow(call.now, timeZone);
  const bounds = await statusBounds(call.tx, project);
  return { now, toleranceDays: project.tolerance_days, bounds, projectName: project.name, timeZone };
}

async function store(
  call: Call,
  services: PlanServices,
  computed: ComputedPlan,
  { timeZone, toleranceDays, bounds, projectName }: Context,
): Promise<boolean> {
  const { tx } = call;
  const { planId, projectId } = computed;
  const plan = await lockPlan(tx, planId);
  if (plan?.revision !== computed.revision) return false;
  const project = await findProject(tx, projectId);
  if (project?.tolerance_days !== toleranceDays || project.name !== projectName) return false;
  if (!isDeepStrictEqual(await statusBounds(tx, project), bounds)) return false;
  const asked = await Promise.all(services.onPlanComputed.map((contribute) => contribute(call, computed)));
  const due = computed.nextDue === null ? null : instantOf(computed.nextDue, timeZone);
  const nextDue = [due, ...asked].reduce(earlier, null);
  const result = {
    plan_id: planId,
    revision: computed.revision,
    engine_version: computed.engineVersion,
    next_due: nextDue,
    start: computed.start,
    finish: computed.finish,
    summary: computed.figures,
    columns: Buffer.from(computed.columns),
  };
  await Promise.all([upsertResult(tx, result), keepExtent(tx, projectId, computed.durationDays)]);
  const answers = new Map([[projectId, { findings: computed.findings }]]);
  await runChecks(call, 'project', [projectId], [{ module: 'plans', codes: planCodes, answers }]);
  await wakeAt(tx, planId, nextDue);
  await publish(tx, `plan:${planId}`, computed.revision);
  await publish(tx, `project:${projectId}`);
  await publish(tx, 'portfolio');
  return true;
}

/** Of two instants, as text in UTC. */
const earlier = (one: string | null, other: string | null) =>
  one === null || (other !== null && other < one) ? other : one;
