import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Change, publish, type UndoRule, type UndoRules } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { selectResourcesNamed, selectResourcesOf, selectSkillsNamed } from '../queries.ts';
import { assertResourcesFit, resourcesTopic } from './change-resources.ts';

type Row = Readonly<Record<string, string | undefined>>;

const rowOf = ({ field, from, to }: Change) => (field === null ? ((to ?? from) as Row) : undefined);

/** The resource that a change is of, or hangs on. */
async function resourcesIn({ tx }: OperationCall, changes: readonly Change[]): Promise<ReadonlyMap<Change, string>> {
  const owners = await selectResourcesOf(tx, changes.map(({ id }) => id)); // biome-ignore format: one line
  return new Map(changes.map((change) => [change, owners.get(change.id) ?? rowOf(change)?.resource_id ?? change.id]));
}

/** What is said of resources and skills is taken back by whoever may write it in their office. */
const rule: UndoRule = {
  permission: null,
  async prepare(call, changes) {
    const owners = await resourcesIn(call, changes);
    const rows = await selectResourcesNamed(call.tx, [...owners.values()]);
    const skills = await selectSkillsNamed(call.tx, changes.map(({ id }) => id)); // biome-ignore format: one line
    const offices = new Map([...rows, ...skills].map(({ id, office_id }) => [id, office_id]));
    for (const change of changes) {
      const officeId = rowOf(change)?.office_id ?? offices.get(owners.get(change) ?? '');
      // of what hangs on a resource that comes back with it, the resource says who may
      if (officeId === undefined && change.field === null) continue;
      if (officeId === undefined) throw new OperationError(platformErrors.recordMissing);
      await call.access.require('resource.write', { kind: 'office', id: officeId });
    }
  },
  async written(call, changes) {
    await assertResourcesFit(call.tx, [...new Set((await resourcesIn(call, changes)).values())]);
    await publish(call.tx, resourcesTopic);
  },
};

export const resourceUndoRules: UndoRules = {
  skill: rule,
  'pool-resource': rule,
  'resource-skill': rule,
  'resource-availability': rule,
  'resource-rate': rule,
};
