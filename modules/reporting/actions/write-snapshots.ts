import { formatPlanTime, type PlanTime } from '#engine';
import type { ComputedPlan } from '#modules/plans/actions/plan-services';
import type { Tx } from '#platform/server';
import { upsertSnapshots } from '../queries/snapshots.ts';
import { summaryOf } from '../summary-of.ts';
import type { ProjectSnapshotRow } from '../tables.ts';

/** What was told of a project on a day. */
export type TellingSnapshot = Omit<ProjectSnapshotRow, 'recorded_at'>;

/**
 * What the computation at a moment, local, would have left of that day after what earlier ones had left; for whoever
 * writes a history that was.
 */
export function tellingSnapshot(
  plan: ComputedPlan,
  at: PlanTime,
  earlier: readonly TellingSnapshot[],
): TellingSnapshot {
  const day = formatPlanTime(at).slice(0, 10);
  const before = earlier.findLast((told) => told.day < day)?.dimensions ?? [];
  return { ...summaryOf(plan, { day, before, override: null }), day, dates: plan.dates };
}

/** Keeps them; of a day the last. */
export async function writeSnapshots(tx: Tx, told: readonly TellingSnapshot[]): Promise<void> {
  const byDay = new Map(told.map((snapshot) => [`${snapshot.project_id} ${snapshot.day}`, snapshot]));
  await upsertSnapshots(tx, [...byDay.values()]);
}
