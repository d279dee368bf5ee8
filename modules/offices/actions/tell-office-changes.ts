import type { ToldValue } from '#platform/contract';
import type { HistoryKinds, Json, TellableChange, Telling } from '#platform/server';
import { absencesEver } from '../absence-queries.ts';
import { type Holiday, hoursOfWeek, type WorkingDays } from '../office-calendar.ts';
import { policiesEver } from '../policy-queries.ts';
import { assignmentsEver, namesOfOffices, namesOfPersons } from '../queries.ts';
import { officeSettingColumns } from '../tables.ts';
import { nameAssignments } from './name-assignments.ts';

const word = (key: string) => ({ kind: 'word', key: `offices.${key}` }) as const;

/** The words of each field; those that are not here say nothing to a reader. */
const fields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  organisation: {
    name: 'field.organisationName',
    time_zone: 'field.timeZone',
    locale: 'short.locale',
    currency_code: 'short.currency',
    clock_at: 'short.clock',
  },
  office: {
    name: 'short.officeName',
    kind: 'short.officeKind',
    parent_id: 'short.officeAbove',
    time_zone: 'field.timeZone',
    currency_code: 'short.currency',
    fiscal_year_start_month: 'short.fiscalYear',
    working_week: 'short.workingWeek',
    holidays: 'short.holidays',
  },
  person: { name: 'people.name', email: 'field.email', state: 'people.state' },
  'role-assignment': { role: 'people.role' },
};

const recordWords: Readonly<Record<string, string>> = {
  office: 'offices.record.office',
  person: 'offices.record.person',
  'role-assignment': 'offices.record.role',
};

/** How changes of the organisation, its offices and its people are told: persons and places by name, states in words. */
export const officeTelling: Telling = {
  entities: { organisation: null, ...recordWords },
  untold: [],
  tell: async (tx, changes, kinds) => {
    const assignments = await nameAssignments(tx, kinds, changes);
    const offices = await namesOfOffices(tx, idsOf(changes, 'office'));
    const persons = await namesOfPersons(tx, idsOf(changes, 'person'));
    return changes.map((change) => {
      const { entity, record_id, kind, field, from_value, to_value } = change;
      const role = assignments.get(record_id);
      const name = role ? role.place : (offices.get(record_id) ?? persons.get(record_id) ?? wholeName(change));
      const record = entity === 'organisation' ? null : name;
      if (record === undefined) return undefined;
      if (field === null) {
        const { person = '', place = '' } = role ?? {};
        const to = role && { ...word('history.role'), parameters: { person, place, role: word(`role.${role.role}`) } };
        return { kind, record: role ? null : record, field: recordWords[entity] ?? '', from: null, to: to ?? null };
      }
      const label = fields[entity]?.[field];
      if (!label) return undefined;
      const [from, to] = [from_value, to_value].map((value) => readable(field, entity, value, offices));
      return { kind, record, field: `offices.${label}`, from: from ?? null, to: to ?? null };
    });
  },
};

/** Histories of the organisation, of an office, and of a person with the roles that the person has or had. */
export const officeHistory: HistoryKinds = {
  organisation: { permission: 'organisation.read', subjects: (_tx, id) => [{ entity: 'organisation', id }] },
  office: {
    permission: 'office.read',
    parts: { 'policy-version': 'offices.policy.title', 'policy-draft': 'offices.policy.draft' },
    subjects: async (tx, id) => [{ entity: 'office', id }, ...(await policiesEver(tx, id))],
  },
  person: {
    permission: 'person.read',
    parts: { 'role-assignment': 'offices.person.roles', absence: 'offices.absence.title' },
    subjects: async (tx, id) => {
      const roles = (await assignmentsEver(tx, id)).map((role) => ({ entity: 'role-assignment', id: role }));
      const absences = (await absencesEver(tx, id)).map((absence) => ({ entity: 'absence', id: absence }));
      return [{ entity: 'person', id }, ...roles, ...absences];
    },
  },
};

const inherited = word('history.inherited');
const inheriting: readonly string[] = officeSettingColumns;

/** A calendar is too long to be told whole: how many hours a week it has, or how many holidays. */
function describeCalendar(field: 'working_week' | 'holidays', value: Json): ToldValue {
  if (value === null) return inherited;
  if (field === 'holidays') {
    return { ...word('history.holidays'), parameters: { count: (value as unknown as readonly Holiday[]).length } };
  }
  const hours = hoursOfWeek(value as unknown as WorkingDays);
  return { ...word('history.hoursOfWeek'), parameters: { hours } };
}

const idsOf = (changes: readonly TellableChange[], wanted: string) =>
  changes.flatMap(({ entity, record_id, field, from_value, to_value }) => {
    if (entity !== wanted) return [];
    return field === 'parent_id' ? [record_id, from_value, to_value].filter((id) => typeof id === 'string') : record_id;
  });

function wholeName({ field, from_value, to_value }: TellableChange): string | undefined {
  const whole = field === null ? ((to_value ?? from_value) as { readonly name?: Json } | null)?.name : undefined;
  return typeof whole === 'string' ? whole : undefined;
}

function readable(field: string, entity: string, value: Json, offices: ReadonlyMap<string, string>): ToldValue {
  if (field === 'working_week' || field === 'holidays') return describeCalendar(field, value);
  if (field === 'fiscal_year_start_month') return value === null ? inherited : word(`month.${value}`);
  if (entity === 'office' && value === null && inheriting.includes(field)) return inherited;
  if (field === 'clock_at') return typeof value === 'string' ? { kind: 'date', at: value } : word('history.clockRuns');
  if (typeof value !== 'string') return null;
  if (field === 'state') return word(`state.${value}`);
  if (field === 'role') return word(`role.${value}`);
  if (field === 'kind') return word(`officeKind.${value}`);
  if (entity === 'office' && field === 'parent_id') return offices.get(value) ?? null;
  return value;
}
