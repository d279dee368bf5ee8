import type { WorkingTime } from '../calendar/index.ts';
import { contourShare } from '../kernel/contours.ts';
import type { TimephasedWork, WorkContour } from '../kernel/plan.ts';
import type { PlanTime, Ticks } from '../kernel/plan-time.ts';

/** An amount over a stretch of working time. */
export interface Spread {
  readonly amount: number;
  readonly from: PlanTime;
  readonly to: PlanTime;
  readonly calendar: WorkingTime;
  /** Contours with the share of the amount (their shares come to 1) that each has; none: even. */
  readonly contours: readonly { readonly contour: WorkContour; readonly share: number }[];
}

/** The share of a spread, 0–1, that lies before an instant. Without working time in it all of it comes at its end. */
export function shareBy({ from, to, calendar, contours }: Omit<Spread, 'amount'>, at: PlanTime): number {
  if (at >= to) return 1;
  if (at <= from) return 0;
  const whole: Ticks = calendar.count(from, to);
  if (whole <= 0) return 0;
  return contoured(contours, calendar.count(from, at) / whole);
}

/** The share of a spread that lies in the first `passed` (0–1) of its working time. */
export function contoured(contours: Spread['contours'], passed: number): number {
  if (contours.length === 0) return Math.min(1, Math.max(0, passed));
  return contours.reduce((sum, { contour, share }) => sum + share * contourShare(contour, passed), 0);
}

/** What of a spread has come by an instant: a whole number, never more than its amount. */
export const amountBy = (spread: Spread, at: PlanTime): number => Math.round(spread.amount * shareBy(spread, at));

/** The share, 0–1, of work that is told slice by slice that lies before an instant; null where no work is told. */
export function slicesBy(
  slices: readonly Omit<TimephasedWork, 'kind'>[],
  calendar: WorkingTime,
  at: PlanTime,
): number | null {
  const whole = slices.reduce((sum, { workTicks }) => sum + workTicks, 0);
  if (whole <= 0) return null;
  const passed = slices.reduce((sum, { start, finish, workTicks }) => {
    return sum + workTicks * shareBy({ from: start, to: finish, calendar, contours: [] }, at);
  }, 0);
  return passed / whole;
}
