import { sql } from 'kysely';
import type { Tx } from '#platform/server';

/** A person as checks know him: whether he may still come in, and the roles that he holds. */
export interface PersonFacts {
  readonly name: string;
  readonly isActive: boolean;
  readonly roles: readonly { readonly role: string; readonly kind: string; readonly id: string }[];
}

export async function selectPersonFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, PersonFacts>> {
  const { rows } = await sql<PersonFacts & { id: string }>`
    select id, name, state <> 'inactive' as "isActive", coalesce((
      select json_agg(json_build_object('role', role, 'kind', node_kind, 'id', node_id))
      from role_assignment where person_id = person.id), '[]') as roles
    from person where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

export async function selectTree(tx: Tx): Promise<{ id: string; parent_id: string | null }[]> {
  const { rows } = await sql<{ id: string; parent_id: string | null }>`select id, parent_id from office`.execute(tx);
  return rows;
}

/** Who holds these role assignments. */
export async function selectHolders(tx: Tx, assignmentIds: readonly string[]): Promise<string[]> {
  if (!assignmentIds.length) return [];
  const { rows } = await sql<{ id: string }>`
    select person_id as id from role_assignment where id = any(${assignmentIds}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface CheckedOffice {
  readonly id: string;
  /** Whether an active person is PMO lead of this very office, and of one above it or of the organisation. */
  readonly hasLead: boolean;
  readonly isLedFromAbove: boolean;
  /** When the policy that is in force here was adopted; null where the office has none of its own. */
  readonly adoptedAt: string | null;
}

/** These offices, or all. */
export async function selectOfficesToCheck(tx: Tx, ids: readonly string[] | null): Promise<CheckedOffice[]> {
  const { rows } = await sql<CheckedOffice>`
    with recursive led as (
      select node_kind, node_id from role_assignment held join person on person.id = held.person_id
      where role = 'pmo-lead' and state = 'active'
    ), up as (
      select id as office_id, parent_id from office where ${ids}::uuid[] is null or id = any(${ids}::uuid[])
      union all select up.office_id, office.parent_id from office join up on office.id = up.parent_id
    )
    select office.id, exists (select from led where node_id = office.id) as "hasLead",
      exists (select from led where node_kind = 'organisation' or node_id in (
        select parent_id from up where up.office_id = office.id)) as "isLedFromAbove",
      (select max(adopted_at) from policy_version each where each.office_id = office.id
        and state = 'adopted') as "adoptedAt"
    from office where ${ids}::uuid[] is null or id = any(${ids}::uuid[]) order by id`.execute(tx);
  return rows;
}

export interface CheckedAbsence {
  readonly personId: string;
  /** The first day and the last. */
  readonly fromDay: string;
  readonly untilDay: string;
  readonly hasDeputy: boolean;
}

/** The absences of these people that are not over on the day. */
export async function selectAbsencesFrom(tx: Tx, personIds: readonly string[], day: string): Promise<CheckedAbsence[]> {
  const { rows } = await sql<CheckedAbsence>`
    select person_id as "personId", from_day as "fromDay", until_day as "untilDay",
      deputy_person_id is not null as "hasDeputy"
    from person_absence where person_id = any(${personIds}::uuid[]) and until_day >= ${day}::date order by from_day`.execute(
    tx,
  );
  return rows;
}
