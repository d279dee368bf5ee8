import { organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import type { OnPlanComputed } from '#modules/plans/actions/plan-services';
import { upsertSnapshots } from '../queries/snapshots.ts';
import { upsertSummary } from '../queries.ts';
import { summaryOf } from '../summary-of.ts';

/** Keeps what pages read of a project, today and when today has passed, in the transaction that stores its computation. */
export const summariseProject: OnPlanComputed = async ({ tx, now }, plan) => {
  const summary = summaryOf(plan);
  const { timeZone } = await organisationOf(tx);
  await upsertSummary(tx, summary);
  await upsertSnapshots(tx, [{ ...summary, day: dateIn(timeZone, now), dates: plan.dates }]);
};
