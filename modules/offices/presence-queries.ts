import { sql } from 'kysely';
import type { PastDay, Tx } from '#platform/server';
import type { HolderRow } from './holder-queries.ts';
import { asOf } from './queries/then.ts';

/** Those of these people who are active, with the absence that covers the day and who stands in for them. */
export async function selectPresence(
  tx: Tx,
  personIds: readonly string[],
  day: string,
): Promise<readonly Omit<HolderRow, 'depth'>[]> {
  const { rows } = await sql<Omit<HolderRow, 'depth'>>`
    select person.id as "personId", person.name, absence.id as "absenceId", deputy.id as "deputyId"
    from person
    left join person_absence absence on absence.person_id = person.id
      and ${day}::date between absence.from_day and absence.until_day
    left join person deputy on deputy.id = absence.deputy_person_id and deputy.state = 'active'
    where person.id = any(${personIds}::uuid[]) and person.state = 'active'
    order by lower(person.name), person.id`.execute(tx);
  return rows;
}

/** Those who are away on the day with this person as their deputy. */
export async function selectAbsentFor(
  tx: Tx,
  deputyId: string,
  day: string,
  past?: PastDay,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    ${asOf(past)} select person_id as id from person_absence
    where deputy_person_id = ${deputyId} and ${day}::date between from_day and until_day`.execute(tx);
  return rows.map(({ id }) => id);
}
