import { betterAuth } from 'better-auth';
import { expect, test } from 'vitest';
import { openDatabase } from '../database.ts';
import { testDatabase } from '../testing.ts';
import { accountOptions } from './accounts.ts';
import { openIdentity } from './identity.ts';

const database = await testDatabase();
const auth = openDatabase({ ...database.connection('portico_auth'), max: 2 });
const identity = await openIdentity(auth, database.auth, false);
const organisationId = '0190d7a0-0000-7000-8000-000000000001';
const account = { email: 'a@example.org', name: 'A', password: 'long enough to be one' };
const userId = await identity.accounts.create(account);
const client = { ipAddress: '127.0.0.1', userAgent: 'test' };

test('better-auth reads the cookie that we write', async () => {
  const { token, expiresAt } = await identity.accounts.openSession(userId, organisationId, client);
  const [cookie = ''] = identity.cookie.write(token, expiresAt).split(';', 1);
  const { api } = betterAuth(accountOptions(database.auth, identity.settings.secret));
  const session = await api.getSession({ headers: new Headers({ cookie }) });
  expect(session?.user.id).toBe(userId);
  expect(identity.cookie.read(`theme=dark; ${cookie}`)).toBe(token);
  await auth.destroy();
});

test('a cookie is closed to scripts, to other sites and, over https, to plain connections', () => {
  const written = identity.cookie.write('x', new Date(0));
  expect(written).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(identity.cookie.clear()).toContain('Max-Age=0');
});

test('passwords are compared whole, and an unknown e-mail is nobody', async () => {
  expect(await identity.accounts.verify('A@example.org', account.password)).toBe(userId);
  expect(await identity.accounts.verify(account.email, `${account.password}.`)).toBeUndefined();
  expect(await identity.accounts.verify('b@example.org', account.password)).toBeUndefined();
});
