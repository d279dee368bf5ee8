import type { Call } from '#platform/server';
import { findResult, type PlanHead } from '../queries.ts';
import { unpackColumns, valueAt } from '../result-columns.ts';
import type { TaskDatesNow } from '../worker.ts';
import { isOutdated } from './plan-changed.ts';
import type { PlanServices } from './plan-services.ts';

/** Where tasks stand in the plan as it is stored: by its result where that is up to date, else computed in a worker. */
export async function datesNow(
  { compute, connection }: PlanServices,
  { tx, organisationId }: Pick<Call, 'tx' | 'organisationId'>,
  plan: PlanHead,
  uids: readonly number[],
): Promise<ReadonlyMap<number, TaskDatesNow>> {
  const result = await findResult(tx, plan.id);
  if (!result || isOutdated(result, plan.revision)) {
    const request = { connection, organisationId, planId: plan.id, uids };
    const dates = await compute.run<TaskDatesNow[]>('#modules/plans/worker', 'datesNow', request);
    return new Map(dates.map((task) => [task.uid, task]));
  }
  const columns = unpackColumns(result.columns);
  const place = new Map(Array.from(columns.uid, (uid, index) => [uid, index] as const));
  return new Map(
    uids.flatMap((uid) => {
      const index = place.get(uid);
      if (index === undefined) return [];
      return [[uid, { uid, start: valueAt(columns.start, index), finish: valueAt(columns.finish, index) }] as const];
    }),
  );
}
