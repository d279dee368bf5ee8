import { OperationError, errors as platformErrors } from '#platform/contract';
import { publish, writeChanges } from '#platform/server';
import type { Exchange, OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import * as tokens from '#platform/server/identity/access-tokens';
import { findAccountOf } from '#platform/server/identity/memberships';
import * as sessions from '#platform/server/identity/sessions';
import { findPerson, type PersonRow } from '../queries.ts';
import { errors } from '../routes.ts';

const recordMissing = () => new OperationError(platformErrors.recordMissing);

/** Whoever calls: an operation about oneself is never called by nobody. */
function callerOf({ caller }: Exchange) {
  if (!caller) throw new OperationError(platformErrors.notSignedIn);
  return caller;
}

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

/** Changes the password of the account and ends its other sessions, in every organisation. */
export async function changePassword(
  call: OperationCall,
  { currentPassword, newPassword }: NewPassword,
  exchange: Exchange,
) {
  const { accounts, auth } = exchange.services.identity;
  const caller = callerOf(exchange);
  const { email } = await personOf(call, exchange);
  const userId = await accounts.verify(email, currentPassword);
  const own = await findAccountOf(auth, caller.organisationId, caller.personId);
  if (userId === undefined || userId !== own) throw new OperationError(errors.passwordWrong);
  await accounts.setPassword(userId, newPassword);
  const kept = caller.kind === 'session' ? caller.id : null;
  return { endedSessions: await sessions.endOtherSessions(auth, userId, kept) };
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

export async function revokeSession(_call: OperationCall, { sessionId }: { sessionId: string }, exchange: Exchange) {
  if (!(await sessions.endSession(exchange.services.identity.auth, callerOf(exchange), sessionId)))
    throw recordMissing();
  return {};
}

export async function listTokens(_call: OperationCall, page: Page, exchange: Exchange) {
  const found = await tokens.listTokens(exchange.services.identity.auth, callerOf(exchange));
  return pageOfAll(found, page, ({ id }) => id);
}

interface NewToken {
  readonly name: string;
  readonly expiresInDays: number;
}

export async function createToken(_call: OperationCall, { name, expiresInDays }: NewToken, exchange: Exchange) {
  const { auth } = exchange.services.identity;
  const made = await tokens.createToken(auth, callerOf(exchange), name, expiresInDays);
  if (!made) throw new OperationError(errors.tokenNameTaken);
  return made;
}

export async function revokeToken(_call: OperationCall, { tokenId }: { tokenId: string }, exchange: Exchange) {
  if (!(await tokens.revokeToken(exchange.services.identity.auth, callerOf(exchange), tokenId))) throw recordMissing();
  return {};
}
