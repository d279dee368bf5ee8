import { namesOfOffices, namesOfPersons } from '#modules/offices/actions';
import type { HistoryTelling } from './project-part.ts';

const fields: Readonly<Record<string, string>> = {
  name: 'projects.short.name',
  office_id: 'projects.short.officeId',
  manager_person_id: 'projects.short.managerPersonId',
  tolerance_days: 'projects.short.toleranceDays',
};

/** The changes of the project's own fields; that it was made, archived or restored says the name of the act. */
export const projectTelling: HistoryTelling = {
  records: {},
  entities: ['project'],
  untold: ['state', 'archived_at', 'archived_by'],
  tell: async (tx, _, changes) => {
    const ids = changes.flatMap(({ from_value, to_value }) => [from_value, to_value]).filter(isId);
    const [persons, offices] = [await namesOfPersons(tx, ids), await namesOfOffices(tx, ids)];
    return changes.map(({ kind, field, from_value, to_value }) => {
      const value = (of: typeof from_value) => {
        if (typeof of === 'boolean' || of === null) return null;
        return typeof of === 'number'
          ? { kind: 'days' as const, days: of }
          : (persons.get(of) ?? offices.get(of) ?? of);
      };
      const key = fields[field ?? ''];
      return key ? { kind, record: null, field: key, from: value(from_value), to: value(to_value) } : undefined;
    });
  },
};

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);
