import { OperationError } from '#platform/contract';
import type { Call, Tx } from '#platform/server';
import type { Exchange } from '#platform/server/http/exchange';
import { listMemberships, listOrganisations, noteMembership } from '#platform/server/identity/memberships';
import { noteEvent } from '#platform/server/identity/security-log';
import { endSession } from '#platform/server/identity/sessions';
import { findPerson, listAssignments } from '../queries.ts';
import { grantOf } from '../roles.ts';
import { errors } from '../routes.ts';
import { describeRoles } from './held-roles.ts';
import { isAlone } from './holders.ts';
import { describeOrganisation, organisationOf } from './organisation.ts';
import { otherOrganisations } from './other-organisations.ts';
import { userOfPassword } from './password.ts';
import { preferencesOf } from './preferences.ts';

/** Who is signed in, with what the pages need at their start. */
export async function getSession(exchange: Exchange, _input: unknown) {
  const { caller, services } = exchange;
  if (caller) {
    const session = await services.inOrganisation(caller.organisationId, (tx) =>
      describeSession(tx, exchange, caller.personId),
    );
    if (session) return session;
  }
  const isSetUp = (await listOrganisations(services.identity.auth)).length > 0;
  return { state: 'signed-out' as const, isSetUp };
}

export async function signIn(exchange: Exchange, { email, password }: { email: string; password: string }) {
  const { auth } = exchange.services.identity;
  const userId = await userOfPassword(exchange, email, password);
  if (userId === undefined) throw new OperationError(errors.signInRefused);
  for (const { organisationId, personId } of await listMemberships(auth, userId)) {
    const session = await openSession(exchange, userId, organisationId, personId);
    if (session) return session;
  }
  throw new OperationError(errors.signInRefused);
}

/** Signs the account in as that person, if active, and sends the cookie. */
export async function openSession(exchange: Exchange, userId: string, organisationId: string, personId: string) {
  const { identity, inOrganisation } = exchange.services;
  const session = await inOrganisation(organisationId, (tx) => describeSession(tx, exchange, personId));
  if (!session) return undefined;
  await noteMembership(identity.auth, userId, organisationId);
  const { token, expiresAt } = await identity.accounts.openSession(userId, organisationId, exchange.client);
  await noteEvent(identity.auth, { kind: 'signed-in', userId, organisationId, client: exchange.client });
  exchange.setCookie(identity.cookie.write(token, expiresAt));
  return session;
}

export async function signOut({ tx }: Call, _input: unknown, { caller, services, setCookie }: Exchange) {
  if (caller?.kind === 'session') await endSession(tx, caller.personId, caller.id);
  setCookie(services.identity.cookie.clear());
  return {};
}

export async function describeSession(tx: Tx, { services }: Exchange, personId: string) {
  const person = await findPerson(tx, personId);
  if (person?.state !== 'active') return undefined;
  const assignments = await listAssignments(tx, [personId]);
  const organisation = describeOrganisation(await organisationOf(tx));
  const held = assignments.flatMap(({ role, node_kind: kind, node_id: id }) => [
    ...grantOf(role, kind, id).permissions,
  ]);
  return {
    state: 'signed-in' as const,
    person: { id: person.id, name: person.name, email: person.email },
    organisation,
    preferences: await preferencesOf(tx, personId),
    organisations: await otherOrganisations(tx, services, { organisationId: organisation.id, personId }),
    roles: await describeRoles(tx, services.scopeKinds, assignments),
    isAlone: await isAlone(tx),
    permissions: [...new Set(held)].sort(),
  };
}
