import { type Call, type Change, writeChanges } from '#platform/server';
import { selectFindings } from '../queries/consequences.ts';

/** Who sees to these findings from now on, and by which day. */
export async function assignFindings(
  call: Call,
  findingIds: readonly string[],
  { ownerId, until }: { readonly ownerId: string | null; readonly until: string },
): Promise<void> {
  const dueOn = until.slice(0, 10);
  const changes = (await selectFindings(call.tx, findingIds)).flatMap(({ id, owner_person_id, due_on }): Change[] => [
    ...(owner_person_id === ownerId ? [] : [change(id, 'owner_person_id', owner_person_id, ownerId)]),
    ...(due_on === dueOn ? [] : [change(id, 'due_on', due_on, dueOn)]),
  ]);
  if (changes.length) await writeChanges(call, changes);
}

const change = (id: string, field: string, from: string | null, to: string | null): Change => ({
  ...{ entity: 'finding', id, field, from, to },
});
