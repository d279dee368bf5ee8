import { betterAuth } from 'better-auth';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../database.ts';
import { testDatabase } from '../testing.ts';
import { accountOptions } from './accounts.ts';
import { openIdentity } from './identity.ts';
import { sessionCookie } from './session-cookie.ts';

const database = await testDatabase();
const auth = openDatabase({ ...database.connection('portico_auth'), max: 2 });
const identity = await openIdentity(auth, database.auth, { isSecure: false });
afterAll(() => auth.destroy());
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
});

test('a cookie is closed to scripts, to other sites and, over https, to plain connections', () => {
  const written = identity.cookie.write('x', new Date(0));
  expect(written).toMatch(/^portico\.session_token=.*; Path=\/; HttpOnly; SameSite=Strict$/);
  const secure = sessionCookie('secret', true);
  expect(secure.write('x', new Date(0))).toMatch(/^__Host-portico\..*; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  expect(secure.read(identity.cookie.write('x', new Date(0)))).toBeUndefined();
  expect(identity.cookie.clear()).toContain('Max-Age=0');
});

test('passwords are compared whole, and an unknown e-mail is nobody', async () => {
  const check = (email: string, password: string) => identity.checkPassword(email, password, client);
  expect(await check('A@example.org', account.password)).toEqual({ userId });
  expect(await check(account.email, `${account.password}.`)).toEqual({ userId: undefined });
  expect(await check('b@example.org', account.password)).toEqual({ userId: undefined });
});
