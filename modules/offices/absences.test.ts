import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type changeContract, changeRoutes, createClient } from '#platform/contract';
import { changesServer } from '#platform/server/changes/changes-module';
import { testServer } from '#platform/server/http/testing';
import { holdersOf, isAlone } from './actions/holders.ts';
import { absenceTelling } from './actions/tell-absences.ts';
import { officeHistory, officeTelling } from './actions/tell-office-changes.ts';
import { officeUndoRules } from './actions/undo-rules.ts';
import type { Role } from './contract.ts';
import { directory, offices } from './server.ts';
import { refusal, type TestPerson, testOrganisation, testPerson } from './testing.ts';

const tellings = [officeTelling, absenceTelling];
const changes = changesServer({ kinds: officeHistory, tellings, rules: officeUndoRules });
const server = await testServer([offices, changes], directory);
const owner = await testOrganisation(server);
const changesOf = (person: TestPerson) => createClient<typeof changeContract>(changeRoutes, person.send);
const inOrganisation = <T>(work: Parameters<typeof server.services.inOrganisation<T>>[1]) =>
  server.services.inOrganisation(owner.organisationId, work);

const root = (await owner.offices.listOffices({})).items[0]?.id ?? '';
const alone = await inOrganisation(isAlone);
const make = async (parentId: string, name: string) =>
  (await owner.offices.createOffice({ parentId, name, kind: 'division' })).officeId;
const north = await make(root, 'North');
const [lead, ofSouth, member, other] = [
  await testPerson(server, owner, 'pmo-lead', `office:${north}`),
  await testPerson(server, owner, 'pmo-lead', `office:${await make(root, 'South')}`),
  await testPerson(server, owner, 'team-member', `office:${north}`),
  await testPerson(server, owner, 'team-member', `office:${north}`),
];
const own = (
  person: TestPerson,
  fromDay: string,
  untilDay: string,
  more: { deputyPersonId?: string; note?: string } = {},
) => person.offices.setAbsence({ personId: person.personId, fromDay, untilDay, ...more });
const absencesOf = async (by: TestPerson, personId?: string) =>
  (await by.offices.listAbsences(personId ? { personId } : {})).items;

test('everybody says when he is away and who stands in; the note is for those who may change it', async () => {
  const { absenceId } = await own(member, '2026-08-03', '2026-08-14', { deputyPersonId: other.personId, note: 'Knee' });
  const [mine] = await absencesOf(member);
  expect(mine).toMatchObject({ id: absenceId, fromDay: '2026-08-03', untilDay: '2026-08-14', note: 'Knee' });
  expect(mine?.deputyName).toMatch(/^Person/);
  expect((await absencesOf(other, member.personId))[0]).toMatchObject({ id: absenceId, note: '' });
  expect((await absencesOf(lead, member.personId))[0]).toMatchObject({ note: 'Knee' });
});

test('absences of others are recorded by those who may, where the person works', async () => {
  const absence = { personId: member.personId, fromDay: '2027-01-04', untilDay: '2027-01-08' };
  expect(await refusal(other.offices.setAbsence(absence))).toBe('permission-missing');
  expect(await refusal(ofSouth.offices.setAbsence(absence))).toBe('permission-missing');
  const { absenceId } = await lead.offices.setAbsence(absence);
  const change = { absenceId, changes: [{ field: 'untilDay', from: '2027-01-08', to: '2027-01-15' }] } as const;
  for (const stranger of [other, ofSouth]) {
    expect(await refusal(stranger.offices.updateAbsence({ ...change, changes: [...change.changes] }))).toBe(
      'permission-missing',
    );
    expect(await refusal(stranger.offices.removeAbsence({ absenceId }))).toBe('permission-missing');
  }
  await member.offices.updateAbsence({ ...change, changes: [...change.changes] });
  expect((await absencesOf(member))[0]?.untilDay).toBe('2027-01-15');
  await member.offices.removeAbsence({ absenceId });
  expect((await absencesOf(member)).map(({ id }) => id)).not.toContain(absenceId);
  expect(await refusal(owner.offices.setAbsence({ ...absence, personId: randomUUID() }))).toBe('record-missing');
});

test('days and deputies that do not fit are refused and nothing is changed', async () => {
  const { absenceId } = await own(other, '2026-05-04', '2026-05-08');
  const before = await absencesOf(other);
  expect(await refusal(own(other, '2026-06-05', '2026-06-04'))).toBe('absence-ends-early');
  expect(await refusal(own(other, '2026-05-08', '2026-05-20'))).toBe('absence-overlaps');
  expect(await refusal(own(other, '2026-02-30', '2026-03-01'))).toBe('invalid-input');
  expect(await refusal(own(other, '2026-06-04', '2026-06-05', { deputyPersonId: other.personId }))).toBe(
    'deputy-unfit',
  );
  expect(await refusal(own(other, '2026-06-04', '2026-06-05', { deputyPersonId: randomUUID() }))).toBe('deputy-unfit');
  const early = { absenceId, changes: [{ field: 'fromDay' as const, from: '2026-05-04', to: '2026-05-11' }] };
  expect(await refusal(other.offices.updateAbsence(early))).toBe('absence-ends-early');
  expect(await absencesOf(other)).toEqual(before);
  const both = await Promise.all([1, 2].map(() => refusal(own(other, '2026-09-01', '2026-09-02'))));
  expect(both.sort()).toEqual(['absence-overlaps', 'allowed']);
});

test('an absence is moved to later days and back by undo; of two who shorten it at once from both ends one is told', async () => {
  const { absenceId } = await own(other, '2028-06-01', '2028-06-05');
  const daysNow = async () => (await absencesOf(other)).find(({ id }) => id === absenceId);
  const { entryId } = await other.offices.updateAbsence({
    absenceId,
    changes: [
      { field: 'fromDay', from: '2028-06-01', to: '2028-06-10' },
      { field: 'untilDay', from: '2028-06-05', to: '2028-06-15' },
    ],
  });
  expect(await daysNow()).toMatchObject({ fromDay: '2028-06-10', untilDay: '2028-06-15' });
  await changesOf(other).undoChange({ entryId: entryId ?? '' });
  expect(await daysNow()).toMatchObject({ fromDay: '2028-06-01', untilDay: '2028-06-05' });
  const ends = await Promise.all([
    refusal(
      other.offices.updateAbsence({ absenceId, changes: [{ field: 'fromDay', from: '2028-06-01', to: '2028-06-05' }] }),
    ),
    refusal(
      lead.offices.updateAbsence({ absenceId, changes: [{ field: 'untilDay', from: '2028-06-05', to: '2028-06-01' }] }),
    ),
  ]);
  expect(ends.sort()).toEqual(['absence-ends-early', 'allowed']);
});

test('an absence is taken back and done again; not where another one has come on its days', async () => {
  const { absenceId, entryId } = await own(lead, '2026-03-02', '2026-03-06');
  const removed = await lead.offices.removeAbsence({ absenceId });
  await own(lead, '2026-03-05', '2026-03-05');
  expect(await refusal(changesOf(lead).undoChange({ entryId: removed.entryId ?? '' }))).toBe('changed-meanwhile');
  expect(await refusal(changesOf(member).undoChange({ entryId: entryId ?? '' }))).toBe('not-own-change');
  const again = await own(lead, '2026-04-01', '2026-04-02');
  await changesOf(lead).undoChange({ entryId: again.entryId ?? '' });
  expect((await absencesOf(lead)).map(({ fromDay }) => fromDay)).toEqual(['2026-03-05']);
  const { items } = await changesOf(owner).listRecordHistory({ node: `person:${lead.personId}` });
  const [last] = items.flatMap(({ changes }) => changes);
  expect(last).toMatchObject({
    kind: 'removed',
    field: 'offices.record.absence',
    to: { kind: 'date', at: '2026-04-02' },
  });
});

test('who holds a role is found at the node, else at the nearest above; the owner answers where nobody does', async () => {
  const team = await make(north, 'Team');
  const at = '2026-11-03T10:00:00Z';
  const holders = (role: Role, officeId: string) =>
    inOrganisation((tx) => holdersOf(tx, role, { kind: 'office', id: officeId }, at));
  expect((await holders('pmo-lead', team)).map(({ personId }) => personId)).toEqual([lead.personId]);
  expect((await holders('board-member', team)).map(({ personId }) => personId)).toEqual([owner.personId]);
  expect(await holders('sponsor', team)).toEqual([]);
  const sponsor = await testPerson(server, owner, 'sponsor', 'organisation');
  expect((await holders('sponsor', team)).map(({ personId }) => personId)).toEqual([sponsor.personId]);
  const nodes = [{ kind: 'project', id: randomUUID() }, { kind: 'office', id: team }]; // biome-ignore format: one line
  const ofProject = await inOrganisation((tx) => holdersOf(tx, 'pmo-lead', nodes, at));
  expect(ofProject.map(({ personId }) => personId)).toEqual([lead.personId]);
});

test('while somebody is away his deputy stands in, unless that one is away or gone, by the day of the office', async () => {
  const holder = async (at: string) =>
    (await inOrganisation((tx) => holdersOf(tx, 'pmo-lead', { kind: 'office', id: north }, at)))[0];
  await own(lead, '2026-12-01', '2026-12-02', { deputyPersonId: other.personId });
  // Berlin is an hour ahead: 1 December begins on 30 November at 23:00 UTC
  expect(await holder('2026-11-30T22:59:00Z')).toMatchObject({ isAway: false, deputyId: null });
  expect(await holder('2026-11-30T23:00:00Z')).toMatchObject({ isAway: true, deputyId: other.personId });
  expect(await holder('2026-12-02T22:59:00Z')).toMatchObject({ isAway: true });
  expect(await holder('2026-12-02T23:00:00Z')).toMatchObject({ isAway: false });
  await own(other, '2026-12-02', '2026-12-02');
  expect(await holder('2026-12-02T12:00:00Z')).toMatchObject({ isAway: true, deputyId: null });
  await owner.offices.deactivatePerson({ personId: other.personId });
  expect(await holder('2026-12-01T12:00:00Z')).toMatchObject({ isAway: true, deputyId: null });
  expect(alone).toBe(true);
  expect(await inOrganisation(isAlone)).toBe(false);
});
