import { expect, test } from 'vitest';
import { refusal, testPerson } from '#modules/offices/testing';
import { clientsOf, testOwner, testPortico } from '#modules/reporting/testing';

const portico = await testPortico();
const { server } = portico;

test('a requester is told who sponsors at the office and above, names alone, and names one of them', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const { officeId: shops } = await owner.offices.createOffice({
    parentId: owner.officeId,
    name: 'Shops',
    kind: 'division',
  });
  const { officeId: depots } = await owner.offices.createOffice({
    parentId: owner.officeId,
    name: 'Depots',
    kind: 'division',
  });
  const own = await testPerson(server, owner, 'sponsor', `office:${shops}`);
  const above = await testPerson(server, owner, 'sponsor', `office:${owner.officeId}`);
  await testPerson(server, owner, 'sponsor', `office:${depots}`); // beside
  await testPerson(server, owner, 'team-member', `office:${shops}`);
  const requester = await testPerson(server, owner, 'requester', `office:${shops}`);
  const { intake, offices } = { ...clientsOf(requester.send), offices: requester.offices };
  expect(await refusal(offices.listPeople({}))).toBe('permission-missing');
  const { proposalId } = await intake.createProposal({ officeId: shops, name: 'Doors' });
  const { items } = await intake.listSponsors({ proposalId });
  expect(items.map(({ personId }) => personId)).toEqual(expect.arrayContaining([own.personId, above.personId]));
  expect(items.map((item) => Object.keys(item))).toEqual(items.map(() => ['personId', 'name']));
  const sponsor = {
    entity: 'proposal' as const,
    id: proposalId,
    field: 'sponsorPersonId' as const,
    from: null,
    to: own.personId,
  };
  await intake.changeProposal({ proposalId, changes: [sponsor] });
  expect((await intake.getProposal({ proposalId })).sponsorPersonId).toBe(own.personId);
  const beside = await testPerson(server, owner, 'requester', `office:${depots}`);
  expect(await refusal(clientsOf(beside.send).intake.listSponsors({ proposalId }))).toBe('record-missing');
  const others = items.filter(({ personId }) => personId !== own.personId && personId !== above.personId);
  expect(others.map(({ personId }) => personId)).toEqual([owner.personId]); // who owns the organisation answers for every role
});

test('a rate that two set for a day at once is set once, and the last stands', async () => {
  const { intake, officeId } = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const set = (percent: number) => refusal(intake.setDiscountRate({ officeId, fromOn: '2026-01-01', percent }));
  expect(await Promise.all([7, 8, 9, 7, 8, 9].map(set))).toEqual(Array.from({ length: 6 }, () => 'allowed'));
  const { items } = await intake.listDiscountRates({ officeId });
  expect(items).toHaveLength(1);
});
