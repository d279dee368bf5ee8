import { type Tx, withinOrganisation } from '#platform/server';
import type { Services } from '#platform/server/http/exchange';
import { findAccountOf, listMemberships } from '#platform/server/identity/memberships';
import { findOrganisation, findPerson } from '../queries.ts';

export interface NamedOrganisation {
  readonly id: string;
  readonly name: string;
}

/** The organisations beside this one in which the person's account is an active member, by name. */
export async function otherOrganisations(
  tx: Tx,
  services: Services,
  here: { readonly organisationId: string; readonly personId: string },
): Promise<NamedOrganisation[]> {
  const { auth } = services.identity;
  const userId = await findAccountOf(auth, here.organisationId, here.personId);
  const memberships = userId === undefined ? [] : await listMemberships(auth, userId);
  const found: NamedOrganisation[] = [];
  for (const { organisationId, personId } of memberships) {
    if (organisationId === here.organisationId) continue;
    // one after the other in the transaction that there is: several at once could take all connections from each other
    await withinOrganisation(tx, organisationId, async () => {
      const [person, organisation] = [await findPerson(tx, personId), await findOrganisation(tx)];
      if (person?.state === 'active' && organisation) found.push({ id: organisation.id, name: organisation.name });
    });
  }
  return found.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
