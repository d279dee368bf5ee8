import { expect, test } from 'vitest';
import { refusal, type TestPerson, testOrganisation, testPerson } from '#modules/offices/testing';
import { type changeContract, changeRoutes, createClient } from '#platform/contract';
import { testPortico } from './testing.ts';

const server = await testPortico();
const owner = await testOrganisation(server);
const lead = await testPerson(server, owner, 'pmo-lead');
const officeId = (await owner.offices.listOffices({})).items[0]?.id ?? '';
const changesOf = ({ send }: TestPerson) => createClient<typeof changeContract>(changeRoutes, send);
const changes = changesOf(owner);

const limit = (from: number | null, to: number, by = owner) =>
  by.offices.changePolicyDraft({ officeId, changes: [{ part: 'waiverDays', from, to }] });
const days = async () => (await owner.offices.getPolicy({ officeId })).draft?.policy.waiverDays;

test('a step of a draft is undone and done again; where somebody went on from it, nothing is', async () => {
  await limit(90, 60);
  const { entryId } = await limit(60, 30);
  await changes.undoChange({ entryId: entryId ?? '' });
  expect(await days()).toBe(60);
  await changes.redoChange({ entryId: entryId ?? '' });
  expect(await days()).toBe(30);
  await limit(30, 45, lead);
  expect(await refusal(changes.undoChange({ entryId: entryId ?? '' }))).toBe('changed-meanwhile');
  expect(await days()).toBe(45);
});

test('a draft that was discarded comes back', async () => {
  const { draft } = await owner.offices.getPolicy({ officeId });
  const { entryId } = await owner.offices.discardPolicyDraft({ officeId, digest: draft?.digest ?? '' });
  await changes.undoChange({ entryId: entryId ?? '' });
  expect(await days()).toBe(45);
});

test('adopting is not undone, and the history of the office tells of it with its reason', async () => {
  const { draft } = await owner.offices.getPolicy({ officeId });
  await owner.offices.adoptPolicy({ officeId, digest: draft?.digest ?? '', reason: 'Shorter waivers' });
  const [last] = (await changes.listOwnChanges({})).items;
  expect(last).toMatchObject({ operation: 'adoptPolicy', canUndo: false });
  expect(await refusal(changes.undoChange({ entryId: last?.entryId ?? '' }))).toBe('not-undoable');
  expect((await owner.offices.getPolicy({ officeId })).inForce?.version).toBe(1);

  const { items } = await changes.listRecordHistory({ node: `office:${officeId}` });
  const told = items[0]?.changes.find(({ kind }) => kind === 'added');
  expect(told).toMatchObject({
    record: 'Acme',
    field: 'offices.record.policyVersion',
    to: { parameters: { version: 1, reason: 'Shorter waivers' } },
  });
  expect(items[1]).toMatchObject({ operation: 'undoChange' });
});
