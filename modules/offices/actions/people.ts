import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Call, publish, queueMail, type Tx, timeOrderedId, writeChanges } from '#platform/server';
import { organisationNode, readNode, type ScopeKind } from '#platform/server/http/access';
import type { Exchange, OperationCall } from '#platform/server/http/exchange';
import { pageOf, readCursor } from '#platform/server/http/page';
import { listOpenLinks, makeLink } from '#platform/server/identity/links';
import { endAccess, findAccountOf, isElsewhere } from '#platform/server/identity/memberships';
import { selectAway } from '../absence-queries.ts';
import type { Role } from '../contract.ts';
import {
  emailsOfPersons,
  findPeopleCalled,
  findPerson,
  listActiveOwners,
  listAssignments,
  listPersons,
  lockOrganisation,
  namesOf,
  namesOfPersons,
  type PersonRow,
} from '../queries.ts';
import { errors } from '../routes.ts';
import type { PersonState } from '../tables.ts';
import { describeAway } from './describe-office.ts';
import { describeRoles } from './held-roles.ts';
import { linkUrl } from './link.ts';
import { dateIn, organisationOf } from './organisation.ts';
import { assertGrantable, assertNotAbove, assertNotHigherIn, roleAssignment } from './roles.ts';
import { refusingTaken } from './taken.ts';

export { emailsOfPersons, findPeopleCalled, namesOf, namesOfPersons };

/** People belong to the organisation as a whole. */
export const personScope: ScopeKind = {
  above: async (tx, id) => ((await findPerson(tx, id)) ? [organisationNode] : undefined),
  names: namesOfPersons,
};

export async function listPeople({ tx, now, past }: OperationCall, { limit, after }: Page, { services }: Exchange) {
  const found = await listPersons(tx, { limit: limit + 1, after: readCursor(after, ['text', 'uuid']), past });
  const { items: people, next } = pageOf(found, limit, ({ name, id }) => [name, id]);
  const ids = people.map(({ id }) => id);
  const assignments = await listAssignments(tx, ids, past);
  // what invitations were open on a past day is not kept, and nobody comes in by them
  const links = past ? new Map<string, string>() : await listOpenLinks(tx, ids);
  const today = past?.day ?? dateIn((await organisationOf(tx)).timeZone, now);
  const away = new Map((await selectAway(tx, ids, today, past)).map((one) => [one.personId, one]));
  const described = await describeRoles(tx, services.scopeKinds, assignments, past);
  const rolesOf = new Map(people.map(({ id }): [string, typeof described] => [id, []]));
  for (const [index, role] of described.entries()) rolesOf.get(assignments[index]?.person_id ?? '')?.push(role);
  return {
    items: people.map((person) => ({
      ...person,
      roles: rolesOf.get(person.id) ?? [],
      linkExpiresAt: links.get(person.id) ?? null,
      away: describeAway(away.get(person.id)),
    })),
    next,
  };
}

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

interface Invitation {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly node: string;
}

/** Makes the person with a first role, and a link to pass on. */
export async function invitePerson(
  call: OperationCall,
  { name, email, role, node: at }: Invitation,
  { origin, services }: Exchange,
) {
  const { tx, organisationId } = call;
  const node = readNode(at, organisationId);
  const personId = timeOrderedId();
  await assertGrantable(call, role, node, personId);
  const { entryId } = await refusingTaken({ person_email: errors.emailTaken }, () =>
    writeChanges(call, [
      { entity: 'person', id: personId, field: null, from: null, to: { name, email, state: 'invited' } },
      roleAssignment(timeOrderedId(), personId, role, node),
    ]),
  );
  await publish(tx, 'people');
  if (services.isMailOn) {
    await queueMail(tx, { personId, purpose: 'invitation' });
    return { personId, purpose: 'invitation' as const, url: null, expiresAt: null, entryId };
  }
  const { token, expiresAt } = await makeLink(tx, 'invitation', personId);
  return { personId, purpose: 'invitation' as const, url: linkUrl(origin, token), expiresAt, entryId };
}

/** A new link for a person: an invitation for one who has not come yet, else one that sets a new password. */
export async function createPersonLink(
  { tx, access }: OperationCall,
  { personId }: { personId: string },
  { origin }: Exchange,
) {
  const { state } = await personOf(tx, personId);
  if (state === 'inactive') throw new OperationError(errors.personInactive);
  const purpose = state === 'invited' ? ('invitation' as const) : ('password-reset' as const);
  const held = await listAssignments(tx, [personId]);
  await assertNotAbove(access, held); // whoever has the link can act as the person
  if (purpose === 'password-reset') {
    await assertNotHigherIn(access, held);
    if (await isElsewhere(tx, personId)) throw new OperationError(errors.accountElsewhere);
  }
  const { token, expiresAt } = await makeLink(tx, purpose, personId);
  await publish(tx, 'people');
  return { purpose, url: linkUrl(origin, token), expiresAt };
}

/** The person can do nothing more from now on; what the person did stays. */
export async function deactivatePerson(call: OperationCall, { personId }: { personId: string }) {
  const { tx, access } = call;
  await lockOrganisation(tx);
  const person = await personOf(tx, personId);
  if (person.state === 'inactive') return { entryId: null };
  await assertNotAbove(access, await listAssignments(tx, [personId]));
  await assertOwnerBeside(tx, personId);
  const { entryId } = await setState(call, person, 'inactive');
  await endAccess(tx, personId);
  return { entryId };
}

export async function reactivatePerson(call: OperationCall, { personId }: { personId: string }, exchange: Exchange) {
  const { tx, access, organisationId } = call;
  const person = await personOf(tx, personId);
  if (person.state !== 'inactive') return { entryId: null };
  await assertNotAbove(access, await listAssignments(tx, [personId]));
  const account = await findAccountOf(exchange.services.identity.auth, organisationId, personId);
  return setState(call, person, account === undefined ? 'invited' : 'active');
}

/** Throws where this person is the only active owner. Call it under `lockOrganisation`. */
export async function assertOwnerBeside(tx: Tx, personId: string): Promise<void> {
  const owners = await listActiveOwners(tx);
  const isOwner = owners.some(({ id }) => id === personId);
  if (isOwner && owners.every(({ id }) => id === personId)) throw new OperationError(errors.lastOwner);
}

async function setState(call: Call, { id, state: from }: PersonRow, to: PersonState): Promise<{ entryId: string }> {
  const written = await writeChanges(call, [{ entity: 'person', id, field: 'state', from, to }]);
  await publish(call.tx, 'people');
  return written;
}

async function personOf(tx: Tx, id: string): Promise<PersonRow> {
  const person = await findPerson(tx, id);
  if (!person) throw new OperationError(platformErrors.recordMissing);
  return person;
}
