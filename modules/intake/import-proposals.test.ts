import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusal, testPerson } from '#modules/offices/testing';
import { clientsOf, testOwner, testPortico } from '#modules/reporting/testing';

const portico = await testPortico();

const lines = [
  { line: 2, values: { name: 'Scales', startsOn: '2027-03-01', capex: '40000', yearlyBenefit: '30000', benefitYears: '2' } }, // biome-ignore format: one line
  { line: 3, values: { name: 'Tills', risk: 'huge' } },
  { line: 4, values: { name: 'scales' } },
];
const wanted = { isTrial: false, leavesOut: false, lines };

test('a trial names each line at fault and saves nothing; the good ones become cases with their figures', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const { officeId, intake } = owner;
  const trial = await intake.importProposals({ officeId, ...wanted, isTrial: true });
  expect(trial).toEqual({
    proposals: [{ line: 2, name: 'Scales', proposalId: null }],
    faults: [
      { line: 3, field: 'risk', reason: 'unreadable', value: 'huge' },
      { line: 4, field: 'name', reason: 'twice', value: 'scales' },
    ],
    entryId: null,
  });
  expect(await refusal(intake.importProposals({ officeId, ...wanted }))).toBe('import-faulty');
  expect((await intake.listProposals({})).items).toEqual([]);
  const { proposals } = await intake.importProposals({ officeId, ...wanted, leavesOut: true });
  expect(proposals.map(({ line }) => line)).toEqual([2]);
  // no rate of discount: −40,000 at the start, 30,000 in each of the two years after it
  const { items } = await intake.listProposals({});
  expect(items).toMatchObject([{ name: 'Scales', costMinor: 40_000_00, netPresentValueMinor: 20_000_00, startsOn: '2027-03-01' }]); // biome-ignore format: one line
  const again = await intake.importProposals({ officeId, ...wanted, isTrial: true });
  expect(again.faults[0]).toMatchObject({ line: 2, reason: 'taken' });
});

test('names of people and offices are those that the caller may see and propose to', async () => {
  const owner = await testOwner(portico);
  const { officeId } = owner;
  const { officeId: below } = await owner.offices.createOffice({
    name: 'Online',
    kind: 'division',
    parentId: officeId,
  });
  const requester = clientsOf((await testPerson(portico.server, owner, 'requester', `office:${below}`)).send).intake;
  const { name: root } = (await owner.offices.listOffices({})).items.find(({ id }) => id === officeId) ?? { name: '' };
  const values = { name: 'Scales', sponsor: 'nobody@example.org', office: root };
  const asked = { officeId: below, isTrial: true, lines: [{ line: 2, values }] };
  const { faults } = await requester.importProposals(asked);
  expect(faults.map(({ field, reason }) => `${field} ${reason}`)).toEqual(['office unknown', 'sponsor unknown']);
});

test('a rate of discount is listed with the office whose it is, the latest first', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const { officeId, intake } = owner;
  for (const [fromOn, percent] of [['2026-01-01', 8], ['2027-01-01', 7.5]] as const) await intake.setDiscountRate({ officeId, fromOn, percent }); // biome-ignore format: one line
  const { officeId: below } = await owner.offices.createOffice({
    name: 'Online',
    kind: 'division',
    parentId: officeId,
  });
  await intake.setDiscountRate({ officeId: below, fromOn: '2026-06-01', percent: 9 });
  const { items } = await intake.listDiscountRates({ officeId: below });
  expect(items.map((one) => [one.fromOn, one.percent, one.officeId === below])).toEqual([
    ['2026-06-01', 9, true],
    ['2027-01-01', 7.5, false],
    ['2026-01-01', 8, false],
  ]);
});

test('an import is taken back whole and done again, as long as nobody wrote on what came of it', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const { officeId, intake, changes } = owner;
  const list = [lines[0], { line: 3, values: { name: 'Tills', startsOn: '2027-06-01', opex: '100' } }] as typeof lines;
  const names = async () => (await intake.listProposals({})).items.map(({ name }) => name).sort();
  const { entryId, proposals } = await intake.importProposals({ officeId, ...wanted, lines: list });
  if (!entryId) throw new Error('Nothing was made.');
  await changes.undoChange({ entryId });
  expect(await names()).toEqual([]);
  await changes.redoChange({ entryId });
  expect(await names()).toEqual(['Scales', 'Tills']);
  const again = (await intake.listProposals({})).items.find(({ name }) => name === 'Scales');
  expect(again).toMatchObject({ netPresentValueMinor: 20_000_00, proposalId: proposals[0]?.proposalId });
  await changes.undoChange({ entryId });
  await changes.redoChange({ entryId });
  const text = { kind: 'assumption' as const, text: 'Rents stay', ownerPersonId: null };
  const statement = { entity: 'case-statement', id: randomUUID(), field: null, from: null, to: text };
  const proposalId = proposals[1]?.proposalId ?? '';
  const { entryId: since } = await intake.changeProposal({ proposalId, changes: [statement] as never });
  expect(await refusal(changes.undoChange({ entryId }))).toBe('not-undoable');
  await changes.undoChange({ entryId: since ?? '' });
  expect(await names()).toEqual(['Scales', 'Tills']);
  expect(portico.faults).toEqual([]);
});

test('what came of an import and was changed since is not taken back unasked, nor is anything of others', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const { officeId, intake, changes } = owner;
  const { entryId, proposals } = await intake.importProposals({ officeId, ...wanted, lines: lines.slice(0, 1) });
  const proposalId = proposals[0]?.proposalId ?? '';
  const renamed = { entity: 'proposal' as const, id: proposalId, field: 'name', from: 'Scales', to: 'New scales' };
  await intake.changeProposal({ proposalId, changes: [renamed] as never });
  expect(await refusal(changes.undoChange({ entryId: entryId ?? '' }))).toBe('changed-meanwhile');
  const lead = clientsOf((await testPerson(portico.server, owner, 'pmo-lead', `office:${officeId}`)).send);
  expect(await refusal(lead.changes.undoChange({ entryId: entryId ?? '' }))).toBe('not-own-change');
  expect((await intake.listProposals({})).items).toHaveLength(1);
});
