import type { GuardSource } from '#modules/findings/actions';
import type { Call } from '#platform/server';
import { findPlanOfProject, findResultHead, lockPlan } from '../queries.ts';
import { prepareComputation } from './compute-plan.ts';
import { isOutdated } from './plan-changed.ts';
import type { PlanServices } from './plan-services.ts';

/** Whoever is about to act on a project holds its plan, with the findings as they follow from it. */
export const planSource = (services: PlanServices): GuardSource => ({
  async hold({ tx, now }: Call, { id }) {
    const found = await findPlanOfProject(tx, id);
    const plan = found && (await lockPlan(tx, found.id));
    if (!plan) return true;
    const result = await findResultHead(tx, plan.id);
    return !isOutdated(result, plan.revision) && !(result?.next_due && result.next_due <= now);
  },
  async prepare(call, { id }) {
    const plan = await findPlanOfProject(call.tx, id);
    if (!plan) return () => Promise.resolve(true);
    const { organisationId } = call;
    return prepareComputation(services, { organisationId, planId: plan.id, transaction: (work) => work(call) });
  },
});
