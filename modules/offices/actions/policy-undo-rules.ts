import { OperationError, errors as platformErrors } from '#platform/contract';
import { publish, type Tx, type UndoRules } from '#platform/server';
import { officesOfPolicies } from '../policy-queries.ts';
import type { PolicyVersionRow } from '../tables.ts';
import { policyTopic } from './policy-contributions.ts';

/**
 * Drafting is taken back as long as nobody went on from it. Adopting is not: decisions were made by the version since, and
 * quote it. Who regrets it adopts another.
 */
export const policyUndoRules: UndoRules = {
  'policy-draft': {
    permission: 'policy.write',
    node: async (tx, id, { from, to }) => ({
      kind: 'office',
      id: officeIn(from) ?? officeIn(to) ?? (await officeOf(tx, id)),
    }),
    async written({ tx }, changes) {
      for (const { id, from, to } of changes)
        await publish(tx, policyTopic(officeIn(from) ?? officeIn(to) ?? (await officeOf(tx, id))));
    },
  },
};

/** The office in a whole draft; nothing in what one only says. */
const officeIn = (value: unknown) => (value as Partial<PolicyVersionRow> | null)?.office_id;

async function officeOf(tx: Tx, id: string): Promise<string> {
  const found = (await officesOfPolicies(tx, [id])).get(id);
  if (!found) throw new OperationError(platformErrors.recordMissing);
  return found.id;
}
