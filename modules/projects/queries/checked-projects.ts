import { sql } from 'kysely';
import type { Tx } from '#platform/server';

/** Those that are archived or closed, or those that are neither. */
export async function selectProjectsThat(tx: Tx, { isOver }: { readonly isOver: boolean }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from project where (state = 'archived' or closed_at is not null) = ${isOver} order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

/**
 * The projects that somebody of these manages or sponsors, and those with one person for both: whether that is right
 * depends on how many people there are.
 */
export async function selectProjectsOfPeople(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from project
    where manager_person_id = any(${personIds}::uuid[]) or sponsor_person_id = any(${personIds}::uuid[])
      or manager_person_id = sponsor_person_id`.execute(tx);
  return rows.map(({ id }) => id);
}
