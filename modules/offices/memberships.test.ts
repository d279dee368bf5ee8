import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createClient } from '#platform/contract';
import { inOrganisation } from '#platform/server';
import { testServer } from '#platform/server/http/testing';
import { untilSomebodyWaits } from '#platform/server/jobs/testing';
import { readerOf } from './actions.ts';
import type { contract } from './contract.ts';
import { routes } from './routes.ts';
import { directory, offices } from './server.ts';
import { cookieOf, refusal, type TestPerson, testOrganisation, testPassword, testPerson, tokenOf } from './testing.ts';

const server = await testServer([offices], directory);
const settings = { timeZone: 'Europe/Warsaw', locale: 'pl-PL', currencyCode: 'PLN' };
const clientOf = (headers: Record<string, string>) => createClient<typeof contract>(routes, server.send(headers));

async function sessionOf({ offices: own }: Pick<TestPerson, 'offices'>) {
  const session = await own.getSession({});
  if (session.state !== 'signed-in') throw new Error('Nobody is signed in.');
  return session;
}

test('an owner creates another organisation, sees nothing of it before going there, and then only it', async () => {
  const owner = await testOrganisation(server, 'First');
  const { organisationId } = await owner.offices.createOrganisation({ name: 'Second', ...settings });
  const before = await sessionOf(owner);
  expect(before.organisation.name).toBe('First');
  expect(before.organisations).toEqual([{ id: organisationId, name: 'Second' }]);
  expect((await owner.offices.listOffices({})).items.map(({ name }) => name)).toEqual(['First']);

  const there = await owner.offices.switchOrganisation({ organisationId });
  expect(there).toMatchObject({
    organisation: { name: 'Second', timeZone: 'Europe/Warsaw' },
    person: { name: 'Olga Owner' },
  });
  expect((await owner.offices.listOffices({})).items.map(({ name }) => name)).toEqual(['Second']);
  expect((await owner.offices.listPeople({})).items).toHaveLength(1);
  const { items } = await owner.offices.listOrganisations({});
  expect(items.map(({ name, isCurrent }) => [name, isCurrent])).toEqual([
    ['Second', true],
    ['First', false],
  ]);
});

test('whoever signs in again is where he was last', async () => {
  const owner = await testOrganisation(server, 'Before');
  const { organisationId } = await owner.offices.createOrganisation({ name: 'After', ...settings });
  await owner.offices.switchOrganisation({ organisationId });
  const payload = { email: owner.email, password: testPassword };
  const answer = await server.app.inject({ method: 'POST', url: '/api/session', payload });
  const again = { offices: clientOf({ cookie: cookieOf(answer.headers['set-cookie']) }) };
  expect((await sessionOf(again)).organisation.name).toBe('After');
});

test('no organisation can set the password of an account that is in another one too, also not by a link made before', async () => {
  const owner = await testOrganisation(server, 'Curious');
  const consultant = await testPerson(server, owner, 'team-member');
  const { personId } = consultant;
  const before = await owner.offices.createPersonLink({ personId });
  const token = tokenOf(before.url);
  const stranger = clientOf({});
  const elsewhere = await testOrganisation(server, 'Of others');
  const invitation = {
    name: 'Consultant',
    email: consultant.email,
    role: 'team-member',
    node: 'organisation',
  } as const;
  const { url } = await elsewhere.offices.invitePerson(invitation);
  await stranger.acceptInvitation({ token: tokenOf(url), name: 'Consultant', password: testPassword });
  expect(await refusal(stranger.setPassword({ token, password: 'another good password' }))).toBe('link-expired');
  expect(await refusal(owner.offices.createPersonLink({ personId }))).toBe('account-elsewhere');
  expect(await refusal(stranger.signIn({ email: consultant.email, password: testPassword }))).toBe('allowed');
});

test('a link into the other organisation says no more than one that leads nowhere', async () => {
  const owner = await testOrganisation(server, 'Here');
  const [root] = (await owner.offices.listOffices({})).items;
  const { organisationId } = await owner.offices.createOrganisation({ name: 'Elsewhere', ...settings });
  await owner.offices.switchOrganisation({ organisationId });
  const rename = (officeId: string) =>
    owner.offices.updateOffice({ officeId, changes: [{ field: 'name', from: 'Here', to: 'Mine' }] });
  expect(await refusal(rename(root?.id ?? ''))).toBe('record-missing');
  expect(await refusal(rename('00000000-0000-4000-8000-000000000000'))).toBe('record-missing');
});

test('nobody goes where he does not belong, or belongs no more', async () => {
  const [owner, stranger] = [await testOrganisation(server), await testOrganisation(server)];
  const { organisationId } = stranger;
  expect(await refusal(owner.offices.switchOrganisation({ organisationId }))).toBe('record-missing');
  expect((await sessionOf(owner)).organisation.id).toBe(owner.organisationId);

  const { url } = await stranger.offices.invitePerson({
    name: 'Guest',
    email: owner.email,
    role: 'owner',
    node: 'organisation',
  });
  const token = new URL(url ?? '').hash.slice(1);
  await owner.offices.acceptInvitation({ token, name: 'Guest', password: testPassword });
  expect((await sessionOf(owner)).organisations.map(({ id }) => id)).toEqual([organisationId]);
  const guest = (await stranger.offices.listPeople({})).items.find(({ name }) => name === 'Guest');
  await stranger.offices.deactivatePerson({ personId: guest?.id ?? '' });
  expect((await sessionOf(owner)).organisations).toEqual([]);
  expect(await refusal(owner.offices.switchOrganisation({ organisationId }))).toBe('record-missing');
});

test('a page of the organisation that was left can change nothing in the other', async () => {
  const owner = await testOrganisation(server, 'Left');
  const stale = clientOf({ cookie: owner.cookie, 'portico-organisation': owner.organisationId });
  expect(await refusal(stale.listPeople({}))).toBe('allowed');
  const { organisationId } = await owner.offices.createOrganisation({ name: 'Gone to', ...settings });
  await owner.offices.switchOrganisation({ organisationId });
  const invitation = { name: 'X', email: 'x@example.org', role: 'auditor', node: 'organisation' } as const;
  expect(await refusal(stale.invitePerson(invitation))).toBe('organisation-switched');
  expect((await owner.offices.listPeople({})).items).toHaveLength(1);
});

test('a token stays in its organisation', async () => {
  const owner = await testOrganisation(server);
  const { organisationId } = await owner.offices.createOrganisation({ name: 'Next', ...settings });
  const { secret } = await owner.offices.createToken({ name: 'script' });
  const script = clientOf({ authorization: `Bearer ${secret}` });
  expect(await refusal(script.switchOrganisation({ organisationId }))).toBe('session-needed');
});

test('only who may creates an organisation, and what is wrong is said at its field', async () => {
  const owner = await testOrganisation(server);
  const member = await testPerson(server, owner, 'team-member');
  expect(await refusal(member.offices.createOrganisation({ name: 'Mine', ...settings }))).toBe('permission-missing');
  const wrong = { ...settings, name: 'Wrong', timeZone: 'Mars/Olympus' };
  await expect(owner.offices.createOrganisation(wrong)).rejects.toMatchObject({
    code: 'invalid-input',
    details: { issues: [{ field: 'timeZone' }] },
  });
  expect((await sessionOf(owner)).organisations).toEqual([]);
});

test('preferences are one’s own, change one by one, and go back to those of the organisation', async () => {
  const owner = await testOrganisation(server);
  const member = await testPerson(server, owner, 'team-member');
  await member.offices.updatePreferences({ formats: 'iso', timeZone: 'Asia/Tokyo', theme: 'dark' });
  await member.offices.updatePreferences({ theme: 'light' });
  const chosen = { language: null, formats: 'iso', timeZone: 'Asia/Tokyo', theme: 'light' };
  expect((await sessionOf(member)).preferences).toEqual(chosen);
  expect((await sessionOf(owner)).preferences).toEqual({ language: null, formats: null, timeZone: null, theme: null });
  const reader = () => inOrganisation(server.database.app, owner.organisationId, (tx) => readerOf(tx, member.personId));
  expect(await reader()).toEqual({ language: 'en', formats: 'iso', timeZone: 'Asia/Tokyo' });
  await member.offices.updatePreferences({ formats: null, timeZone: null });
  expect(await reader()).toEqual({ language: 'en', formats: 'en', timeZone: 'Europe/Berlin' });
});

test('of two choices made at once both are kept', async () => {
  const owner = await testOrganisation(server);
  await owner.offices.updatePreferences({ timeZone: 'Asia/Tokyo' });
  const both = await inOrganisation(server.database.app, owner.organisationId, async (tx) => {
    await sql`select from person_preference for update`.execute(tx);
    const started = [
      owner.offices.updatePreferences({ theme: 'dark' }),
      owner.offices.updatePreferences({ formats: 'iso' }),
    ];
    await untilSomebodyWaits(server.database.owner);
    return { started };
  });
  await Promise.all(both.started);
  expect((await sessionOf(owner)).preferences).toMatchObject({ timeZone: 'Asia/Tokyo', theme: 'dark', formats: 'iso' });
});

test('a time zone or a way to write that does not exist is refused at its field, and nothing is kept', async () => {
  const owner = await testOrganisation(server);
  for (const wrong of [{ timeZone: 'Nowhere' }, { formats: '!' }]) {
    await expect(owner.offices.updatePreferences({ theme: 'dark', ...wrong })).rejects.toMatchObject({
      details: { issues: [{ field: Object.keys(wrong)[0] }] },
    });
  }
  expect((await sessionOf(owner)).preferences.theme).toBeNull();
});

test('of two that are created at once under one name each is whole, with its own owner and root office', async () => {
  const owner = await testOrganisation(server, 'Twice');
  const make = () => owner.offices.createOrganisation({ name: 'Twin', ...settings });
  const made = await Promise.all([make(), make()]);
  expect(new Set(made.map(({ organisationId }) => organisationId)).size).toBe(2);
  for (const { organisationId } of made) {
    expect(await owner.offices.switchOrganisation({ organisationId })).toMatchObject({
      organisation: { name: 'Twin' },
    });
    expect((await owner.offices.listOffices({})).items.map(({ name }) => name)).toEqual(['Twin']);
    expect((await owner.offices.listPeople({})).items.map(({ roles }) => roles[0]?.role)).toEqual(['owner']);
  }
});
