import { OperationError, errors as platformErrors } from '#platform/contract';
import { withinOrganisation } from '#platform/server';
import type { Exchange, OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import { findAccountOf, listMemberships, noteMembership } from '#platform/server/identity/memberships';
import { moveSession } from '#platform/server/identity/sessions';
import { addOrganisation } from './add-organisation.ts';
import { bySession, callerOf } from './caller.ts';
import { organisationOf } from './organisation.ts';
import { otherOrganisations } from './other-organisations.ts';
import { describeSession } from './session.ts';

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

export async function listOrganisations({ tx }: OperationCall, page: Page, exchange: Exchange) {
  const { organisationId, personId } = callerOf(exchange);
  const { id, name } = await organisationOf(tx);
  const others = await otherOrganisations(tx, exchange.services, { organisationId, personId });
  const all = [{ id, name, isCurrent: true }, ...others.map((other) => ({ ...other, isCurrent: false }))];
  return pageOfAll(all, page, (organisation) => organisation.id);
}

/** Takes the session to another organisation of the account. One that it does not belong to is as unknown as none. */
export async function switchOrganisation(
  { tx }: OperationCall,
  { organisationId }: { organisationId: string },
  exchange: Exchange,
) {
  const { identity } = exchange.services;
  const caller = bySession(exchange);
  const userId = await findAccountOf(identity.auth, caller.organisationId, caller.personId);
  const memberships = userId === undefined ? [] : await listMemberships(identity.auth, userId);
  const there = memberships.find((membership) => membership.organisationId === organisationId);
  const session =
    there && (await withinOrganisation(tx, organisationId, () => describeSession(tx, exchange, there.personId)));
  if (!session || userId === undefined) throw new OperationError(platformErrors.recordMissing);
  await moveSession(identity.auth, caller, organisationId);
  await noteMembership(identity.auth, userId, organisationId);
  return session;
}

interface NewOrganisation {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly currencyCode: string;
}

/** Makes another organisation, of which the caller is the owner, in the call's own transaction. */
export async function createOrganisation(call: OperationCall, input: NewOrganisation, exchange: Exchange) {
  const { organisationId } = await addOrganisation(call, input, exchange);
  return { organisationId };
}
