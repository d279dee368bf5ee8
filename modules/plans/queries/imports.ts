import { type RawBuilder, sql } from 'kysely';
import type { Json, Tx } from '#platform/server';
import type { PlanImportRow } from '../tables.ts';

/**
 * Plans that may be the one in a file: from the same source by its GUID, or of the same name; newest first. Only those of
 * these projects.
 */
export async function findCandidates(tx: Tx, projectIds: RawBuilder<string>, guid: string | null, name: string) {
  const { rows } = await sql<{ id: string; project_id: string; same_guid: boolean }>`
    select plan.id, plan.project_id, coalesce(plan.source ->> 'guid' = ${guid}, false) as same_guid
    from plan
    where (plan.source ->> 'guid' = ${guid} or lower(plan.name) = lower(${name})) and project_id in (${projectIds})
    order by same_guid desc, plan.id limit 20`.execute(tx);
  return rows;
}

const importColumns = sql`id, file_id, file_name, bytes, state, office_id, project_id, uploaded_at, uploaded_by, job_id,
  refusal, fidelity, proposal, entry_id, committed_at, committed_revision, result`;

export async function findImport(tx: Tx, importId: string): Promise<PlanImportRow | undefined> {
  const { rows } = await sql<PlanImportRow>`
    select ${importColumns} from plan_import where id = ${importId}`.execute(tx);
  return rows[0];
}

export async function lockImport(tx: Tx, importId: string): Promise<PlanImportRow | undefined> {
  const { rows } = await sql<PlanImportRow>`
    select ${importColumns} from plan_import where id = ${importId} for update`.execute(tx);
  return rows[0];
}

/** Newest first, of these offices or projects only; `after` is the id of the last one seen. */
export async function findImports(
  tx: Tx,
  where: {
    officeIds: readonly string[] | null;
    projectIds: readonly string[] | null;
    projectId?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<PlanImportRow[]> {
  const { rows } = await sql<PlanImportRow>`
    select ${importColumns} from plan_import
    where (${where.projectId ?? null}::uuid is null or project_id = ${where.projectId ?? null}::uuid)
      and (${where.officeIds}::uuid[] is null or office_id = any(${where.officeIds}::uuid[])
        or project_id = any(${where.projectIds}::uuid[]))
      and (${where.after ?? null}::uuid is null or id < ${where.after ?? null}::uuid)
    order by id desc limit ${where.limit}`.execute(tx);
  return rows;
}

export type LastImport = Pick<PlanImportRow, 'id' | 'file_name' | 'uploaded_by' | 'committed_at'>;

/** The import that a project's plan was brought up to last. */
export async function findLastImport(tx: Tx, projectId: string): Promise<LastImport | undefined> {
  const { rows } = await sql<LastImport>`
    select id, file_name, uploaded_by, committed_at from plan_import where project_id = ${projectId} and state = 'committed'
    order by committed_at desc limit 1`.execute(tx);
  return rows[0];
}

/** What the work on an import found out or came to; the facts about it stand in its audit entry. */
export async function updateImport(tx: Tx, importId: string, values: Partial<PlanImportRow>): Promise<void> {
  const assignments = Object.entries(values).map(([column, value]) => {
    const isJson = value !== null && typeof value === 'object';
    return sql`${sql.id(column)} = ${isJson ? JSON.stringify(value) : (value as Json)}`;
  });
  await sql`update plan_import set ${sql.join(assignments)} where id = ${importId}`.execute(tx);
}

/** Imports are called after their files. */
export async function namesOfImports(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, file_name as name from plan_import where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
