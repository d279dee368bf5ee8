import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type changeContract, changeRoutes, createClient } from '#platform/contract';
import { changesServer } from '#platform/server/changes/changes-module';
import { testServer } from '#platform/server/http/testing';
import { officeSettings } from './actions/office-settings.ts';
import { absenceTelling } from './actions/tell-absences.ts';
import { officeHistory, officeTelling } from './actions/tell-office-changes.ts';
import { officeUndoRules } from './actions/undo-rules.ts';
import { standardCalendar } from './office-calendar.ts';
import { directory, offices } from './server.ts';
import { refusal, type TestPerson, testOrganisation, testPerson } from './testing.ts';

const tellings = [officeTelling, absenceTelling];
const changes = changesServer({ kinds: officeHistory, tellings, rules: officeUndoRules });
const server = await testServer([offices, changes], directory);
const owner = await testOrganisation(server);
const changesOf = (person: TestPerson) => createClient<typeof changeContract>(changeRoutes, person.send);

const root = (await owner.offices.listOffices({})).items[0]?.id ?? '';
const make = async (parentId: string, name: string) =>
  (await owner.offices.createOffice({ parentId, name, kind: 'division' })).officeId;
const settingsOf = (officeId: string) =>
  server.services.inOrganisation(owner.organisationId, (tx) => officeSettings(tx, officeId));
const names = async (person: TestPerson) => (await person.offices.listOffices({})).items.map(({ name }) => name).sort();

test('an office counts as the one above it, the root as the organisation, until it says something of its own', async () => {
  const north = await make(root, 'North');
  const below = await make(north, 'North East');
  expect(await settingsOf(below)).toEqual({
    timeZone: 'Europe/Berlin',
    currencyCode: 'EUR',
    fiscalYearStartMonth: 1,
    calendar: standardCalendar,
  });
  const holidays = [
    { date: '2026-12-25', name: 'Christmas Day', isHalf: false },
    { date: '2026-07-04', name: 'Independence Day', isHalf: false },
  ];
  const { entryId } = await owner.offices.updateOffice({
    officeId: north,
    changes: [
      { field: 'timeZone', from: null, to: 'America/New_York' },
      { field: 'currencyCode', from: null, to: 'USD' },
      { field: 'fiscalYearStartMonth', from: null, to: 10 },
      { field: 'holidays', from: null, to: holidays },
    ],
  });
  expect(await settingsOf(below)).toMatchObject({
    timeZone: 'America/New_York',
    currencyCode: 'USD',
    fiscalYearStartMonth: 10,
    calendar: { week: standardCalendar.week, holidays: holidays.toReversed() },
  });
  const shown = await owner.offices.getOffice({ officeId: below });
  expect(shown.settings.timeZone).toEqual({
    own: null,
    value: 'America/New_York',
    fromOffice: { id: north, name: 'North' },
  });
  expect(shown.settings.workingWeek.fromOffice).toBe(null);
  expect(shown.path.map(({ name }) => name)).toEqual(['Acme', 'North']);
  await changesOf(owner).undoChange({ entryId: entryId ?? '' });
  expect((await settingsOf(below)).timeZone).toBe('Europe/Berlin');
});

test('what does not fit is refused and nothing is changed', async () => {
  const officeId = await make(root, 'Strict');
  const change = (changes: unknown) =>
    refusal(owner.offices.updateOffice({ officeId, changes } as Parameters<typeof owner.offices.updateOffice>[0]));
  const noWork = Object.fromEntries(Object.keys(standardCalendar.week).map((day) => [day, []]));
  const overlapping = [{ from: '09:00', until: '12:00' }, { from: '11:00', until: '17:00' }]; // biome-ignore format: one line
  const day = { date: '2026-12-25', name: 'Christmas', isHalf: false };
  for (const [field, to] of [
    ['timeZone', 'Europe/Atlantis'],
    ['currencyCode', 'euro'],
    ['fiscalYearStartMonth', 13],
    ['workingWeek', noWork],
    ['workingWeek', { ...standardCalendar.week, monday: overlapping }],
    ['workingWeek', { ...standardCalendar.week, monday: [{ from: '12:00', until: '09:00' }] }],
    ['holidays', [day, day]],
    ['holidays', [{ ...day, date: '2026-02-30' }]],
    ['name', ' '],
  ]) {
    expect(await change([{ field, from: null, to }]), `${field}`).toBe('invalid-input');
  }
  expect(await change([{ field: 'timeZone', from: 'Asia/Tokyo', to: 'Europe/Rome' }])).toBe('changed-meanwhile');
  expect(await change([{ field: 'name', from: 'Strict', to: 'Stricter' }, { field: 'kind', from: 'project', to: 'central' }])).toBe('changed-meanwhile'); // biome-ignore format: one line
  expect(await owner.offices.getOffice({ officeId })).toMatchObject({ name: 'Strict', kind: 'division' });
});

test('whoever moves an office changes both offices above it, and who sees it changes with it', async () => {
  const [west, south] = [await make(root, 'West'), await make(root, 'South')];
  const harbour = await make(west, 'Harbour');
  const ofWest = await testPerson(server, owner, 'pmo-lead', `office:${west}`);
  const ofSouth = await testPerson(server, owner, 'pmo-lead', `office:${south}`);
  const ofHarbour = await testPerson(server, owner, 'pmo-lead', `office:${harbour}`);
  const move = { officeId: harbour, fromParentId: west, parentId: south };
  expect(await refusal(ofWest.offices.moveOffice(move))).toBe('record-missing');
  expect(await refusal(ofSouth.offices.moveOffice(move))).toBe('record-missing');
  expect(await refusal(ofHarbour.offices.moveOffice({ ...move, parentId: harbour }))).toBe('permission-missing');
  expect(await names(ofWest)).toEqual(['Harbour', 'West']);
  const { entryId } = await owner.offices.moveOffice(move);
  expect(await names(ofWest)).toEqual(['West']);
  expect(await names(ofSouth)).toEqual(['Harbour', 'South']);
  expect(await refusal(ofWest.offices.getOffice({ officeId: harbour }))).toBe('record-missing');
  expect(await refusal(owner.offices.moveOffice(move))).toBe('changed-meanwhile');
  await changesOf(owner).undoChange({ entryId: entryId ?? '' });
  expect(await names(ofSouth)).toEqual(['South']);
});

test('no office stands below itself, also when two moves meet; the root stays', async () => {
  const [a, b] = [await make(root, 'A'), await make(root, 'B')];
  const below = await make(a, 'Below A');
  const move = (officeId: string, fromParentId: string, parentId: string) =>
    refusal(owner.offices.moveOffice({ officeId, fromParentId, parentId }));
  expect(await move(a, root, a)).toBe('office-loop');
  expect(await move(a, root, below)).toBe('office-loop');
  expect(await move(root, root, a)).toBe('office-root');
  expect(await move(a, root, randomUUID())).toBe('record-missing');
  const answers = await Promise.all([move(a, root, b), move(b, root, a)]);
  expect(answers.sort()).toEqual(['allowed', 'office-loop']);
});

test('an office is deleted only when nothing is in it, and comes back as it was', async () => {
  const officeId = await make(root, 'Short-lived');
  const inside = await make(officeId, 'Inside');
  const lead = await testPerson(server, owner, 'pmo-lead', `office:${officeId}`);
  const refused = await owner.offices.deleteOffice({ officeId }).catch((error) => error);
  expect([refused.code, refused.details]).toEqual(['office-not-empty', { contents: { offices: 1, roles: 1 } }]);
  expect(await refusal(lead.offices.deleteOffice({ officeId }))).toBe('permission-missing');
  expect(await refusal(owner.offices.deleteOffice({ officeId: root }))).toBe('office-root');
  const change = { field: 'currencyCode', from: null, to: 'CHF' } as const;
  await lead.offices.updateOffice({ officeId: inside, changes: [change] });
  const { entryId } = await lead.offices.deleteOffice({ officeId: inside });
  expect(await refusal(owner.offices.getOffice({ officeId: inside }))).toBe('record-missing');
  await changesOf(lead).undoChange({ entryId: entryId ?? '' });
  expect((await owner.offices.getOffice({ officeId: inside })).settings.currencyCode.own).toBe('CHF');
});

test('an office that drafts a policy is not empty, and one that has adopted some stays for good', async () => {
  const officeId = await make(root, 'Governing');
  const of = { officeId };
  const refused = () => owner.offices.deleteOffice(of).catch(({ code, details }) => [code, details]);
  const { draft } = await owner.offices.changePolicyDraft({
    ...of,
    changes: [{ part: 'preset', from: null, to: 'controlling' }],
  });
  expect(await refused()).toEqual(['office-not-empty', { contents: { policyDrafts: 1 } }]);
  const adopting = { ...of, digest: draft.digest, reason: 'Baselines bind' };
  await owner.offices.adoptPolicy({ ...adopting, inForceOn: '2149-01-01' });
  expect(await refused()).toEqual(['office-not-empty', { contents: { policyDrafts: 1 } }]);
  await owner.offices.withdrawPolicy({ ...of, version: 1, reason: 'At once' });
  await owner.offices.adoptPolicy(adopting);
  expect(await refused()).toEqual(['office-has-history', { history: { policies: 1 } }]);
  expect((await owner.offices.getPolicyVersion({ ...of, version: 1 })).reason).toBe('Baselines bind');
  const drafting = await make(root, 'Drafting');
  const { draft: its } = await owner.offices.changePolicyDraft({
    officeId: drafting,
    changes: [{ part: 'preset', from: null, to: 'supportive' }],
  });
  await owner.offices.discardPolicyDraft({ officeId: drafting, digest: its.digest });
  await owner.offices.deleteOffice({ officeId: drafting });
});

test('the people of an office are those who hold a role there or above it, by pages', async () => {
  const officeId = await make(root, 'Peopled');
  const analyst = await testPerson(server, owner, 'pmo-analyst', `office:${officeId}`);
  const beside = await testPerson(server, owner, 'pmo-lead', `office:${await make(root, 'Beside')}`);
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await analyst.offices.listOfficePeople({ officeId, limit: 1, ...(after && { after }) });
    for (const { personId, role, nodeName, isInherited } of page.items) {
      if (personId === analyst.personId)
        expect([role, nodeName, isInherited]).toEqual(['pmo-analyst', 'Peopled', false]);
      else expect(isInherited).toBe(true);
      seen.push(personId);
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(seen).toEqual(expect.arrayContaining([analyst.personId, owner.personId]));
  expect(seen).not.toContain(beside.personId);
  expect(await refusal(beside.offices.listOfficePeople({ officeId }))).toBe('record-missing');
});
