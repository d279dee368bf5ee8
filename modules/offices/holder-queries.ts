import { sql } from 'kysely';
import type { Node, PastDay, Tx } from '#platform/server';
import { asOf } from './queries/then.ts';

interface HolderWanted {
  readonly day: string;
  readonly ownerHolds: boolean;
  readonly past?: PastDay | undefined;
}

export interface HolderRow {
  readonly personId: string;
  readonly name: string;
  readonly absenceId: string | null;
  /** Active, and not away himself on that day. */
  readonly deputyId: string | null;
  /** 0 at the first of the nodes, more further up. */
  readonly depth: number;
}

/**
 * The active people who hold the role at one of the nodes, at an office above the last of them, or at the organisation,
 * with the absence that covers the day. An owner holds, after all others, what `ownerHolds` says. With `past` those who
 * were and held it at the end of that day.
 */
export async function selectHolders(
  tx: Tx,
  role: string,
  nodes: readonly Node[],
  { day, ownerHolds, past }: HolderWanted,
): Promise<readonly HolderRow[]> {
  const kinds = nodes.map(({ kind }) => kind);
  const ids = nodes.map(({ id }) => id || null);
  const last = nodes.at(-1);
  const offices = sql`
    with recursive up as (
      select id, parent_id, ${nodes.length - 1}::integer as depth from office
      where id = ${last?.kind === 'office' ? last.id : null}::uuid
      union all select office.id, office.parent_id, depth + 1 from office join up on office.id = up.parent_id)
    select * from up`;
  const { rows } = await sql<HolderRow>`
    ${past ? sql`${asOf(past)},` : sql`with`} offices as (${offices}),
    place as (
      select kind, id, (n - 1)::integer as depth
      from unnest(${kinds}::text[], ${ids}::uuid[]) with ordinality as given(kind, id, n) where kind <> 'organisation'
      union select 'office', id, depth from offices),
    held as (
      select person_id, place.depth from role_assignment join place on node_kind = place.kind and node_id = place.id
      where role = ${role}
      union all select person_id, 1000 from role_assignment where node_kind = 'organisation' and role = ${role}
      union all select person_id, 1001 from role_assignment
      where node_kind = 'organisation' and role = 'owner' and ${ownerHolds})
    select person.id as "personId", person.name, absence.id as "absenceId", deputy.id as "deputyId", nearest.depth
    from (select person_id, min(depth) as depth from held group by person_id) as nearest
    join person on person.id = nearest.person_id and person.state = 'active'
    left join person_absence absence on absence.person_id = person.id
      and ${day}::date between absence.from_day and absence.until_day
    left join person deputy on deputy.id = absence.deputy_person_id and deputy.state = 'active' and not exists (
      select from person_absence also where also.person_id = deputy.id
        and ${day}::date between also.from_day and also.until_day)
    order by nearest.depth, lower(person.name), person.id`.execute(tx);
  return rows;
}

export async function countActivePersons(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (select from person where state = 'active' limit 2) as found`.execute(tx);
  return rows[0]?.count ?? 0;
}
