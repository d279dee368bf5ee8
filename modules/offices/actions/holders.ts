import type { Node, PastDay, Tx } from '#platform/server';
import type { Role } from '../contract.ts';
import { countActivePersons, selectHolders } from '../holder-queries.ts';
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
  const nodes = [node].flat();
  const office = nodes.find(({ kind }) => kind === 'office');
  const { timeZone } = office ? await officeSettings(tx, office.id, past) : await organisationOf(tx, past);
  const day = dateIn(timeZone, at);
  const found = await selectHolders(tx, role, nodes, { day, ownerHolds: ofOwner.includes(role), past });
  return found
    .filter(({ depth }) => depth === found[0]?.depth)
    .map(({ personId, name, absenceId, deputyId }) => ({ personId, name, isAway: absenceId !== null, deputyId }));
}

/** Whether the one who acts is the only active person there: then nobody else could decide, and he decides for himself. */
export async function isAlone(tx: Tx): Promise<boolean> {
  return (await countActivePersons(tx)) === 1;
}
