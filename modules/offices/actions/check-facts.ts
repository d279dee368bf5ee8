import type { Change, Tx } from '#platform/server';
import { findAbsences } from '../absence-queries.ts';
import type { Role } from '../contract.ts';
import {
  type CheckedAbsence,
  type CheckedOffice,
  type PersonFacts,
  selectAbsencesFrom,
  selectHolders,
  selectOfficesToCheck,
  selectPersonFacts,
  selectTree,
} from '../queries/check-facts.ts';
import { rolesAtLeast } from '../roles.ts';

export type { CheckedAbsence, CheckedOffice, PersonFacts };

export const personFacts = (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, PersonFacts>> =>
  selectPersonFacts(tx, ids);

/** Offices with who leads them and how old their policies are; null: all. */
export const officesToCheck = (tx: Tx, ids: readonly string[] | null): Promise<readonly CheckedOffice[]> =>
  selectOfficesToCheck(tx, ids);

/** The absences of these people that are not over on the day, the first to begin first. */
export const absencesFrom = (tx: Tx, personIds: readonly string[], day: string): Promise<readonly CheckedAbsence[]> =>
  selectAbsencesFrom(tx, personIds, day);

/** The people whose roles these changes of role assignments give, change or take away. */
export async function holdersIn(tx: Tx, changes: readonly Change[]): Promise<string[]> {
  const whole = changes.filter(({ field }) => field === null);
  const holders = whole.map(({ from, to }) => ((to ?? from) as { readonly person_id: string }).person_id);
  return [
    ...holders,
    ...(await selectHolders(
      tx,
      changes.filter(({ field }) => field !== null).map(({ id }) => id),
    )),
  ];
}

/** Whose absences these changes are of. */
export async function personsAway(tx: Tx, changes: readonly Change[]): Promise<string[]> {
  const whole = changes.filter(({ field }) => field === null);
  const persons = whole.map(({ from, to }) => ((to ?? from) as { readonly person_id: string }).person_id);
  const rest = await findAbsences(tx, changes.filter(({ field }) => field !== null).map(({ id }) => id)); // biome-ignore format: one line
  return [...persons, ...rest.map(({ person_id }) => person_id)];
}

/** Each office with all that stand above it, itself first. */
export async function officeChains(tx: Tx): Promise<ReadonlyMap<string, readonly string[]>> {
  const parents = new Map((await selectTree(tx)).map(({ id, parent_id }) => [id, parent_id]));
  const chainOf = (id: string | null): string[] => (id === null ? [] : [id, ...chainOf(parents.get(id) ?? null)]);
  return new Map([...parents.keys()].map((id) => [id, chainOf(id)]));
}

/** Whether somebody holds the role, or one above it, at one of the nodes; the organisation is above them all. */
export const holdsRole = ({ roles }: PersonFacts, role: Role, nodeIds: readonly string[]): boolean => {
  const wanted: readonly string[] = rolesAtLeast(role);
  return roles.some(
    (held) => wanted.includes(held.role) && (held.kind === 'organisation' || nodeIds.includes(held.id)),
  );
};
