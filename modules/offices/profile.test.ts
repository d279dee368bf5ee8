import { expect, test } from 'vitest';
import { createClient } from '#platform/contract';
import { inOrganisation } from '#platform/server';
import { testServer } from '#platform/server/http/testing';
import { organisationNow } from './actions.ts';
import type { contract } from './contract.ts';
import { routes } from './routes.ts';
import { directory, offices } from './server.ts';
import { cookieOf, refusal, testOrganisation, testPassword } from './testing.ts';

const server = await testServer([offices], directory);
const owner = await testOrganisation(server);

async function signInAgain() {
  const payload = { email: owner.email, password: testPassword };
  const { headers } = await server.app.inject({ method: 'POST', url: '/api/session', payload });
  return createClient<typeof contract>(routes, server.send({ cookie: cookieOf(headers['set-cookie']) }));
}

test('a session can be listed, ended, and is then out at once', async () => {
  const other = await signInAgain();
  const { items } = await owner.offices.listSessions({});
  expect(items.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true]);
  const sessionId = items.find(({ isCurrent }) => !isCurrent)?.id ?? '';
  await owner.offices.revokeSession({ sessionId });
  expect(await refusal(other.listOffices({}))).toBe('not-signed-in');
  expect(await refusal(owner.offices.revokeSession({ sessionId }))).toBe('record-missing');
});

test('signing out ends the session and takes the cookie back', async () => {
  const other = await signInAgain();
  await other.signOut({});
  expect(await other.getSession({})).toEqual({ state: 'signed-out', isSetUp: true });
});

test('a new password needs the present one and ends the other sessions', async () => {
  const other = await signInAgain();
  const newPassword = 'quite another password';
  const wrong = owner.offices.changePassword({ currentPassword: 'not this one, no', newPassword });
  expect(await refusal(wrong)).toBe('password-wrong');
  const { endedSessions } = await owner.offices.changePassword({ currentPassword: testPassword, newPassword });
  expect(endedSessions).toBe(1);
  expect(await refusal(other.listOffices({}))).toBe('not-signed-in');
  expect(await refusal(owner.offices.listOffices({}))).toBe('allowed');
});

test('a token acts as its owner until it expires or is revoked, whatever cookie comes with it', async () => {
  const { secret, id, start } = await owner.offices.createToken({ name: 'laptop', expiresInDays: 1 });
  expect(secret.startsWith(start)).toBe(true);
  expect(await refusal(owner.offices.createToken({ name: 'laptop' }))).toBe('token-name-taken');
  const byToken = createClient<typeof contract>(routes, server.send({ authorization: `Bearer ${secret}` }));
  expect((await byToken.getSession({})).state).toBe('signed-in');
  const { items } = await owner.offices.listTokens({});
  expect(items).toMatchObject([{ id, name: 'laptop', lastUsedAt: expect.any(String) }]);
  expect(JSON.stringify(items)).not.toContain(secret);
  await owner.offices.revokeToken({ tokenId: id });
  const withCookie = server.send({ authorization: `Bearer ${secret}`, cookie: owner.cookie });
  expect((await withCookie({ method: 'GET', path: '/offices' })).status).toBe(401);
});

test('a token may be for less than its person may do, and never for making more of itself', async () => {
  const permissions = ['office.read', 'profile.read'];
  const { secret } = await owner.offices.createToken({ name: 'reader', permissions });
  const reader = createClient<typeof contract>(routes, server.send({ authorization: `Bearer ${secret}` }));
  expect(await refusal(reader.listOffices({}))).toBe('allowed');
  expect(await refusal(reader.listPeople({}))).toBe('permission-missing');
  expect((await reader.listTokens({})).items.find(({ name }) => name === 'reader')).toMatchObject({ permissions });
  expect(await refusal(reader.updateProfile({ from: 'Olga Owner', name: 'Other' }))).toBe('permission-missing');
  const { secret: whole } = await owner.offices.createToken({ name: 'whole' });
  const robot = createClient<typeof contract>(routes, server.send({ authorization: `Bearer ${whole}` }));
  expect(await refusal(robot.updateProfile({ from: 'Olga Owner', name: 'Olga Owner' }))).toBe('allowed');
  expect(await refusal(robot.createToken({ name: 'child' }))).toBe('session-needed');
  const change = { currentPassword: testPassword, newPassword: 'another good password' };
  expect(await refusal(robot.changePassword(change))).toBe('session-needed');
  await expect(owner.offices.createToken({ name: 'typo', permissions: ['ofice.read'] })).rejects.toMatchObject({
    code: 'invalid-input',
    details: { issues: [{ field: 'permissions' }] },
  });
});

test('a cookie that was changed by one character is nobody', async () => {
  const bent = createClient<typeof contract>(routes, server.send({ cookie: owner.cookie.replace(/.(%3D)?$/, 'x') }));
  expect((await bent.getSession({})).state).toBe('signed-out');
});

test('sessions and tokens end by the wall clock, wherever the clock of the organisation stands', async () => {
  const { offices } = await testOrganisation(server, 'Far');
  const { secret } = await offices.createToken({ name: 'lasts', expiresInDays: 1 });
  const byToken = createClient<typeof contract>(routes, server.send({ authorization: `Bearer ${secret}` }));
  for (const date of ['2046-01-01', '2006-01-01']) {
    await offices.setClock({ from: (await offices.getOrganisation({})).clockAt, date });
    for (const comeIn of [offices, byToken]) expect(await comeIn.getOrganisation({})).toMatchObject({ today: date });
  }
});

test('the clock of an organisation can stand, and today is the date in its zone', async () => {
  const standing = await testOrganisation(server, 'Sample');
  await inOrganisation(server.database.app, standing.organisationId, async (tx) => {
    await tx
      .withTables<{ organisation: { clock_at: string } }>()
      .updateTable('organisation')
      .set({ clock_at: '2026-03-28T23:30:00Z' })
      .execute();
    expect(await organisationNow(tx)).toBe('2026-03-28T23:30:00.000Z');
  });
  // half past midnight in Berlin, the night in which summer time begins
  expect(await standing.offices.getOrganisation({})).toMatchObject({ today: '2026-03-29' });
});
