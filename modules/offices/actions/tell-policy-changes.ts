import { diffPolicies, emptyPolicy, type Policy } from '#engine';
import type { Json, TellableChange, Telling } from '#platform/server';
import { officesOfPolicies } from '../policy-queries.ts';
import { namesOfOffices } from '../queries.ts';
import type { PolicyVersionRow } from '../tables.ts';

const recordWords: Readonly<Record<string, string>> = {
  'policy-draft': 'offices.record.policyDraft',
  'policy-version': 'offices.record.policyVersion',
};

/** How drafts and versions of policies are told: by their office, with how many rules and settings a draft changed. */
export const policyTelling: Telling = {
  entities: recordWords,
  untold: [],
  tell: async (tx, changes) => {
    const known = await officesOfPolicies(
      tx,
      changes.map(({ record_id }) => record_id),
    );
    const whole = await namesOfOffices(
      tx,
      changes.flatMap((change) => rowIn(change)?.office_id ?? []),
    );
    return changes.map((change) => {
      const { entity, record_id, kind, field, from_value, to_value } = change;
      const row = rowIn(change);
      const record = row ? whole.get(row.office_id) : known.get(record_id)?.name;
      if (record === undefined) return undefined;
      if (field === 'policy')
        return { kind, record, field: 'offices.policy.title', from: null, to: rulesChanged(from_value, to_value) };
      if (field === 'state')
        return {
          kind,
          record,
          field: 'offices.record.policyVersion',
          from: null,
          to: { kind: 'word', key: 'offices.history.inForce' },
        };
      const isAdopted = row?.version !== null && row?.version !== undefined && row.reason !== null;
      const to = isAdopted ? versionOf(row.version, row.reason) : null;
      return { kind, record, field: recordWords[entity] ?? '', from: null, to };
    });
  },
};

const rowIn = ({ field, from_value, to_value }: TellableChange) =>
  field === null ? ((to_value ?? from_value) as unknown as PolicyVersionRow) : undefined;

const versionOf = (version: number, reason: string) =>
  ({ kind: 'word', key: 'offices.history.policyVersion', parameters: { version, reason } }) as const;

function rulesChanged(from: Json, to: Json) {
  const [before, after] = [from, to].map((value) => (value as unknown as Policy | null) ?? emptyPolicy);
  const { rules, settings } = diffPolicies(before ?? emptyPolicy, after ?? emptyPolicy);
  const count = rules.length + settings.length;
  return { kind: 'word', key: 'offices.history.policyChanges', parameters: { count } } as const;
}
