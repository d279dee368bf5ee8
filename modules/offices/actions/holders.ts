import type { Node, PastDay, Tx } from '#platform/server';
import type { Role } from '../contract.ts';
import { countActivePersons, selectHolders } from '../holder-queries.ts';
import { rolesAtLeast, rolesWith } from '../roles.ts';
import { officeSettings } from './office-settings.ts';
import { dateIn, organisationOf } from './organisation.ts';

/** Somebody who answers for a role, and who stands in for him. */
export interface Holder {
  readonly personId: string;
  readonly name: string;
  readonly isAway: boolean;
  /** While he is away; null also where the deputy is inactive or away himself. */
  readonly deputyId: string | null;
}

/** The roles that the owner answers for where nobody holds them. */
const ofOwner: readonly Role[] = ['owner', 'pmo-lead', 'board-member'];

/**
 * The active people who hold the role at the node or, where nobody does, at the nearest node above it; by name. Of a
 * record that is no office give the nodes as far as an office, nearest first: `[project, office]`. Whether somebody is
 * away at the instant `at` is told by the calendar day in the office's time zone. With `past` who held it on that day.
 */
export async function holdersOf(
  tx: Tx,
  role: Role,
  node: Node | readonly Node[],
  at: string,
  past?: PastDay,
): Promise<readonly Holder[]> {
  const found = await holdersAbove(tx, role, node, at, past);
  return found
    .filter(({ depth }) => depth === found[0]?.depth)
    .map(({ personId, name, absenceId, deputyId }) => ({ personId, name, isAway: absenceId !== null, deputyId }));
}

/**
 * Who answers for the role at the node, or at the nearest node above it where anybody is left: each holder, or the deputy
 * of one who is away, without those who are barred, such as whoever asks.
 */
export async function answerersOf(
  tx: Tx,
  role: Role,
  node: Node | readonly Node[],
  at: string,
  barred: ReadonlySet<string>,
): Promise<readonly string[]> {
  const found = (await holdersAbove(tx, role, node, at))
    .map(({ personId, absenceId, deputyId, depth }) => ({ id: (absenceId !== null && deputyId) || personId, depth }))
    .filter(({ id }) => !barred.has(id));
  return [...new Set(found.flatMap(({ id, depth }) => (depth === found[0]?.depth ? id : [])))];
}

/**
 * The active people who hold the role, or one above it, at the node or anywhere above it, by name: whom somebody may name
 * for it. A deputy is not meant, as he stands in for a time.
 */
export async function peopleInRole(tx: Tx, role: Role, node: Node, at: string) {
  const found = new Map<string, string>();
  for (const one of rolesAtLeast(role))
    for (const { personId, name } of await holdersAbove(tx, one, node, at)) found.set(personId, name);
  return [...found]
    .map(([personId, name]) => ({ personId, name }))
    .sort((a, b) => (`${a.name} ${a.personId}` < `${b.name} ${b.personId}` ? -1 : 1));
}

/** The active people who may do something at the node, by a role there or anywhere above. Nodes as in `holdersOf`. */
export async function peopleWith(
  tx: Tx,
  permission: string,
  node: Node | readonly Node[],
  at: string,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const role of rolesWith(permission))
    for (const { personId } of await holdersAbove(tx, role as Role, node, at)) found.add(personId);
  return found;
}

async function holdersAbove(tx: Tx, role: Role, node: Node | readonly Node[], at: string, past?: PastDay) {
  const nodes = [node].flat();
  const office = nodes.find(({ kind }) => kind === 'office');
  const { timeZone } = office ? await officeSettings(tx, office.id, past) : await organisationOf(tx, past);
  return selectHolders(tx, role, nodes, { day: dateIn(timeZone, at), ownerHolds: ofOwner.includes(role), past });
}

/** Whether the one who acts is the only active person there: then nobody else could decide, and he decides for himself. */
export async function isAlone(tx: Tx): Promise<boolean> {
  return (await countActivePersons(tx)) === 1;
}
