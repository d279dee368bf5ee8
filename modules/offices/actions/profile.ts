import { OperationError, errors as platformErrors } from '#platform/contract';
import { publish, writeChanges } from '#platform/server';
import type { Exchange, OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import { findAccountOf } from '#platform/server/identity/memberships';
import { noteEventOf } from '#platform/server/identity/security-log';
import * as sessions from '#platform/server/identity/sessions';
import { findPerson, type PersonRow } from '../queries.ts';
import { errors } from '../routes.ts';
import { bySession, callerOf } from './caller.ts';
import { organisationOf } from './organisation.ts';
import { assertStrong, setPasswordOf, userOfPassword } from './password.ts';

const recordMissing = () => new OperationError(platformErrors.recordMissing);

async function personOf({ tx }: OperationCall, exchange: Exchange): Promise<PersonRow> {
  const person = await findPerson(tx, callerOf(exchange).personId);
  if (!person) throw recordMissing();
  return person;
}

export async function updateProfile(
  call: OperationCall,
  { from, name }: { from: string; name: string },
  exchange: Exchange,
) {
  const { personId: id } = callerOf(exchange);
  if (from === name) return {};
  await writeChanges(call, [{ entity: 'person', id, field: 'name', from, to: name }]);
  await publish(call.tx, 'people');
  return {};
}

interface NewPassword {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** Changes the password of the account; its other sessions and its tokens end, in every organisation. */
export async function changePassword(
  call: OperationCall,
  { currentPassword, newPassword }: NewPassword,
  exchange: Exchange,
) {
  const { tx, organisationId } = call;
  const caller = bySession(exchange);
  const { name, email } = await personOf(call, exchange);
  const userId = await userOfPassword(exchange, email, currentPassword);
  const own = await findAccountOf(exchange.services.identity.auth, organisationId, caller.personId);
  if (userId === undefined || userId !== own) throw new OperationError(errors.passwordWrong);
  await assertStrong('newPassword', newPassword, [name, email, (await organisationOf(tx)).name]);
  await setPasswordOf(tx, exchange, caller.personId, newPassword);
  await noteEventOf(tx, caller.personId, 'password-changed', exchange.client);
  const except = { exceptId: caller.id, alsoTokens: true };
  return { endedSessions: await sessions.endOtherSessions(tx, caller.personId, except) };
}

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

export async function listSessions(_call: OperationCall, page: Page, exchange: Exchange) {
  const caller = callerOf(exchange);
  const found = await sessions.listSessions(exchange.services.identity.auth, caller);
  const described = found.map((session) => ({ ...session, isCurrent: session.id === caller.id }));
  return pageOfAll(described, page, ({ id }) => id);
}

export async function revokeSession({ tx }: OperationCall, { sessionId }: { sessionId: string }, exchange: Exchange) {
  if (!(await sessions.endSession(tx, callerOf(exchange).personId, sessionId))) throw recordMissing();
  return {};
}

/** Ends the account's sessions everywhere but this one; its tokens stay. */
export async function revokeOtherSessions({ tx }: OperationCall, _input: unknown, exchange: Exchange) {
  const { kind, id, personId } = callerOf(exchange);
  const endedSessions = await sessions.endOtherSessions(tx, personId, { exceptId: kind === 'session' ? id : null });
  await noteEventOf(tx, personId, 'sessions-ended', exchange.client);
  return { endedSessions };
}
