import { namesOf } from '#modules/offices/actions';
import type { HistoryKinds, Telling } from '#platform/server';
import type { ProjectPart } from './project-part.ts';

const fields: Readonly<Record<string, string>> = {
  name: 'projects.short.name',
  office_id: 'projects.short.officeId',
  manager_person_id: 'projects.short.managerPersonId',
  tolerance_days: 'projects.short.toleranceDays',
};

/** The changes of the project's own fields; that it was made, archived or restored says the name of the act. */
export const projectTelling: Telling = {
  entities: { project: null },
  untold: ['project.state', 'project.archived_at', 'project.archived_by'],
  tell: async (tx, changes) => {
    const ids = changes.flatMap(({ from_value, to_value }) => [from_value, to_value]).filter(isId);
    const names = await namesOf(tx, ids);
    return changes.map(({ kind, field, from_value, to_value }) => {
      const value = (of: typeof from_value) => {
        if (typeof of === 'number') return { kind: 'days' as const, days: of };
        return typeof of === 'string' ? (names.get(of) ?? of) : null;
      };
      const key = fields[field ?? ''];
      return key ? { kind, record: null, field: key, from: value(from_value), to: value(to_value) } : undefined;
    });
  },
};

/** A project's history is that of its own fields and of what hangs on it. */
export const projectHistory = (parts: readonly ProjectPart[]): HistoryKinds => ({
  project: {
    permission: 'project.read',
    async subjects(tx, id) {
      const beside = await Promise.all(parts.map(({ history }) => history?.(tx, id) ?? []));
      return [{ entity: 'project', id }, ...beside.flat()];
    },
  },
});

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);
