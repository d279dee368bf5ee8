import { sql } from 'kysely';
import { type PastDay, rowsThen, type Tx } from '#platform/server';
import { projectEntity } from '../tables.ts';

/** Those that are archived or closed, or those that are neither; as it was at the end of a past day where one is given. */
export async function selectProjectsThat(
  tx: Tx,
  { isOver, past }: { readonly isOver: boolean; readonly past?: PastDay | undefined },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    ${past ? sql`with project as (${rowsThen(projectEntity, past)})` : sql``} select id from project where (state = 'archived' or closed_at is not null) = ${isOver} order by id`.execute(
    tx,
  );
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

/** The offices of these projects. */
export async function selectOfficesOf(tx: Tx, projectIds: readonly string[]) {
  const { rows } = await sql<{ id: string }>`
    select distinct office_id as id from project where id = any(${projectIds}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Who manages more than so many running projects of one of the offices. */
export async function selectManagersOf(tx: Tx, officeIds: readonly string[], most: number) {
  const { rows } = await sql<{ officeId: string; personId: string; projectIds: string[] }>`
    select office_id as "officeId", manager_person_id as "personId", array_agg(id order by name, id) as "projectIds"
    from project
    where office_id = any(${officeIds}::uuid[]) and state = 'active' and closed_at is null
      and manager_person_id is not null
    group by 1, 2 having count(*) > ${most} order by 2`.execute(tx);
  return rows;
}
