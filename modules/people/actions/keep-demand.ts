import { requestChecks } from '#modules/findings/actions';
import type { OnPlanComputed } from '#modules/plans/actions/plan-services';
import { publish } from '#platform/server';
import { selectOfficesWithResources, upsertPlanDemand } from '../queries.ts';
import { resourcesTopic } from './change-resources.ts';

/**
 * Keeps what a plan asks of people, in the transaction that stores its computation. Where that is another than before, who is
 * overcommitted is looked at anew, and pages are told.
 */
export const keepPlanDemand: OnPlanComputed = async ({ tx }, { planId, projectId, demand }) => {
  const isAnother = await upsertPlanDemand(tx, { plan_id: planId, project_id: projectId }, demand);
  if (!isAnother) return null;
  const offices = await selectOfficesWithResources(tx);
  if (!offices.length) return null;
  await requestChecks(tx, 'office', offices);
  await publish(tx, resourcesTopic);
  return null;
};
