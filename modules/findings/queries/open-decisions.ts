import { sql } from 'kysely';
import type { Tx } from '#platform/server';
import type { DecisionKind } from '../decision-routes.ts';

/** What is asked of one kind about these projects and not answered yet, by project. */
export async function selectOpenByProject(
  tx: Tx,
  kind: DecisionKind,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; projectId: string }>`
    select id, project_id as "projectId" from decision
    where state = 'open' and kind = ${kind} and project_id = any(${projectIds}::uuid[]) order by asked_at`.execute(tx);
  return new Map(rows.map(({ id, projectId }) => [projectId, id]));
}
