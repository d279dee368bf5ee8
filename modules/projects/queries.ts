import { sql } from 'kysely';
import { type PastDay, rowsThen, type Tx } from '#platform/server';
import { type ProjectRow, projectColumns, projectEntity } from './tables.ts';

const columns = sql.join(projectColumns.map((column) => sql.id(column)));

export async function selectProject(tx: Tx, id: string): Promise<ProjectRow | undefined> {
  const { rows } = await sql<ProjectRow>`select ${columns} from project where id = ${id}`.execute(tx);
  return rows[0];
}

export async function selectOfficeOf(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select office_id as id from project where id = ${id}`.execute(tx);
  return rows[0]?.id;
}

/** The ids of the project's office and people, and further ones, for a statement that asks for what they are called. */
export const idsAround = (projectId: string, others: readonly string[]) => sql<readonly string[]>`
  select array[office_id, manager_person_id, sponsor_person_id, created_by, archived_by, closed_by] || ${others}::uuid[]
  from project where id = ${projectId}`;

export async function selectManagedBy(tx: Tx, personId: string, _now?: string, past?: PastDay): Promise<string[]> {
  const then = past ? sql`with project as (${rowsThen(projectEntity, past)})` : sql``;
  const { rows } = await sql<{ id: string }>`
    ${then} select id from project where manager_person_id = ${personId} and state = 'active'`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Held against changes until the transaction ends; what hangs on the project may still be written. */
export async function lockProject(tx: Tx, id: string): Promise<ProjectRow | undefined> {
  const { rows } = await sql<ProjectRow>`select ${columns} from project where id = ${id} for no key update`.execute(tx);
  return rows[0];
}

/** Where somebody may see projects; null for both is everywhere. */
export interface ProjectReach {
  readonly officeIds: readonly string[] | null;
  readonly projectIds: readonly string[] | null;
}

const within = ({ officeIds, projectIds }: ProjectReach) =>
  officeIds === null
    ? sql`true`
    : sql`(office_id = any(${officeIds}::uuid[]) or id = any(${projectIds ?? []}::uuid[]))`;

/** Projects by name, from the one after `after` on. */
export async function selectProjects(
  tx: Tx,
  reach: ProjectReach,
  page: {
    /** Null for whatever state. */
    state: ProjectRow['state'] | null;
    officeId?: string | undefined;
    after?: readonly [name: string, id: string] | undefined;
    limit: number;
  },
): Promise<ProjectRow[]> {
  const [name = null, id = null] = page.after ?? [];
  const { rows } = await sql<ProjectRow>`
    select ${columns} from project
    where (${page.state}::text is null or state = ${page.state}) and ${within(reach)}
      and (${page.officeId ?? null}::uuid is null or office_id = ${page.officeId ?? null}::uuid)
      and (${name}::text is null or (name, id) > (${name}::text, ${id}::uuid))
    order by name, id limit ${page.limit}`.execute(tx);
  return rows;
}

/** Projects that are neither archived nor closed, by name. */
export async function selectOpenProjects(tx: Tx, reach: ProjectReach): Promise<ProjectRow[]> {
  const { rows } = await sql<ProjectRow>`
    select ${columns} from project where state = 'active' and closed_at is null and ${within(reach)}
    order by name, id`.execute(tx);
  return rows;
}

/** Projects by the words of their names, the best first. */
export async function selectMatches(tx: Tx, reach: ProjectReach, query: string, limit: number) {
  const { rows } = await sql<Pick<ProjectRow, 'id' | 'name' | 'office_id'>>`
    select id, name, office_id from project
    join (select id, min(rank) as rank from search_project(${query}, null, ${mostMatches}) group by 1) as match using (id)
    where ${within(reach)} order by rank, state = 'archived', name, id limit ${limit}`.execute(tx);
  return rows;
}

/** What one may not read is left out afterwards, so that it must hold all that an organisation has. */
const mostMatches = 10_000;

/** The ids of the active projects within a reach, for a statement about what hangs on them. */
export const activeWithin = (reach: ProjectReach) =>
  sql<string>`select id from project where state = 'active' and ${within(reach)}`;

export async function selectProjectIds(tx: Tx, reach: ProjectReach): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from project where ${within(reach)}`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function namesOfProjects(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from project where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function selectNameTaken(tx: Tx, officeId: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    select from project where office_id = ${officeId} and state = 'active' and lower(name) = lower(${name})`.execute(
    tx,
  );
  return rows.length > 0;
}

/** How long the plan of a project is; null: it has no dates. */
export async function upsertExtent(tx: Tx, projectId: string, durationDays: number | null): Promise<void> {
  if (durationDays === null) {
    await sql`delete from project_extent where project_id = ${projectId}`.execute(tx);
    return;
  }
  await sql`
    insert into project_extent (project_id, duration_days) values (${projectId}, ${durationDays})
    on conflict (organisation_id, project_id) do update set duration_days = excluded.duration_days
      where project_extent.duration_days <> excluded.duration_days`.execute(tx);
}

/** By project how long its plan is, in working days; those without dates are left out. */
export async function selectExtents(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ project_id: string; duration_days: number }>`
    select project_id, duration_days from project_extent where project_id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.project_id, row.duration_days]));
}

export type GovernedRow = ProjectRow & { readonly duration_days: number | null };

/** These projects with how long their plans are. */
export async function selectGoverned(tx: Tx, ids: readonly string[]): Promise<GovernedRow[]> {
  const { rows } = await sql<GovernedRow>`
    select ${columns}, duration_days from project left join project_extent on project_id = id
    where id = any(${ids}::uuid[]) order by id`.execute(tx);
  return rows;
}

/** Archived ones too. */
export async function countProjectsOf(tx: Tx, officeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from project where office_id = ${officeId}`.execute(tx);
  return rows[0]?.count ?? 0;
}
