import { namesOf, organisationOf } from '#modules/offices/actions';
import type { ToldValue } from '#platform/contract';
import type { HistoryKinds, Telling } from '#platform/server';
import type { Json } from '#platform/server/changes/change';
import type { ProjectPart } from './project-part.ts';

const fields: Readonly<Record<string, string>> = {
  name: 'projects.short.name',
  office_id: 'projects.short.officeId',
  manager_person_id: 'projects.short.managerPersonId',
  tolerance_days: 'projects.short.toleranceDays',
  sponsor_person_id: 'projects.short.sponsorPersonId',
  budget_minor: 'projects.short.budgetMinor',
  risk: 'projects.short.risk',
  strategic_weight: 'projects.short.strategicWeight',
  phase: 'projects.short.phase',
  ownership: 'projects.short.ownership',
};

/** The changes of the project's own fields; that it was made, archived or restored says the name of the act. */
export const projectTelling: Telling = {
  entities: { project: null },
  untold: ['state', 'archived_at', 'archived_by', 'closed_at', 'closed_by', 'outcome'].map(
    (field) => `project.${field}`,
  ),
  tell: async (tx, changes) => {
    const ids = changes.flatMap(({ from_value, to_value }) => [from_value, to_value]).filter(isId);
    const names = await namesOf(tx, ids);
    const { currencyCode } = await organisationOf(tx);
    return changes.map(({ kind, field, from_value, to_value }) => {
      const key = fields[field ?? ''];
      if (!field || !key) return undefined;
      const value = (of: Json) => readable(field, of, names, currencyCode);
      return { kind, record: null, field: key, from: value(from_value), to: value(to_value) };
    });
  },
};

/** Fields whose values have words of their own. */
const worded: Readonly<Record<string, (value: string) => string>> = {
  risk: (value) => `projects.risk.${value}`,
  phase: (value) => `projects.phase.${value}`,
  ownership: (value) => `projects.ownership.${value}`,
};

function readable(field: string, of: Json, names: ReadonlyMap<string, string>, currencyCode: string): ToldValue {
  if (typeof of === 'string') {
    const key = worded[field]?.(of);
    return key ? { kind: 'word', key } : (names.get(of) ?? of);
  }
  if (typeof of !== 'number') return null;
  if (field === 'tolerance_days') return { kind: 'days', days: of };
  return field === 'budget_minor' ? { kind: 'money', minor: of, currencyCode } : of;
}

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
