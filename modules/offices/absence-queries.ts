import { sql } from 'kysely';
import type { PastDay, Tx } from '#platform/server';
import { asOf } from './queries/then.ts';
import type { AbsenceColumns } from './tables.ts';

export interface ShownAbsence extends AbsenceColumns {
  readonly deputyName: string | null;
}

const columns = sql`absence.id, absence.person_id, absence.from_day, absence.until_day, absence.deputy_person_id, absence.note`;

/** The absence, which nobody else changes until the end of the transaction: its days are judged together. */
export async function holdAbsence(tx: Tx, id: string): Promise<AbsenceColumns | undefined> {
  const { rows } = await sql<AbsenceColumns>`
    select ${columns} from person_absence absence where id = ${id} for no key update`.execute(tx);
  return rows[0];
}

interface AbsencePage {
  readonly after: readonly [day: string, id: string] | undefined;
  readonly limit: number;
  readonly past?: PastDay | undefined;
}

/** The absences of a person, the latest first; those after the place `after`. */
export async function selectAbsences(
  tx: Tx,
  personId: string,
  { after, limit, past }: AbsencePage,
): Promise<ShownAbsence[]> {
  const [day = null, id = null] = after ?? [];
  const { rows } = await sql<ShownAbsence>`
    ${asOf(past)} select ${columns}, deputy.name as "deputyName" from person_absence absence
    left join person deputy on deputy.id = absence.deputy_person_id
    where absence.person_id = ${personId}
      and (${day}::text is null or (absence.from_day::text, absence.id) < (${day}::text, ${id}::uuid))
    order by absence.from_day desc, absence.id desc limit ${limit}`.execute(tx);
  return rows;
}

export interface Away {
  readonly personId: string;
  readonly untilDay: string;
  readonly deputyName: string | null;
}

/** Which of these people are away on the day; with `past` by what was recorded of it at the end of that day. */
export async function selectAway(
  tx: Tx,
  personIds: readonly string[],
  day: string,
  past?: PastDay,
): Promise<readonly Away[]> {
  const { rows } = await sql<Away>`
    ${asOf(past)} select absence.person_id as "personId", absence.until_day as "untilDay", deputy.name as "deputyName"
    from person_absence absence left join person deputy on deputy.id = absence.deputy_person_id
    where absence.person_id = any(${personIds}::uuid[]) and ${day}::date between from_day and until_day`.execute(tx);
  return rows;
}

/** The ids of all absences that the person has or had, as change records tell them. */
export async function absencesEver(tx: Tx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct record_id as id from change_record where entity = 'absence' and field is null
      and coalesce(to_value, from_value) ->> 'person_id' = ${personId}`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function findAbsences(tx: Tx, ids: readonly string[]): Promise<readonly AbsenceColumns[]> {
  const { rows } = await sql<AbsenceColumns>`
    select ${columns} from person_absence absence where id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}
