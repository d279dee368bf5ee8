import { engineVersion } from '#engine';
import { organisationOf } from '#modules/offices/actions';
import { planNow } from '#modules/offices/actions/plan-now';
import { errors, OperationError } from '#platform/contract';
import type { Call } from '#platform/server';
import { comparedDates } from '../comparison.ts';
import type { PlanView } from '../contract.ts';
import { calendarOf, projectOf } from '../plan-rows.ts';
import { linkColumnsOf, taskColumnsOf, viewedColumns, viewedProject } from '../plan-view.ts';
import { findPlanOfProject, findResult, selectPart, selectPlanRow } from '../queries.ts';
import { unpackColumns } from '../result-columns.ts';
import type { Part, PlanResultRow } from '../tables.ts';
import { requestCompute } from './plan-changed.ts';

/** The plan of a project in columns, with the newest dates that are computed. */
export async function getPlan(call: Pick<Call, 'tx' | 'now'>, { projectId }: { projectId: string }): Promise<PlanView> {
  const { tx, now } = call;
  const plan = await findPlanOfProject(tx, projectId);
  if (!plan) throw new OperationError(errors.recordMissing);
  const part = (name: Part, columns?: readonly string[]) => selectPart(tx, name, plan.id, columns);
  const [row, result, { timeZone }, baselines, tasks, links, resources, assignments, calendars] = await Promise.all([
    selectPlanRow(tx, plan.id),
    findResult(tx, plan.id),
    organisationOf(tx),
    part('baseline'),
    part('task', viewedColumns),
    part('link'),
    part('resource', ['uid', 'name']),
    part('assignment', ['task_uid', 'resource_uid', 'units']),
    part('calendar'),
  ]);
  if (!row) throw new OperationError(errors.recordMissing);
  if (isOutdated(result, plan.revision)) await requestCompute(tx, plan.id);
  const compared = comparedDates(baselines);
  return {
    planId: plan.id,
    projectId,
    revision: plan.revision,
    computedRevision: result?.revision ?? null,
    computedAt: result?.computed_at ?? null,
    engineVersion: result?.engine_version ?? null,
    comparison: compared.kind,
    project: viewedProject(projectOf(row)),
    now: planNow(now, timeZone),
    computedStart: result?.start ?? null,
    computedFinish: result?.finish ?? null,
    tasks: taskColumnsOf(tasks, result ? unpackColumns(result.columns) : null, compared.byUid),
    links: linkColumnsOf(links),
    resources: { uid: resources.map(({ uid }) => Number(uid)), name: resources.map((row) => String(row.name)) },
    assignments: {
      taskUid: assignments.map(({ task_uid }) => Number(task_uid)),
      resourceUid: assignments.map(({ resource_uid }) => Number(resource_uid ?? 0)),
      unitsPercent: assignments.map(({ units }) => Math.round(Number(units) * 100)),
    },
    calendars: calendars.map(calendarOf) as PlanView['calendars'],
  };
}

/** Lost, of an earlier revision, or from another version of the engine. */
export const isOutdated = (result: PlanResultRow | undefined, revision: number) =>
  result?.revision !== revision || result.engine_version !== engineVersion;
