import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createClient } from '#platform/contract';
import { publish } from '#platform/server';
import { testServer } from '#platform/server/http/testing';
import { forgettingOf } from '#platform/server/identity/identity';
import type { contract } from './contract.ts';
import { routes } from './routes.ts';
import { directory, offices } from './server.ts';
import { cookieOf, refusal, type TestPerson, testOrganisation, testPassword, testPerson } from './testing.ts';

const hour = 3_600;
const server = await testServer([offices], directory, {
  identity: { sessions: { idleSeconds: 2 * hour, mostSeconds: 10 * hour } },
});
const owner = await testOrganisation(server);
const { auth } = server.database;
await server.app.listen({ port: 0, host: '127.0.0.1' });
const { port } = server.app.server.address() as AddressInfo;

async function signInAgain({ email }: TestPerson, password = testPassword) {
  const answer = await server.app.inject({ method: 'POST', url: '/api/session', payload: { email, password } });
  const cookie = cookieOf(answer.headers['set-cookie']);
  return { cookie, offices: createClient<typeof contract>(routes, server.send({ cookie })) };
}

/** Live updates that are followed: `ended` resolves when the server ends them, `heard` with the next of them. */
interface Followed {
  readonly ended: Promise<void>;
  heard(): Promise<'heard'>;
}

/** Resolves once they are open. */
function follow(headers: Record<string, string>): Promise<Followed> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path: '/api/events?topics=people', headers }, (answer) => {
      const ended = new Promise<void>((end) => answer.once('end', end).once('error', () => end()));
      const heard = () => new Promise<'heard'>((next) => void answer.once('data', () => next('heard')));
      answer.once('data', () => resolve({ ended, heard }));
    }).on('error', reject);
  });
}

const inTime = async (ended: Promise<void>) => {
  const late = new Promise<string>((resolve) => setTimeout(() => resolve('still open'), 5_000).unref());
  return Promise.race([ended.then(() => 'ended'), late]);
};

test('a session that is revoked ends its live updates within seconds, and no other’s', async () => {
  const person = await testPerson(server, owner, 'team-member');
  const other = await signInAgain(person);
  const [theirs, own] = [await follow({ cookie: other.cookie }), await follow({ cookie: person.cookie })];
  const { items } = await person.offices.listSessions({});
  await person.offices.revokeSession({ sessionId: items.find(({ isCurrent }) => !isCurrent)?.id ?? '' });
  expect(await inTime(theirs.ended)).toBe('ended');
  const heard = own.heard();
  await server.services.inOrganisation(owner.organisationId, (tx) => publish(tx, 'people'));
  expect(await Promise.race([own.ended, heard])).toBe('heard');
});

test('the same where another process ends it: by deactivating the person, or in the database', async () => {
  const [one, two] = [await testPerson(server, owner, 'team-member'), await testPerson(server, owner, 'team-member')];
  const [first, second] = [await follow({ cookie: one.cookie }), await follow({ cookie: two.cookie })];
  await owner.offices.deactivatePerson({ personId: one.personId });
  await auth.query(`delete from session using membership where "userId" = user_id and person_id = $1`, [two.personId]);
  expect([await inTime(first.ended), await inTime(second.ended)]).toEqual(['ended', 'ended']);
});

test('a token that is revoked ends its live updates too', async () => {
  const { id, secret } = await owner.offices.createToken({ name: 'follower' });
  const followed = await follow({ authorization: `Bearer ${secret}` });
  await owner.offices.revokeToken({ tokenId: id });
  expect(await inTime(followed.ended)).toBe('ended');
});

test('all others end at once, but not this one and not the tokens', async () => {
  const person = await testPerson(server, owner, 'team-member');
  const others = [await signInAgain(person), await signInAgain(person)];
  await person.offices.createToken({ name: 'stays' });
  expect(await person.offices.revokeOtherSessions({})).toEqual({ endedSessions: 2 });
  for (const other of others) expect(await refusal(other.offices.listOffices({}))).toBe('not-signed-in');
  expect((await person.offices.listSessions({})).items.length).toBe(1);
  expect((await person.offices.listTokens({})).items.length).toBe(1);
});

test('a new password ends the other sessions and the tokens, in every organisation of the account', async () => {
  const person = await testPerson(server, owner, 'team-member');
  const other = await signInAgain(person);
  const { secret } = await person.offices.createToken({ name: 'ends' });
  await person.offices.changePassword({ currentPassword: testPassword, newPassword: 'another good password' });
  expect(await refusal(other.offices.listOffices({}))).toBe('not-signed-in');
  const byToken = createClient<typeof contract>(routes, server.send({ authorization: `Bearer ${secret}` }));
  expect(await refusal(byToken.listOffices({}))).toBe('not-signed-in');
  expect(await refusal(person.offices.listOffices({}))).toBe('allowed');
  const weak = person.offices.changePassword({ currentPassword: 'another good password', newPassword: 'a'.repeat(20) });
  await expect(weak).rejects.toMatchObject({ details: { issues: [{ field: 'newPassword', reason: 'pattern' }] } });
});

test('a session ends without use, and some time after signing in however much it is used', async () => {
  const person = await testPerson(server, owner, 'team-member');
  const age = (column: string, hours: number) =>
    auth.query(
      `update session set "${column}" = "${column}" - ${hours} * interval '1 hour' from membership
      where "userId" = user_id and person_id = $1`,
      [person.personId],
    );
  await age('updatedAt', 1.9);
  expect(await refusal(person.offices.listOffices({}))).toBe('allowed'); // which is a use
  await age('updatedAt', 1.9);
  expect(await refusal(person.offices.listOffices({}))).toBe('allowed');
  await age('createdAt', 10.1);
  expect(await refusal(person.offices.listOffices({}))).toBe('not-signed-in');
  const idle = await signInAgain(person);
  await age('updatedAt', 2.1);
  expect(await refusal(idle.offices.listOffices({}))).toBe('not-signed-in');
});

test('a session that another process ends or takes elsewhere is known to be so at its next request', async () => {
  const person = await testPerson(server, owner, 'team-member');
  const listed = () => refusal(person.offices.listOffices({}));
  const move = (to: string) =>
    auth.query(
      `update session set "organisationId" = $2 from membership where "userId" = user_id and person_id = $1
        returning membership.organisation_id as home`,
      [person.personId, to],
    );
  expect(await listed()).toBe('allowed');
  const { home } = (await move(randomUUID())).rows[0] as { home: string };
  expect(await listed()).toBe('not-signed-in');
  await move(home);
  expect(await listed()).toBe('allowed');
  await auth.query(`delete from session using membership where "userId" = user_id and person_id = $1`, [
    person.personId,
  ]);
  expect(await listed()).toBe('not-signed-in');
});

test('sessions that have ended are forgotten', async () => {
  await auth.query(`update session set "expiresAt" = now() - interval '1 second'`);
  await forgettingOf(server.services.identity)['sessions.forget']();
  expect((await auth.query('select from session')).rows.length).toBe(0);
});
