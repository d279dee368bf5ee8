import { OperationError } from '#platform/contract';
import { type Call, type Change, publish, queueMail, type Tx, wasMailed, writeChanges } from '#platform/server';
import type { Exchange } from '#platform/server/http/exchange';
import type { Link } from '#platform/server/identity/links';
import { findAccountOf, joinOrganisation, listMemberships } from '#platform/server/identity/memberships';
import { noteEventOf } from '#platform/server/identity/security-log';
import { endOtherSessions } from '#platform/server/identity/sessions';
import { findPerson } from '../queries.ts';
import { errors } from '../routes.ts';
import { firstRecords } from './first-records.ts';
import { usingLink } from './link.ts';
import { clock, organisationOf } from './organisation.ts';
import { assertStrong, setPasswordOf, userOfPassword } from './password.ts';
import { openSession } from './session.ts';

interface Welcome {
  readonly token: string;
  readonly organisationName: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly currencyCode: string;
}

/** The first run: makes the organisation with its central office, and the owner. */
export async function welcome(exchange: Exchange, input: Welcome) {
  const { link, userId } = await usingLink(exchange, input.token, 'welcome', async (tx, found) => {
    const account = await accountFor(exchange, input, input.organisationName);
    const call = callOf(tx, found, 'welcome', new Date().toISOString());
    const { organisationId, personId } = found;
    const { name, email, organisationName, timeZone, locale, currencyCode } = input;
    const owner = { personId, name, email };
    await writeChanges(call, firstRecords({ organisationId, organisationName, timeZone, locale, currencyCode, owner }));
    await joinOrganisation(tx, account, found.personId);
    return { link: found, userId: account };
  });
  return enter(exchange, userId, link);
}

interface Acceptance {
  readonly token: string;
  readonly name: string;
  readonly password: string;
}

/** Makes the invited person active under the name that the person gives. */
export async function acceptInvitation(exchange: Exchange, { token, name, password }: Acceptance) {
  const { link, userId } = await usingLink(exchange, token, 'invitation', async (tx, found) => {
    const person = await findPerson(tx, found.personId);
    if (person?.state !== 'invited') throw new OperationError(errors.linkExpired);
    const organisation = await organisationOf(tx);
    const account = await accountFor(exchange, { email: person.email, name, password }, organisation.name);
    const field = (of: 'name' | 'state', to: string): Change => ({
      entity: 'person',
      id: person.id,
      field: of,
      from: person[of],
      to,
    });
    const changes = [field('state', 'active'), ...(name === person.name ? [] : [field('name', name)])];
    await writeChanges(callOf(tx, found, 'acceptInvitation', clock(organisation)), changes);
    await joinOrganisation(tx, account, person.id);
    await publish(tx, 'people');
    return { link: found, userId: account };
  });
  return enter(exchange, userId, link);
}

/** Sets a new password, ends all other sessions and tokens of the account, lets it in again at once, and signs in. */
export async function setPassword(exchange: Exchange, { token, password }: { token: string; password: string }) {
  const { link, userId, email } = await usingLink(exchange, token, 'password-reset', async (tx, found) => {
    const account = await accountOf(exchange, found);
    const person = await findPerson(tx, found.personId);
    if (!person) throw new OperationError(errors.linkExpired);
    await assertStrong('password', password, [person.name, person.email, (await organisationOf(tx)).name]);
    await setPasswordOf(tx, exchange, person.id, password);
    await endOtherSessions(tx, person.id, { alsoTokens: true });
    await noteEventOf(tx, person.id, 'password-changed', exchange.client);
    return { link: found, userId: account, email: person.email };
  });
  await exchange.services.identity.forgetAttempts(email);
  return enter(exchange, userId, link);
}

export async function signInByLink(exchange: Exchange, { token }: { token: string }) {
  const { link, userId } = await usingLink(exchange, token, 'sign-in', async (_tx, found) => ({
    link: found,
    userId: await accountOf(exchange, found),
  }));
  return enter(exchange, userId, link);
}

/** Of one person's requests within so many minutes the first one is mailed: nobody's mailbox is flooded. */
const quietMinutes = 5;

/** The same answer whoever asks, after the same work: nothing tells who has an account. */
export async function requestPasswordReset({ services }: Exchange, { email }: { email: string }) {
  const { identity, inOrganisation, isMailOn } = services;
  if (!isMailOn) return { delivery: 'by-hand' as const };
  const userId = await identity.accounts.find(email);
  const found = await listMemberships(identity.auth, userId ?? nobody);
  const memberships = found.length ? found : [{ organisationId: nobody, personId: nobody }];
  for (const { organisationId, personId } of memberships) {
    if (await inOrganisation(organisationId, (tx) => mailReset(tx, personId))) break;
  }
  return { delivery: 'mail' as const };
}

/** Whether the person can come in here, and so has been mailed, now or within the last minutes. */
async function mailReset(tx: Tx, personId: string): Promise<boolean> {
  const mail = { personId, purpose: 'password-reset' };
  const [person, isRecent] = [await findPerson(tx, personId), await wasMailed(tx, mail, quietMinutes)];
  if (person?.state !== 'active') return false;
  if (!isRecent) await queueMail(tx, mail);
  return true;
}

const nobody = '00000000-0000-0000-0000-000000000000';

async function accountOf(exchange: Exchange, { organisationId, personId }: Link): Promise<string> {
  const found = await findAccountOf(exchange.services.identity.auth, organisationId, personId);
  if (found === undefined) throw new OperationError(errors.linkExpired);
  return found;
}

interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** A new account, or the one that the e-mail has, if this is its password. */
async function accountFor(exchange: Exchange, account: NewAccount, organisationName: string): Promise<string> {
  const { accounts } = exchange.services.identity;
  const { email, name, password } = account;
  if ((await accounts.find(email)) === undefined) {
    await assertStrong('password', password, [name, email, organisationName]);
    return accounts.create({ email, name, password });
  }
  const userId = await userOfPassword(exchange, email, password);
  if (userId === undefined) throw new OperationError(errors.emailHasAccount);
  return userId;
}

async function enter(exchange: Exchange, userId: string, { organisationId, personId }: Link) {
  const session = await openSession(exchange, userId, organisationId, personId);
  if (!session) throw new OperationError(errors.linkExpired);
  return session;
}

function callOf(tx: Tx, { organisationId, personId }: Link, operation: string, now: string): Call {
  return { tx, organisationId, actor: { kind: 'person', id: personId }, operation, now };
}
