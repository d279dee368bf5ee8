import { expect, test } from 'vitest';
import { historyOf } from '#platform/server';
import { testServer } from '#platform/server/http/testing';
import { directory, offices } from './server.ts';
import { refusal, testOrganisation, testPerson } from './testing.ts';

const server = await testServer([offices], directory);
const owner = await testOrganisation(server);
const lead = await testPerson(server, owner, 'pmo-lead');

async function assignmentsOf(personId: string) {
  const { items } = await owner.offices.listPeople({});
  return items.find(({ id }) => id === personId)?.roles ?? [];
}

test('people are listed with state, roles and until when their link can be used', async () => {
  const invitation = { name: 'Ina', email: 'ina@example.org', role: 'auditor', node: 'organisation' } as const;
  const { personId, expiresAt } = await lead.offices.invitePerson(invitation);
  const { items } = await lead.offices.listPeople({});
  const roles = [{ role: 'auditor', node: 'organisation', nodeName: 'Acme' }];
  expect(items.find(({ id }) => id === personId)).toMatchObject({ state: 'invited', linkExpiresAt: expiresAt, roles });
  expect(await refusal(lead.offices.invitePerson({ ...invitation, email: 'INA@example.org' }))).toBe('email-taken');
});

test('a deactivated person is out at once, with sessions, tokens and links, and may come back', async () => {
  const person = await testPerson(server, owner, 'team-member');
  const { secret } = await person.offices.createToken({ name: 'cli' });
  const byToken = server.send({ authorization: `Bearer ${secret}` });
  const organisation = { method: 'GET', path: '/organisation' } as const;
  expect((await byToken(organisation)).status).toBe(200);
  await lead.offices.deactivatePerson({ personId: person.personId });
  expect(await refusal(person.offices.listPeople({}))).toBe('not-signed-in');
  expect((await byToken(organisation)).status).toBe(401);
  expect(await refusal(lead.offices.createPersonLink({ personId: person.personId }))).toBe('person-inactive');
  await lead.offices.reactivatePerson({ personId: person.personId });
  expect(await refusal(person.offices.listPeople({}))).toBe('not-signed-in');
  const { items } = await lead.offices.listPeople({});
  expect(items.find(({ id }) => id === person.personId)?.state).toBe('active');
});

test('nobody gives, takes or gets round a role above his own', async () => {
  const { personId } = owner;
  const [ownership] = await assignmentsOf(personId);
  const invitation = { name: 'New', email: 'new@example.org', role: 'owner', node: 'organisation' } as const;
  expect(await refusal(lead.offices.invitePerson(invitation))).toBe('role-above-own');
  expect(await refusal(lead.offices.grantRole({ personId: lead.personId, role: 'owner', node: 'organisation' }))).toBe(
    'role-above-own',
  );
  expect(await refusal(lead.offices.createPersonLink({ personId }))).toBe('role-above-own');
  expect(await refusal(lead.offices.deactivatePerson({ personId }))).toBe('role-above-own');
  expect(await refusal(lead.offices.revokeRole({ assignmentId: ownership?.assignmentId ?? '' }))).toBe(
    'role-above-own',
  );
});

test('the last owner stays, also when two owners remove each other at once', async () => {
  const [own] = await assignmentsOf(owner.personId);
  const held = { assignmentId: own?.assignmentId ?? '' };
  expect(await refusal(owner.offices.deactivatePerson({ personId: owner.personId }))).toBe('last-owner');
  expect(await refusal(owner.offices.revokeRole(held))).toBe('last-owner');
  expect(await refusal(owner.offices.changeRole({ ...held, from: 'owner', role: 'pmo-lead' }))).toBe('last-owner');
  const alone = await testOrganisation(server, 'Pair');
  const second = await testPerson(server, alone, 'owner');
  const answers = await Promise.all([
    refusal(alone.offices.deactivatePerson({ personId: second.personId })),
    refusal(second.offices.deactivatePerson({ personId: alone.personId })),
  ]);
  expect(answers.filter((answer) => answer === 'allowed')).toHaveLength(1);
});

test('a role at an office holds there and below, and nowhere else', async () => {
  const [central] = (await owner.offices.listOffices({})).items;
  const make = (parentId: string, name: string) =>
    owner.offices.createOffice({ parentId, name, kind: 'division' }).then(({ officeId }) => officeId);
  const north = await make(central?.id ?? '', 'North');
  const south = await make(central?.id ?? '', 'South');
  const below = await make(north, 'North East');
  const head = await testPerson(server, owner, 'pmo-lead', `office:${north}`);
  expect(
    await refusal(
      head.offices.updateOffice({
        officeId: below,
        changes: [{ field: 'name', from: 'North East', to: 'North by East' }],
      }),
    ),
  ).toBe('allowed');
  expect(
    await refusal(
      head.offices.updateOffice({ officeId: south, changes: [{ field: 'name', from: 'South', to: 'Taken over' }] }),
    ),
  ).toBe('record-missing');
  expect((await head.offices.listOffices({})).items.map(({ name }) => name)).toEqual(['North', 'North by East']);
  expect(
    await refusal(
      owner.offices.updateOffice({ officeId: south, changes: [{ field: 'name', from: 'South', to: 'NORTH' }] }),
    ),
  ).toBe('office-name-taken');
  const ownership = { personId: head.personId, role: 'owner', node: `office:${north}` } as const;
  expect(await refusal(owner.offices.grantRole(ownership))).toBe('role-not-there');
});

test('every change has its audit entry with who, which operation and the changes', async () => {
  await owner.offices.updateOrganisation({
    changes: [
      { field: 'name', from: 'Acme', to: 'Acme AG' },
      { field: 'currencyCode', from: 'EUR', to: 'CHF' },
    ],
  });
  const [latest] = await server.services.inOrganisation(owner.organisationId, (tx) =>
    historyOf(tx, 'organisation', owner.organisationId),
  );
  const actor = { kind: 'person', id: owner.personId };
  expect(latest).toMatchObject({ entry: { operation: 'updateOrganisation', actor } });
});

test('an owner sets the clock, whom nobody else may; what is no date, or was set meanwhile, changes nothing', async () => {
  const fresh = await testOrganisation(server, 'Clocked');
  const lead = await testPerson(server, fresh, 'pmo-lead');
  const now = () => fresh.offices.getOrganisation({});
  expect((await now()).clockAt).toBeNull();
  expect(await refusal(lead.offices.setClock({ from: null, date: '2026-03-02' }))).toBe('permission-missing');
  for (const date of ['2026-02-30', '1983-12-31', '2150-01-01', 'today'])
    expect(await refusal(fresh.offices.setClock({ from: null, date }))).toBe('invalid-input');
  expect(await fresh.offices.setClock({ from: null, date: null })).toMatchObject({ clockAt: null, entryId: null });
  const { clockAt } = await fresh.offices.setClock({ from: null, date: '2026-03-29' }); // a day of 23 hours in Berlin
  expect(clockAt).toBe('2026-03-29T10:00:00.000Z');
  expect(await refusal(fresh.offices.setClock({ from: null, date: '2026-04-01' }))).toBe('changed-meanwhile');
  expect(await now()).toMatchObject({ clockAt, today: '2026-03-29' });
  expect(await fresh.offices.setClock({ from: clockAt, date: null })).toMatchObject({ clockAt: null });
});

test('people come by pages in the order of their names, whatever their capitals, each with roles', async () => {
  const fresh = await testOrganisation(server, 'Paged');
  const invited = ['zoe', 'Adam', 'berta', 'Olga Owner'].map((name, index) =>
    fresh.offices.invitePerson({ name, email: `paged${index}@example.org`, role: 'auditor', node: 'organisation' }),
  );
  await Promise.all(invited);
  const names: string[] = [];
  let after: string | undefined;
  do {
    const page = await fresh.offices.listPeople({ limit: 2, ...(after !== undefined && { after }) });
    expect(page.items.length).toBeLessThanOrEqual(2);
    for (const { name, roles } of page.items) {
      names.push(name);
      expect(roles.length).toBe(1);
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(names).toEqual(['Adam', 'berta', 'Olga Owner', 'Olga Owner', 'zoe']);
  expect(await refusal(fresh.offices.listPeople({ after: 'x' }))).toBe('invalid-input');
  expect(await refusal(fresh.offices.listPeople({ limit: 501 }))).toBe('invalid-input');
});

test('nobody gives himself a role that stands above his own, nor comes in as one who holds it', async () => {
  const sponsor = { role: 'sponsor', node: 'organisation' } as const;
  expect(await refusal(lead.offices.grantRole({ personId: lead.personId, ...sponsor }))).toBe('role-above-own');
  expect(await refusal(lead.offices.grantRole({ personId: lead.personId, ...sponsor, role: 'coach' }))).toBe('allowed');
  const other = await testPerson(server, lead, 'sponsor');
  expect(await refusal(lead.offices.createPersonLink({ personId: other.personId }))).toBe('role-above-own');
  expect(await refusal(owner.offices.createPersonLink({ personId: other.personId }))).toBe('allowed');
  expect(await refusal(owner.offices.grantRole({ personId: owner.personId, ...sponsor }))).toBe('allowed');
  const [held] = await assignmentsOf(other.personId);
  const change = { assignmentId: held?.assignmentId ?? '', from: 'sponsor', role: 'board-member' } as const;
  expect(await refusal(lead.offices.changeRole(change))).toBe('allowed');
});
