import type { Services } from '#platform/server';
import { type LinkPurpose, makeLink } from '#platform/server/identity/links';
import { listMemberships, listOrganisations } from '#platform/server/identity/memberships';
import { findPerson, listActiveOwners } from '../queries.ts';
import { linkUrl } from './link.ts';

type Reached = Pick<Services, 'identity' | 'inOrganisation'>;

export interface PrintedLink {
  readonly purpose: LinkPurpose;
  readonly url: string;
  readonly expiresAt: string;
}

/** The link of the first run, or undefined once somebody has come in. */
export async function makeWelcomeLink({ identity, inOrganisation }: Reached, origin: string) {
  if ((await listOrganisations(identity.auth)).length) return undefined;
  const { firstOrganisationId, firstPersonId } = identity.settings;
  return inOrganisation(firstOrganisationId, async (tx): Promise<PrintedLink> => {
    const { token, expiresAt } = await makeLink(tx, 'welcome', firstPersonId);
    return { purpose: 'welcome', url: linkUrl(origin, token), expiresAt };
  });
}

/** A link that signs in the first owner of the oldest organisation, or undefined where nobody is owner. */
export async function makeOwnerLink(services: Reached, origin: string): Promise<PrintedLink | undefined> {
  for (const organisationId of await listOrganisations(services.identity.auth)) {
    const [owner] = await services.inOrganisation(organisationId, listActiveOwners);
    if (owner) return makeSignInLinkOf(services, origin, organisationId, owner.id);
  }
  return undefined;
}

/** A link that signs in the active person with this e-mail, or undefined where there is none. */
export async function makeSignInLink(services: Reached, origin: string, email: string) {
  const { identity, inOrganisation } = services;
  const userId = await identity.accounts.find(email);
  const memberships = userId === undefined ? [] : await listMemberships(identity.auth, userId);
  for (const { organisationId, personId } of memberships) {
    const person = await inOrganisation(organisationId, (tx) => findPerson(tx, personId));
    if (person?.state === 'active') return makeSignInLinkOf(services, origin, organisationId, personId);
  }
  return undefined;
}

function makeSignInLinkOf({ inOrganisation }: Reached, origin: string, organisationId: string, personId: string) {
  return inOrganisation(organisationId, async (tx): Promise<PrintedLink> => {
    const { token, expiresAt } = await makeLink(tx, 'sign-in', personId);
    return { purpose: 'sign-in', url: linkUrl(origin, token), expiresAt };
  });
}
