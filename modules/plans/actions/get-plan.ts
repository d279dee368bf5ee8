import { planNow } from '#modules/offices/actions/plan-now';
import { errors, OperationError } from '#platform/contract';
import type { Call } from '#platform/server';
import type { PlanView } from '../contract.ts';
import { viewedColumns, viewedPlan } from '../plan-view.ts';
import { findPlanOfProject, findResult, selectPart, selectPlanRow } from '../queries.ts';
import { unpackColumns } from '../result-columns.ts';
import type { Part } from '../tables.ts';
import { requestLost } from './plan-changed.ts';
import { zoneOfProject } from './project-zone.ts';

/** The plan of a project in columns, with the newest dates that are computed. */
export async function getPlan(call: Pick<Call, 'tx' | 'now'>, { projectId }: { projectId: string }): Promise<PlanView> {
  const { tx, now } = call;
  const head = await findPlanOfProject(tx, projectId);
  if (!head) throw new OperationError(errors.recordMissing);
  const part = (name: Part, columns?: readonly string[]) => selectPart(tx, name, head.id, columns);
  const [plan, result, timeZone, baseline, task, link, resource, assignment, calendar] = await Promise.all([
    selectPlanRow(tx, head.id),
    findResult(tx, head.id),
    zoneOfProject(tx, projectId),
    part('baseline'),
    part('task', viewedColumns),
    part('link'),
    part('resource', ['uid', 'name', 'kind']),
    part('assignment', ['uid', 'task_uid', 'resource_uid', 'units', 'work_ticks']),
    part('calendar'),
  ]);
  if (!plan) throw new OperationError(errors.recordMissing);
  await requestLost(tx, head, result);
  return viewedPlan({
    planId: head.id,
    projectId,
    revision: head.revision,
    now: planNow(now, timeZone),
    plan,
    parts: { baseline, task, link, resource, assignment, calendar },
    result: result
      ? {
          revision: result.revision,
          computedAt: result.computed_at,
          engineVersion: result.engine_version,
          start: result.start,
          finish: result.finish,
          columns: unpackColumns(result.columns),
        }
      : null,
  });
}
