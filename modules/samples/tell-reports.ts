import { formatPlanTime } from '#engine';
import { changeRecorded } from '#modules/plans/actions/compute-recorded';
import type { ComputedPlan } from '#modules/plans/actions/plan-services';
import { type ReportFacts, reportRecorded } from '#modules/reporting/actions/report-recorded';
import type { TellingSnapshot } from '#modules/reporting/actions/write-snapshots';
import type { SampleProject } from '#samples';
import type { Moment } from './live-through.ts';

/** A moment of a project with what was computed at it. */
export interface ComputedMoment extends Moment {
  readonly computed: ComputedPlan;
  readonly snapshot: TellingSnapshot;
}

/** In a worker thread: the reports of a project that its file names, by the moment at which each was published. */
export function tellReports(
  { reported = {}, reportsSay }: SampleProject,
  moments: readonly ComputedMoment[],
): ReadonlyMap<ComputedMoment, ReportFacts> {
  const reports = new Map<ComputedMoment, ReportFacts>();
  let [last, lastPeriod]: [ComputedMoment | undefined, string | null] = [undefined, null];
  for (const [period, status] of Object.entries(reported).sort()) {
    const moment = moments.findLast(({ told }) => dayOf(told).startsWith(period));
    if (!moment) throw new Error(`There is nothing to report on in ${period}.`);
    const then = last ?? moments.findLast(({ told }) => dayOf(told) <= monthBefore(dayOf(moment.told))) ?? moments[0];
    const moved = then && changeBetween(then, moment);
    const change = then && moved ? { change: moved, since: { day: dayOf(then.told), report: lastPeriod } } : null;
    const facts = { period, day: dayOf(moment.told), reported: status, change, says: reportsSay };
    reports.set(moment, reportRecorded(moment.computed, moment.snapshot, facts));
    [last, lastPeriod] = [moment, period];
  }
  return reports;
}

function changeBetween({ computed }: ComputedMoment, { plan, told }: ComputedMoment) {
  const { finish, forecastFinish, dates, planId, projectId } = computed;
  if (finish === null || forecastFinish === null) return null;
  return changeRecorded(plan, { planId, projectId, now: told }, { finish, forecastFinish, dates });
}

const dayOf = (at: number) => formatPlanTime(at).slice(0, 10);

const monthBefore = (day: string) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, date)).toISOString().slice(0, 10);
};
