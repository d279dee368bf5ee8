import { OperationError } from '#platform/contract';
import type { Tx } from '#platform/server';
import type { Exchange } from '#platform/server/http/exchange';
import { inspectLink, type Link, type LinkPurpose, useLink } from '#platform/server/identity/links';
import { findOrganisation, findPerson } from '../queries.ts';
import { errors } from '../routes.ts';

/** The address to pass on. The token stands behind the #, which no browser sends, so that no log on the way holds it. */
export function linkUrl(origin: string, token: string): string {
  return `${origin}/link#${token}`;
}

/** The link, if it can still be used (for that purpose); nothing is used up. */
export async function findOpenLink({ services }: Exchange, token: string, purpose?: LinkPurpose): Promise<Link> {
  const link = await inspectLink(services.identity.auth, token);
  if (!link) throw new OperationError(errors.linkUnknown);
  if (link.state === 'used') throw new OperationError(errors.linkUsed);
  if (link.state === 'expired') throw new OperationError(errors.linkExpired);
  if (purpose && link.purpose !== purpose) throw new OperationError(errors.linkOfOtherPurpose);
  return link;
}

/** Uses the link up in one transaction of its organisation together with `work`; of two at once, one is refused. */
export async function usingLink<T>(
  exchange: Exchange,
  token: string,
  purpose: LinkPurpose,
  work: (tx: Tx, link: Link) => Promise<T>,
): Promise<T> {
  const link = await findOpenLink(exchange, token, purpose);
  return exchange.services.inOrganisation(link.organisationId, async (tx) => {
    if ((await useLink(tx, token, purpose)) === undefined) throw new OperationError(errors.linkUsed);
    return work(tx, link);
  });
}

/** What the link is for, without using it up. */
export async function openLink(exchange: Exchange, { token }: { token: string }) {
  const { purpose, organisationId, personId, expiresAt } = await findOpenLink(exchange, token);
  const { inOrganisation, identity } = exchange.services;
  const [person, organisation] = await inOrganisation(organisationId, async (tx) => [
    await findPerson(tx, personId),
    await findOrganisation(tx),
  ]);
  return {
    purpose,
    email: person?.email ?? null,
    name: person?.name ?? null,
    organisationName: organisation?.name ?? null,
    hasAccount: person !== undefined && (await identity.accounts.find(person.email)) !== undefined,
    expiresAt,
  };
}
