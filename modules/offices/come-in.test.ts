import { expect, test } from 'vitest';
import { createClient } from '#platform/contract';
import { testServer } from '#platform/server/http/testing';
import { makeLink } from '#platform/server/identity/links';
import type { contract } from './contract.ts';
import { routes } from './routes.ts';
import { directory, offices } from './server.ts';
import { refusal, testOrganisation, testPassword, testPerson, tokenOf } from './testing.ts';

const server = await testServer([offices], directory);
const stranger = createClient<typeof contract>(routes, server.send());
const owner = await testOrganisation(server);
const invite = (email: string) =>
  owner.offices.invitePerson({ name: 'Ida Invited', email, role: 'team-member', node: 'organisation' });

test('the owner is signed in with the organisation, its clock and what may be done', async () => {
  const session = await owner.offices.getSession({});
  expect(session).toMatchObject({
    state: 'signed-in',
    person: { name: 'Olga Owner' },
    organisation: { name: 'Acme', timeZone: 'Europe/Berlin', clockAt: null },
    roles: [{ role: 'owner', node: 'organisation', nodeName: 'Acme' }],
  });
  if (session.state === 'signed-in') expect(session.permissions).toContain('organisation.update');
});

test('a stranger is told only whether somebody has set this up', async () => {
  expect(await stranger.getSession({})).toEqual({ state: 'signed-out', isSetUp: true });
});

test('an invitation tells what it is for, works once, and signs in', async () => {
  const { url, purpose } = await invite('ida@example.org');
  const token = tokenOf(url);
  expect(purpose).toBe('invitation');
  const opened = await stranger.openLink({ token });
  expect(opened).toMatchObject({ purpose, email: 'ida@example.org', organisationName: 'Acme', hasAccount: false });
  const accept = { token, name: 'Ida Ivory', password: testPassword };
  expect(await stranger.acceptInvitation(accept)).toMatchObject({ state: 'signed-in', person: { name: 'Ida Ivory' } });
  expect(await refusal(stranger.acceptInvitation(accept))).toBe('link-used');
  expect(await refusal(stranger.openLink({ token }))).toBe('link-used');
});

test('of ten who use a link at once, one comes in', async () => {
  const { url } = await invite('many@example.org');
  const accept = { token: tokenOf(url), name: 'Many', password: testPassword };
  const answers = await Promise.all(Array.from({ length: 10 }, () => refusal(stranger.acceptInvitation(accept))));
  expect(answers.filter((answer) => answer === 'allowed')).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'link-used')).toHaveLength(9);
});

test('a newer link ends the older one, and a link serves no other purpose', async () => {
  const { url, personId } = await invite('late@example.org');
  const newer = await owner.offices.createPersonLink({ personId });
  const accept = { token: tokenOf(url), name: 'Late', password: testPassword };
  expect(await refusal(stranger.acceptInvitation(accept))).toBe('link-expired');
  expect(await refusal(stranger.setPassword({ token: tokenOf(newer.url), password: testPassword }))).toBe(
    'link-of-other-purpose',
  );
  expect(await refusal(stranger.acceptInvitation({ ...accept, token: tokenOf(newer.url) }))).toBe('allowed');
});

test('of links made for one person at once, one is left to come in by', async () => {
  const { personId } = await invite('hurried@example.org');
  const urls = await Promise.all(Array.from({ length: 6 }, () => owner.offices.createPersonLink({ personId })));
  const tokens = urls.map(({ url }) => tokenOf(url));
  const answers = await Promise.all(tokens.map((token) => refusal(stranger.openLink({ token }))));
  expect(answers.sort()).toEqual(['allowed', ...Array.from({ length: 5 }, () => 'link-expired')]);
});

test('an expired link and an invented one are told apart, and neither does anything', async () => {
  const { url } = await invite('expired@example.org');
  await server.database.auth.query('update link set expires_at = now() where used_at is null');
  expect(await refusal(stranger.openLink({ token: tokenOf(url) }))).toBe('link-expired');
  expect(await refusal(stranger.openLink({ token: 'x'.repeat(43) }))).toBe('link-unknown');
});

test('only hashes of links, tokens and passwords are stored', async () => {
  const { url } = await invite('hashed@example.org');
  const { secret } = await owner.offices.createToken({ name: 'hashed' });
  const { rows } = await server.database.auth.query(`select (select json_agg(link) from link)::text
    || (select json_agg(access_token) from access_token)::text || (select json_agg(account) from account)::text as all`);
  for (const known of [tokenOf(url), secret, testPassword]) expect(rows[0].all).not.toContain(known);
});

test('sign-in answers alike for a wrong password, an unknown e-mail and an inactive person', async () => {
  const person = await testPerson(server, owner, 'team-member');
  expect(await refusal(stranger.signIn({ email: person.email, password: testPassword }))).toBe('allowed');
  expect(await refusal(stranger.signIn({ email: person.email.toUpperCase(), password: testPassword }))).toBe('allowed');
  await owner.offices.deactivatePerson({ personId: person.personId });
  const attempts = [
    { email: owner.email, password: 'wrong wrong wrong' },
    { email: 'nobody@example.org', password: testPassword },
    { email: person.email, password: testPassword },
  ];
  for (const attempt of attempts) expect(await refusal(stranger.signIn(attempt))).toBe('sign-in-refused');
  expect(await stranger.requestPasswordReset({ email: 'nobody@example.org' })).toEqual({ delivery: 'by-hand' });
});

test('a reset link sets a new password and ends the sessions there were', async () => {
  const person = await testPerson(server, owner, 'team-member');
  const { url, purpose } = await owner.offices.createPersonLink({ personId: person.personId });
  expect(purpose).toBe('password-reset');
  await stranger.setPassword({ token: tokenOf(url), password: 'another good password' });
  expect(await person.offices.getSession({})).toMatchObject({ state: 'signed-out' });
  expect(await refusal(stranger.signIn({ email: person.email, password: testPassword }))).toBe('sign-in-refused');
  expect(await refusal(stranger.signIn({ email: person.email, password: 'another good password' }))).toBe('allowed');
});

test('a sign-in link signs in without a password', async () => {
  const { token } = await server.services.inOrganisation(owner.organisationId, (tx) =>
    makeLink(tx, 'sign-in', owner.personId),
  );
  expect(await stranger.signInByLink({ token })).toMatchObject({ state: 'signed-in', person: { id: owner.personId } });
});

test('an e-mail that has an account elsewhere joins with its password and with no other', async () => {
  const elsewhere = await testOrganisation(server, 'Elsewhere');
  const { url } = await invite(elsewhere.email);
  const accept = { token: tokenOf(url), name: 'Both', password: 'not the password at all' };
  expect(await refusal(stranger.acceptInvitation(accept))).toBe('email-has-account');
  expect(await refusal(stranger.acceptInvitation({ ...accept, password: testPassword }))).toBe('allowed');
});

test.each([
  ['fourteen chars', 'too-short'],
  ['another very long one '.repeat(6), 'too-long'],
  ['qwertyuiop123456', 'pattern'],
  ['sunshinepassword', 'common'],
  ['Acme, Ida Weak, 1', 'context'],
])('the password %s is refused at its field as %s, and the link stays open', async (password, reason) => {
  const { url } = await invite(`weak-${reason}@example.org`);
  const token = tokenOf(url);
  const accept = stranger.acceptInvitation({ token, name: 'Ida Weak', password });
  const issues = [{ field: 'password', reason, message: expect.stringMatching(/\.$/) }];
  await expect(accept).rejects.toMatchObject({ code: 'invalid-input', details: { issues } });
  expect(await refusal(stranger.acceptInvitation({ token, name: 'Ida Weak', password: testPassword }))).toBe('allowed');
});
