import { hashPassword as hashOfBetterAuth } from 'better-auth/crypto';
import { expect, test } from 'vitest';
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts';

test('a hash is salted, tells its parameters, and is verified by the whole password', async () => {
  const [one, other] = [await hashPassword('nine quiet harbours'), await hashPassword('nine quiet harbours')];
  expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w+/]{22}==\$[\w+/]{43}=$/);
  expect(one).not.toBe(other);
  expect(await verifyPassword({ hash: one, password: 'nine quiet harbours' })).toBe(true);
  expect(await verifyPassword({ hash: one, password: 'nine quiet harbours ' })).toBe(false);
  expect(isOutdated(one)).toBe(false);
});

test('the same text in another form of Unicode is the same password', async () => {
  const hash = await hashPassword('café ﬁnal Å'); // é as one character, a ligature
  expect(await verifyPassword({ hash, password: 'café final Å' })).toBe(true);
});

test('a hash that better-auth made is verified, and is due for a new one', async () => {
  const hash = await hashOfBetterAuth('nine quiet harbours');
  expect(await verifyPassword({ hash, password: 'nine quiet harbours' })).toBe(true);
  expect(await verifyPassword({ hash, password: 'nine loud harbours' })).toBe(false);
  expect(isOutdated(hash)).toBe(true);
});

test('what is no hash is nobody’s password', async () => {
  for (const hash of ['', 'x', '$scrypt$ln=a,r=8,p=1$$'])
    expect(await verifyPassword({ hash, password: '' })).toBe(false);
});

test('the event loop goes on while passwords are hashed', async () => {
  let turns = 0;
  const ticking = setInterval(() => turns++, 5);
  await Promise.all(Array.from({ length: 4 }, () => hashPassword('nine quiet harbours')));
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(5);
});
