import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createClient } from '#platform/contract';
import { testServer } from '#platform/server/http/testing';
import { forgettingOf, openIdentity } from '#platform/server/identity/identity';
import type { contract } from './contract.ts';
import { routes } from './routes.ts';
import { directory, offices } from './server.ts';
import { refusal, testOrganisation, testPassword, testPerson, tokenOf } from './testing.ts';

const server = await testServer([offices], directory);
const owner = await testOrganisation(server);
const stranger = createClient<typeof contract>(routes, server.send());
const { auth } = server.database;
const wrong = 'not this password at all';

async function signIn(email: string, password: string, remoteAddress = '127.0.0.1', headers = {}) {
  const payload = { email, password };
  const answer = await server.app.inject({ method: 'POST', url: '/api/session', payload, remoteAddress, headers });
  return {
    code: answer.json().code ?? 'allowed',
    wait: Number(answer.headers['retry-after'] ?? 0),
    body: answer.json(),
  };
}

/** As many wrong passwords as are taken without a pause. */
async function failOften(email: string, address: string): Promise<string[]> {
  const codes: string[] = [];
  for (let attempt = 0; attempt < 6; attempt++) codes.push((await signIn(email, wrong, address)).code);
  return codes;
}

/** As if so much time had gone by. */
const later = (seconds: number) =>
  auth.query(`update sign_in_throttle set blocked_until = blocked_until - ${seconds} * interval '1 second'`);

test('after five wrong passwords from one address the next waits, longer each time; also the right one', async () => {
  const { email } = await testPerson(server, owner, 'team-member');
  expect(await failOften(email, '10.0.0.1')).toEqual([...Array(5).fill('sign-in-refused'), 'sign-in-paused']);
  const paused = await signIn(email, testPassword, '10.0.0.1');
  expect(paused.code).toBe('sign-in-paused');
  expect(paused.wait).toBeGreaterThan(0);
  expect(paused.wait).toBeLessThanOrEqual(5);
  expect(paused.body.message).toContain('seconds');
  await later(5);
  expect((await signIn(email, wrong, '10.0.0.1')).code).toBe('sign-in-refused');
  expect((await signIn(email, wrong, '10.0.0.1')).wait).toBeGreaterThan(5);
  await later(10);
  expect((await signIn(email, testPassword, '10.0.0.1')).code).toBe('allowed');
  expect((await failOften(email, '10.0.0.1'))[4]).toBe('sign-in-refused'); // it begins anew
});

test('strangers elsewhere cannot shut out who was signed in before, nor who is given a link', async () => {
  const person = await testPerson(server, owner, 'team-member'); // signed in from 127.0.0.1
  for (let machine = 0; machine < 21; machine++) await signIn(person.email, wrong, `10.1.0.${machine}`);
  expect((await signIn(person.email, testPassword, '10.1.1.1')).code).toBe('sign-in-paused');
  expect((await signIn(person.email, testPassword)).code).toBe('allowed');
  const { url } = await owner.offices.createPersonLink({ personId: person.personId });
  const password = 'another good password';
  expect(await refusal(stranger.setPassword({ token: tokenOf(url), password }))).toBe('allowed');
  expect((await signIn(person.email, password, '10.1.1.1')).code).toBe('allowed');
});

test('an address that tries many accounts has to wait, those at other addresses do not', async () => {
  const codes: string[] = [];
  for (let index = 0; index < 41; index++)
    codes.push((await signIn(`spray${index}@example.org`, wrong, '10.2.0.1')).code);
  expect(codes.slice(0, 40)).toEqual(Array(40).fill('sign-in-refused'));
  expect(codes[40]).toBe('sign-in-paused');
  expect((await signIn('spray41@example.org', wrong, '10.2.0.2')).code).toBe('sign-in-refused');
});

test('an address that has to wait leaves no more rows behind, whatever e-mails it tries', async () => {
  const rows = async () => (await auth.query('select count(*)::integer as count from sign_in_throttle')).rows[0].count;
  for (let index = 0; index < 41; index++) await signIn(`fill${index}@example.org`, wrong, '10.8.0.1');
  const before = await rows();
  for (let index = 50; index < 70; index++)
    expect((await signIn(`fill${index}@example.org`, wrong, '10.8.0.1')).code).toBe('sign-in-paused');
  expect(await rows()).toBe(before);
});

test('a client that gives itself another address in each request is counted by the one it comes from', async () => {
  const { email } = await testPerson(server, owner, 'team-member');
  const claim = (address: string) => ({ 'x-forwarded-for': address, forwarded: `for=${address}` });
  for (let index = 0; index < 5; index++) await signIn(email, wrong, '10.9.0.1', claim(`198.51.100.${index}`));
  expect((await signIn(email, wrong, '10.9.0.1', claim('198.51.100.9'))).code).toBe('sign-in-paused');
  // behind a proxy on this machine, which adds the address that it sees, what was claimed before it counts no more
  const other = await testPerson(server, owner, 'team-member');
  const behind = (index: number) => ({ 'x-forwarded-for': `198.51.100.${index}, 10.9.0.2` });
  for (let index = 0; index < 5; index++) await signIn(other.email, wrong, '127.0.0.1', behind(index));
  expect((await signIn(other.email, wrong, '127.0.0.1', behind(9))).code).toBe('sign-in-paused');
  expect((await signIn(other.email, wrong, '10.9.0.2')).code).toBe('sign-in-paused');
});

test('an account that there is not is answered alike, in pauses too, and nothing of what was typed is kept', async () => {
  const { email } = await testPerson(server, owner, 'team-member');
  const answers = [await failOften(email, '10.3.0.1'), await failOften('my password 1', '10.3.0.2')];
  expect(answers[1]).toEqual(Array(6).fill('invalid-input'));
  expect(await failOften('nobody@example.org', '10.3.0.3')).toEqual(answers[0]);
  const { rows } = await auth.query(
    'select t::text as row from sign_in_throttle t union all select e::text from security_event e',
  );
  expect(JSON.stringify(rows)).not.toContain('nobody');
});

test('another process, and a later start, know what was counted', async () => {
  const { email } = await testPerson(server, owner, 'team-member');
  await failOften(email, '10.4.0.1');
  const other = await openIdentity(server.services.identity.auth, auth, { isSecure: false });
  const client = { ipAddress: '10.4.0.1', userAgent: '' };
  expect(await other.checkPassword(email, testPassword, client)).toEqual({ waitSeconds: expect.any(Number) });
});

test('of many attempts at once no more are tried than one after the other', async () => {
  const { email } = await testPerson(server, owner, 'team-member');
  const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(email, wrong, '10.5.0.1')));
  expect(answers.filter(({ code }) => code === 'sign-in-refused').length).toBe(5);
});

test('a person sees when and from where somebody came in or tried to; those who read the audit see all', async () => {
  const person = await testPerson(server, owner, 'team-member');
  await failOften(person.email, '10.6.0.1');
  await person.offices.changePassword({ currentPassword: testPassword, newPassword: 'another good password' });
  const { items, next } = await person.offices.listOwnSecurityEvents({ limit: 3 });
  expect(items.map(({ kind }) => kind)).toEqual(['password-changed', 'paused', 'refused']);
  expect(items[1]).toMatchObject({ ipAddress: '10.6.0.1', userAgent: expect.any(String) });
  const rest = await person.offices.listOwnSecurityEvents({ after: next ?? '' });
  expect(rest.items.map(({ kind }) => kind)).toEqual(['refused', 'refused', 'refused', 'signed-in']);
  expect(rest.next).toBeNull();
  const all = await owner.offices.listSecurityEvents({ limit: 4 });
  expect(all.items[0]).toMatchObject({ kind: 'password-changed', personId: person.personId });
  expect(await refusal(person.offices.listSecurityEvents({}))).toBe('permission-missing');
  const elsewhere = await testOrganisation(server, 'Elsewhere');
  const theirs = await elsewhere.offices.listSecurityEvents({});
  expect(theirs.items.map(({ personId }) => personId)).toEqual([elsewhere.personId]);
});

test('whose account is tried is told so, once, and an account elsewhere is not', async () => {
  const person = await testPerson(server, owner, 'team-member');
  await failOften(person.email, '10.7.0.1');
  await later(5);
  await signIn(person.email, wrong, '10.7.0.1'); // the second pause
  const notices = async () =>
    (
      await sql<{ person: string; message: { parameters: { address: string } } }>`
        select person_id as person, message from notice where kind = 'sign-in-paused' and person_id = ${person.personId}`.execute(
        server.database.owner,
      )
    ).rows;
  for (let turn = 0; turn < 200 && !(await notices()).length; turn++) await new Promise((r) => setTimeout(r, 20));
  expect(await notices()).toMatchObject([{ message: { parameters: { address: '10.7.0.1' } } }]);
});

test('the log of sign-ins is forgotten in time', async () => {
  await auth.query(`update security_event set at = at - interval '91 days'`);
  await forgettingOf(server.services.identity)['sign-ins.forget']();
  expect((await owner.offices.listSecurityEvents({})).items).toEqual([]);
});
