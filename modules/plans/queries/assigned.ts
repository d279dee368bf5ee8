import { sql } from 'kysely';
import type { Tx } from '#platform/server';
import type { PlanResultRow } from '../tables.ts';

/** By what plans name somebody: all in small letters. */
export interface CalledPerson {
  readonly names: readonly string[];
  readonly email: string | null;
}

/** A task that a plan gives to a resource, and by what name. */
export interface AssignedRow {
  readonly projectId: string;
  readonly planId: string;
  readonly uid: number;
  readonly name: string;
  readonly calledName: string;
  readonly calledEmail: string | null;
}

/** The tasks that plans of these projects give to whoever is called so, as far as nobody has ended them. */
export async function selectAssigned(
  tx: Tx,
  projectIds: readonly string[],
  { names, email }: CalledPerson,
): Promise<AssignedRow[]> {
  const { rows } = await sql<AssignedRow>`
    select plan.project_id as "projectId", plan.id as "planId", task.uid, task.name,
      resource.name as "calledName", resource.email as "calledEmail"
    from plan join plan_resource resource on resource.plan_id = plan.id
    join plan_assignment assignment on assignment.plan_id = plan.id and assignment.resource_uid = resource.uid
    join plan_task task on task.plan_id = plan.id and task.uid = assignment.task_uid
    where plan.project_id = any(${projectIds}::uuid[]) and resource.kind = 'work'
      and (lower(trim(resource.name)) = any(${names}) or lower(trim(resource.email)) = ${email})
      and task.is_active and task.actual_finish is null
    order by plan.project_id, task.uid`.execute(tx);
  return rows;
}

/** What was computed last of these plans, in columns. */
export async function selectResultColumns(tx: Tx, planIds: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const { rows } = await sql<{ planId: string; columns: PlanResultRow['columns'] }>`
    select plan_id as "planId", columns from plan_result where plan_id = any(${planIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ planId, columns }) => [planId, columns]));
}
