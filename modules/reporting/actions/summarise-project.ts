import type { StatusOverride } from '#modules/findings/actions';
import { overrideOf } from '#modules/findings/actions/status-overrides';
import { organisationOf, startOfDay } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import type { OnPlanComputed } from '#modules/plans/actions/plan-services';
import { selectDimensionsBefore, upsertSnapshots } from '../queries/snapshots.ts';
import { upsertSummary } from '../queries.ts';
import { dayAfter } from '../report-period.ts';
import { summaryOf, toldOf } from '../summary-of.ts';

/** Keeps what pages read of a project, today and when today has passed, in the transaction that stores its computation. */
export const summariseProject: OnPlanComputed = async ({ tx, now }, plan) => {
  const [{ timeZone }, override] = await Promise.all([organisationOf(tx), overrideOf(tx, plan.projectId, now)]);
  const day = dateIn(timeZone, now);
  const before = await selectDimensionsBefore(tx, plan.projectId, day);
  const summary = summaryOf(plan, { day, before, override });
  await upsertSummary(tx, summary, toldOf(summary, now));
  await upsertSnapshots(tx, [{ ...summary, day, dates: plan.dates }]);
  const isUnconfirmed = summary.dimensions.some(({ betterSince }) => betterSince !== null);
  return earliest(isUnconfirmed ? startOfDay(dayAfter(day), timeZone) : null, override);
};

/** When the status may be another although nothing is changed: a second day confirms it, or what was set ends. */
function earliest(confirmedAt: string | null, override: StatusOverride | null): string | null {
  const endsAt = override?.until ?? null;
  return confirmedAt === null || (endsAt !== null && endsAt < confirmedAt) ? endsAt : confirmedAt;
}
