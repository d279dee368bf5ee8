import type { TellableChange, Tx } from '#platform/server';
import type { ScopeKinds } from '#platform/server/http/access';
import { type AssignmentRow, findAssignments, namesOfPersons } from '../queries.ts';
import { describeRoles } from './held-roles.ts';

/** Who holds or held which role, and where. */
export interface NamedAssignment {
  readonly person: string;
  readonly place: string;
  readonly role: string;
}

/** The role assignments that the changes are about, by id: as they are now, else as they were when they came or went. */
export async function nameAssignments(
  tx: Tx,
  kinds: ScopeKinds,
  changes: readonly TellableChange[],
): Promise<ReadonlyMap<string, NamedAssignment>> {
  const own = changes.filter(({ entity }) => entity === 'role-assignment');
  if (!own.length) return new Map();
  const whole = own.flatMap(({ record_id: id, field, from_value, to_value }) =>
    field === null && (to_value ?? from_value) !== null
      ? [{ ...((to_value ?? from_value) as unknown as Omit<AssignmentRow, 'id'>), id }]
      : [],
  );
  const rows = [...(await findAssignments(tx, own.map(({ record_id }) => record_id))), ...whole]; // biome-ignore format: one list
  const persons = await namesOfPersons(tx, rows.map(({ person_id }) => person_id)); // biome-ignore format: one list
  const described = await describeRoles(tx, kinds, rows);
  return new Map(
    rows.map(({ id, person_id, role }, index) => [
      id,
      { person: persons.get(person_id) ?? '', place: described[index]?.nodeName ?? '', role },
    ]),
  );
}
