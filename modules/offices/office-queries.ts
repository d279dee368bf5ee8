import { sql } from 'kysely';
import type { PastDay, Tx } from '#platform/server';
import type { Role } from './contract.ts';
import { asOf } from './queries/then.ts';
import type { OfficeColumns, PersonState } from './tables.ts';

const columns = sql`id, parent_id, name, kind, time_zone, currency_code, fiscal_year_start_month, working_week, holidays`;

/** The office and those above it, nearest first; nothing where there is no such office, or was not on the past day. */
export async function selectOfficeChain(tx: Tx, officeId: string, past?: PastDay): Promise<readonly OfficeColumns[]> {
  const { rows } = await sql<OfficeColumns>`
    ${asOf(past)} select ${columns} from (
      with recursive up as (
        select ${columns}, 0 as depth from office where id = ${officeId}
        union all
        select office.id, office.parent_id, office.name, office.kind, office.time_zone, office.currency_code,
          office.fiscal_year_start_month, office.working_week, office.holidays, depth + 1
        from office join up on office.id = up.parent_id)
      select * from up) as up order by depth`.execute(tx);
  return rows;
}

/** Makes those who move offices wait for each other: two moves at once could make a loop that neither sees. */
export async function lockOfficeTree(tx: Tx): Promise<void> {
  await sql`select id from office where parent_id is null for update`.execute(tx);
}

/** How many offices stand directly below, how many roles are held there, and whether a policy is drafted or waits for its day. */
export async function countOfficeContents(tx: Tx, officeId: string): Promise<OfficeContents> {
  const { rows } = await sql<OfficeContents>`
    select (select count(*) from office where parent_id = ${officeId})::integer as offices,
      (select count(*) from role_assignment where node_kind = 'office' and node_id = ${officeId})::integer as roles,
      (select count(*) from policy_version where office_id = ${officeId} and state <> 'adopted')::integer as "policyDrafts"`.execute(
    tx,
  );
  return rows[0] ?? { offices: 0, roles: 0, policyDrafts: 0 };
}

interface OfficeContents {
  readonly offices: number;
  readonly roles: number;
  readonly policyDrafts: number;
}

/** How many policies the office has adopted. */
export async function countPolicies(tx: Tx, officeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from policy_version where office_id = ${officeId} and state = 'adopted'`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

export interface OfficePersonRow {
  readonly assignmentId: string;
  readonly personId: string;
  readonly name: string;
  readonly state: PersonState;
  readonly role: Role;
  readonly nodeKind: string;
  readonly nodeId: string;
}

export interface PeoplePage {
  readonly after: readonly [name: string, id: string] | undefined;
  readonly limit: number;
  readonly past?: PastDay | undefined;
}

/** Who holds a role at the office or above it, by name; those after the place `after`. */
export async function selectOfficePeople(
  tx: Tx,
  officeIds: readonly string[],
  { after, limit, past }: PeoplePage,
): Promise<OfficePersonRow[]> {
  const [name = null, id = null] = after ?? [];
  const { rows } = await sql<OfficePersonRow>`
    ${asOf(past)} select held.id as "assignmentId", person.id as "personId", person.name, person.state, held.role,
      held.node_kind as "nodeKind", held.node_id as "nodeId"
    from role_assignment held join person on person.id = held.person_id and person.state <> 'inactive'
    where (held.node_kind = 'organisation' or held.node_kind = 'office' and held.node_id = any(${officeIds}::uuid[]))
      and (${name}::text is null or (lower(person.name), held.id) > (lower(${name}), ${id}::uuid))
    order by lower(person.name), held.id limit ${limit}`.execute(tx);
  return rows;
}

/** The office that stands above all others. */
export async function findRootOffice(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from office where parent_id is null`.execute(tx);
  return rows[0]?.id;
}
