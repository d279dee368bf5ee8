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
