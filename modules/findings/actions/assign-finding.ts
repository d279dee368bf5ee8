import { namesOfPersons } from '#modules/offices/actions';
import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Call, type Change, publish, type UndoRules, writeChanges } from '#platform/server';
import { findingErrors } from '../finding-routes.ts';
import { findFinding } from '../queries.ts';
import type { FindingRow } from '../tables.ts';

interface Assignment {
  readonly ownerPersonId: string | null;
  readonly dueOn: string | null;
}

/**
 * Says who sees to a finding, and by when. `from` is what the caller saw: throws `changed-meanwhile` where somebody was
 * quicker, `finding-owner-missing`, and `record-missing`.
 */
export async function assignFinding(
  call: Call,
  { findingId, from, to }: { readonly findingId: string; readonly from: Assignment; readonly to: Assignment },
): Promise<{ entryId: string | null }> {
  const row = await findFinding(call.tx, findingId);
  if (!row) throw new OperationError(platformErrors.recordMissing);
  if (to.ownerPersonId !== null && !(await namesOfPersons(call.tx, [to.ownerPersonId])).size) {
    throw new OperationError(findingErrors.ownerMissing);
  }
  const fields: Change[] = [
    { entity: 'finding', id: findingId, field: 'owner_person_id', from: from.ownerPersonId, to: to.ownerPersonId },
    { entity: 'finding', id: findingId, field: 'due_on', from: from.dueOn, to: to.dueOn },
  ];
  const changes = fields.filter((change) => change.from !== change.to);
  if (!changes.length) return { entryId: null };
  const { entryId } = await writeChanges(call, changes);
  await tellOf(call, row);
  return { entryId };
}

async function tellOf({ tx }: Pick<Call, 'tx'>, { project_id }: Pick<FindingRow, 'project_id'>): Promise<void> {
  await publish(tx, 'findings');
  if (project_id) await publish(tx, `project:${project_id}`);
}

/** Who sees to a finding, and by when, is taken back. */
export const findingUndoRules: UndoRules = {
  finding: {
    permission: 'finding.answer',
    node: (_tx, id) => ({ kind: 'finding', id }),
    allows: ({ field }) => field !== null,
    async written(call, changes) {
      for (const id of new Set(changes.map((change) => change.id))) {
        const row = await findFinding(call.tx, id);
        if (row) await tellOf(call, row);
      }
    },
  },
};
