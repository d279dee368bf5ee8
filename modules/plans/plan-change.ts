import {
  type CauseKind,
  type EarlierPlan,
  finishVariance,
  type PlanTime,
  type ScheduleInput,
  type ScheduleResult,
  viewPlan,
} from '#engine';
import { placeIn } from './place-in.ts';
import { unpackDates } from './result-columns.ts';

/** What is kept of a plan as it stood at an earlier moment. */
export interface EarlierStanding {
  /** By the plan's own dates. */
  readonly finish: PlanTime;
  /** What could still be true then. */
  readonly forecastFinish: PlanTime;
  /** As `packDates` keeps them. */
  readonly dates: Uint8Array;
}

/** How far the forecast has moved since, and what moved it; the days of the causes add up to those of the whole. */
export interface PlanChange {
  readonly from: PlanTime;
  readonly to: PlanTime;
  /** Working days of the project's calendar; positive is later. */
  readonly days: number;
  /** The heaviest first; those of one kind and task together. */
  readonly causes: readonly PlanCause[];
}

export interface PlanCause {
  readonly kind: CauseKind;
  /** Null where the cause is no task's, or the plan does not know it any more. */
  readonly task: { readonly id: string; readonly name: string } | null;
  readonly days: number;
}

interface Where {
  readonly planId: string;
  readonly projectId: string;
  readonly now: PlanTime;
}

/** What moved the forecast of a plan since an earlier moment; null where no task has dates. By the convention of `finishVariance`. */
export function planChange(
  input: ScheduleInput,
  result: ScheduleResult,
  { planId, projectId, now }: Where,
  { dates, ...then }: EarlierStanding,
): PlanChange | null {
  const comparison: EarlierPlan = { kind: 'earlier', ...then, datesByUid: unpackDates(dates) };
  const variance = finishVariance(viewPlan(input, result, { now, toleranceDays: 0, comparison }));
  if (!variance) return null;
  const place = placeIn(planId, projectId);
  const causes = variance.causes.map(({ kind, task, days }) => ({
    kind,
    task: task && { id: place({ kind: 'task', id: String(task.uid) }).id, name: task.name },
    days,
  }));
  return { from: variance.planned, to: variance.finish, days: variance.days, causes: heaviestFirst(causes) };
}

function heaviestFirst(causes: readonly PlanCause[]): PlanCause[] {
  const byWhat = new Map<string, PlanCause>();
  for (const cause of causes) {
    const what = `${cause.kind} ${cause.task?.id}`;
    const days = Math.round(((byWhat.get(what)?.days ?? 0) + cause.days) * 10) / 10 + 0;
    byWhat.set(what, { ...cause, days });
  }
  return [...byWhat.values()].filter(({ days }) => days !== 0).sort((a, b) => Math.abs(b.days) - Math.abs(a.days));
}
