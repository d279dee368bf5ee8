import { sql } from 'kysely';
import type { PlanTime } from '#engine';
import type { Tx } from '#platform/server';

/** A milestone or deadline of a project that is still open. */
export interface DueDate {
  readonly projectId: string;
  readonly planId: string;
  readonly uid: number;
  readonly name: string;
  readonly at: PlanTime;
  readonly isOverdue: boolean;
}

/** Those that matter most of each of these projects, in order of date. */
export async function selectKeyDates(tx: Tx, projectIds: readonly string[]): Promise<DueDate[]> {
  const { rows } = await sql<DueDate>`
    select project_id as "projectId", plan_id as "planId", date.*
    from project_summary, jsonb_to_recordset(key_dates) as date (uid integer, name text, at integer, "isOverdue" boolean)
    where project_id = any(${projectIds}::uuid[]) order by at, uid`.execute(tx);
  return rows;
}
