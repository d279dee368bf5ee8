import { type RawBuilder, sql } from 'kysely';
import type { ResourceDemand } from '#engine';
import type { Tx } from '#platform/server';
import {
  type AvailabilityRow,
  availabilityColumns,
  type PlanDemandRow,
  type RateRow,
  type ResourceRow,
  type ResourceSkillRow,
  rateColumns,
  resourceColumns,
  resourceSkillColumns,
  type SkillRow,
  skillColumns,
} from './tables.ts';

const listOf = (columns: readonly string[]) => sql.join(columns.map((column) => sql.id(column)));

async function select<R>(tx: Tx, table: string, columns: readonly string[], where: RawBuilder<unknown>): Promise<R[]> {
  const { rows } = await sql<R>`select ${listOf(columns)} from ${sql.table(table)} where ${where}`.execute(tx);
  return rows;
}

const within = (officeIds: readonly string[] | null) =>
  officeIds === null ? sql`true` : sql`office_id = any(${officeIds}::uuid[])`;

/** The skills of these offices by name; null: all. */
export const selectSkills = (tx: Tx, officeIds: readonly string[] | null): Promise<SkillRow[]> =>
  select(tx, 'skill', skillColumns, sql`${within(officeIds)} order by lower(name), id`);

export const selectSkillsNamed = (tx: Tx, ids: readonly string[]): Promise<SkillRow[]> =>
  select(tx, 'skill', skillColumns, sql`id = any(${ids}::uuid[])`);

/** The resources of these offices by name; null: all. */
export const selectResources = (tx: Tx, officeIds: readonly string[] | null): Promise<ResourceRow[]> =>
  select(tx, 'resource', resourceColumns, sql`${within(officeIds)} order by lower(name), id`);

export const selectResourcesNamed = (tx: Tx, ids: readonly string[]): Promise<ResourceRow[]> =>
  select(tx, 'resource', resourceColumns, sql`id = any(${ids}::uuid[])`);

/** Those that somebody with an account is. */
export const selectResourcesOfPerson = (tx: Tx, personId: string): Promise<ResourceRow[]> =>
  select(tx, 'resource', resourceColumns, sql`person_id = ${personId} order by id`);

/** Those that are called so here or by plans; names in small letters. */
export const selectResourcesCalled = (tx: Tx, names: readonly string[]): Promise<ResourceRow[]> =>
  select(tx, 'resource', resourceColumns, sql`lower(trim(name)) = any(${names})
    or exists (select from jsonb_array_elements_text(plan_names) called where lower(trim(called)) = any(${names}))
    order by id`); // biome-ignore format: one statement

/** The largest share first. */
export const selectResourceSkills = (tx: Tx, resourceIds: readonly string[]): Promise<ResourceSkillRow[]> =>
  select(tx, 'resource_skill', resourceSkillColumns, sql`resource_id = any(${resourceIds}::uuid[])
    order by share_percent desc, level desc, id`); // biome-ignore format: one statement

/** The same by the skill, or by its own id. */
export const selectResourceSkillsThat = (
  tx: Tx,
  { ids = [], skillIds = [] }: { readonly ids?: readonly string[]; readonly skillIds?: readonly string[] },
): Promise<ResourceSkillRow[]> =>
  select(tx, 'resource_skill', resourceSkillColumns, sql`id = any(${ids}::uuid[]) or skill_id = any(${skillIds}::uuid[])
    order by id`); // biome-ignore format: one statement

export const selectAvailability = (tx: Tx, resourceIds: readonly string[]): Promise<AvailabilityRow[]> =>
  select(tx, 'resource_availability', availabilityColumns, sql`resource_id = any(${resourceIds}::uuid[])
    order by from_on`); // biome-ignore format: one statement

export const selectRates = (tx: Tx, resourceIds: readonly string[]): Promise<RateRow[]> =>
  select(tx, 'resource_rate', rateColumns, sql`resource_id = any(${resourceIds}::uuid[]) order by from_on`);

/** Of what hangs on resources, the resource that it hangs on, by id; resources are their own. */
export async function selectResourcesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; resourceId: string }>`
    select id, id as "resourceId" from resource where id = any(${ids}::uuid[])
    union all select id, resource_id from resource_skill where id = any(${ids}::uuid[])
    union all select id, resource_id from resource_availability where id = any(${ids}::uuid[])
    union all select id, resource_id from resource_rate where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, resourceId }) => [id, resourceId]));
}

/** The offices that have resources, each once. */
/** The offices that keep people or skills. */
export async function selectOfficesWithResources(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select office_id as id from resource union select office_id from skill`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function countResourcesOf(tx: Tx, officeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select 1 from resource where office_id = ${officeId} union all select 1 from skill where office_id = ${officeId}
    ) own`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Two who change what an office has wait for each other. */
export async function lockResources(tx: Tx, officeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('resources ' || ${officeId}, 0))`.execute(tx);
}

/** Whether it is another than what was kept. */
export async function upsertPlanDemand(
  tx: Tx,
  { plan_id, project_id }: Pick<PlanDemandRow, 'plan_id' | 'project_id'>,
  demand: readonly ResourceDemand[],
): Promise<boolean> {
  const json = JSON.stringify(demand);
  const { rows } = await sql`
    insert into plan_demand (plan_id, project_id, demand) values (${plan_id}, ${project_id}, ${json}::jsonb)
    on conflict (organisation_id, plan_id) do update set demand = excluded.demand
    where plan_demand.demand is distinct from excluded.demand returning plan_id`.execute(tx);
  return rows.length > 0;
}

export const selectPlanDemands = async (tx: Tx, projectIds: readonly string[]): Promise<PlanDemandRow[]> =>
  (
    await sql<PlanDemandRow>`select plan_id, project_id, demand from plan_demand
      where project_id = any(${projectIds}::uuid[]) order by project_id, plan_id`.execute(tx)
  ).rows;
