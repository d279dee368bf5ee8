import { namesOfPersons } from '#modules/offices/actions';
import type { ToldValue } from '#platform/contract';
import type { HistoryKinds, Json, Telling } from '#platform/server';
import { titleOf } from '../codes.ts';
import { selectFindings } from '../queries/consequences.ts';

const fields: Readonly<Record<string, string>> = {
  owner_person_id: 'findings.register.owner',
  due_on: 'findings.register.due',
};

/** What people changed of a finding; what was found stands in its events. */
export const findingHistory: HistoryKinds = {
  finding: { permission: 'finding.read', subjects: (_tx, id) => [{ entity: 'finding', id }] },
};

/** Of a finding people change who sees to it and by when; it is called by the title of its code. */
export const findingTelling: Telling = {
  entities: { finding: null },
  untold: [],
  tell: async (tx, changes) => {
    const known = await selectFindings(tx, [...new Set(changes.map(({ record_id }) => record_id))]);
    const titles = new Map(known.map(({ id, code }) => [id, titleOf(code)]));
    const owners = changes.filter(({ field }) => field === 'owner_person_id');
    const ids = owners.flatMap(({ from_value, to_value }) => [from_value, to_value]);
    const names = await namesOfPersons(tx, [...new Set(ids.filter((id) => typeof id === 'string'))]);
    const readable = (field: string, value: Json): ToldValue => {
      if (typeof value !== 'string') return null;
      return field === 'due_on' ? { kind: 'date', at: value } : (names.get(value) ?? null);
    };
    return changes.map(({ kind, record_id, field, from_value, to_value }) => {
      const label = fields[field ?? ''];
      const record = titles.get(record_id);
      if (!field || !label || record === undefined) return undefined;
      return { kind, record, field: label, from: readable(field, from_value), to: readable(field, to_value) };
    });
  },
};
