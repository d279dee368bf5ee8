import type { ToldValue } from '#platform/contract';
import type { Json, TellableChange, Telling } from '#platform/server';
import { findAbsences } from '../absence-queries.ts';
import { namesOfPersons } from '../queries.ts';
import type { AbsenceColumns } from '../tables.ts';

type Absence = Omit<AbsenceColumns, 'id'>;

const fields: Readonly<Record<string, string>> = {
  from_day: 'offices.absence.fromDay',
  until_day: 'offices.absence.untilDay',
  deputy_person_id: 'offices.absence.deputy',
};

/** How absences are told: whose, from when until when, and who stands in. The note is not. */
export const absenceTelling: Telling = {
  entities: { absence: 'offices.record.absence' },
  untold: ['absence.note'],
  tell: async (tx, changes) => {
    const known = new Map((await findAbsences(tx, changes.map(({ record_id }) => record_id))).map((row) => [row.id, row])); // biome-ignore format: one list
    const absenceOf = (change: TellableChange) => known.get(change.record_id) ?? wholeOf(change);
    const people = changes.flatMap((change) => [absenceOf(change)?.person_id, ...deputiesIn(change)]);
    const names = await namesOfPersons(
      tx,
      people.filter((id) => typeof id === 'string'),
    );
    return changes.map((change) => {
      const { kind, field, from_value, to_value } = change;
      const record = names.get(absenceOf(change)?.person_id ?? '');
      if (record === undefined) return undefined;
      const whole = wholeOf(change);
      if (field === null) {
        const until = whole ? { kind: 'date' as const, at: whole.until_day } : null;
        return { kind, record, field: 'offices.record.absence', from: null, to: until };
      }
      const label = fields[field];
      if (!label) return undefined;
      return {
        kind,
        record,
        field: label,
        from: readable(field, from_value, names),
        to: readable(field, to_value, names),
      };
    });
  },
};

const wholeOf = ({ field, from_value, to_value }: TellableChange) =>
  field === null ? ((to_value ?? from_value) as unknown as Absence | null) : null;

const deputiesIn = ({ field, from_value, to_value }: TellableChange): Json[] =>
  field === 'deputy_person_id' ? [from_value, to_value] : [];

function readable(field: string, value: Json, names: ReadonlyMap<string, string>): ToldValue {
  if (typeof value !== 'string') return null;
  return field === 'deputy_person_id' ? (names.get(value) ?? null) : { kind: 'date', at: value };
}
