import { expect, test } from 'vitest';
import { refusal, testPerson } from '#modules/offices/testing';
import { clientsOf, until } from '#modules/reporting/testing';
import { begin, portico } from './testing.ts';

test('whoever reads in one office sees and counts nothing of another, nor follows a project that moves there', async () => {
  const world = await begin();
  const { owner, projectId, findingOf } = world;
  const [north, south] = [
    await owner.offices.createOffice({ parentId: owner.officeId, name: 'North', kind: 'division' }),
    await owner.offices.createOffice({ parentId: owner.officeId, name: 'South', kind: 'division' }),
  ];
  const [ofNorth, ofSouth] = [
    clientsOf((await testPerson(portico.server, owner, 'pmo-lead', `office:${north.officeId}`)).send).findings,
    clientsOf((await testPerson(portico.server, owner, 'pmo-lead', `office:${south.officeId}`)).send).findings,
  ];
  const findingId = await findingOf('data.no-budget');
  const sees = async (who: typeof ofNorth) => ({
    listed: (await who.listRegister({ code: 'data.no-budget' })).items.length,
    counted: (await who.countFindings({ code: 'data.no-budget' })).minor,
    read: await refusal(who.getFinding({ findingId })),
  });
  const nothing = { listed: 0, counted: 0, read: 'record-missing' };
  const all = { listed: 1, counted: 1, read: 'allowed' };
  const move = (from: string, to: string) =>
    owner.projects.updateProject({ projectId, changes: [{ field: 'officeId', from, to }] });
  expect([await sees(ofNorth), await sees(ofSouth)]).toEqual([nothing, nothing]);
  await move(owner.officeId, north.officeId);
  expect([await sees(ofNorth), await sees(ofSouth)]).toEqual([all, nothing]);
  await move(north.officeId, south.officeId);
  expect([await sees(ofNorth), await sees(ofSouth)]).toEqual([nothing, all]);
});

test('a finding is given to somebody with a date, which is taken back; what somebody else changed is not written over', async () => {
  const { owner, second, findingOf } = await begin();
  const findingId = await findingOf('data.no-budget');
  const none = { ownerPersonId: null, dueOn: null };
  const to = { ownerPersonId: second.personId, dueOn: '2026-02-01' };
  await owner.findings.assignFinding({ findingId, from: none, to });
  const { items } = await owner.findings.listRegister({ owner: second.personId });
  expect(items).toMatchObject([{ findingId, ...to, ownerName: expect.any(String), projectName: 'Harbour' }]);
  expect(await refusal(owner.findings.assignFinding({ findingId, from: none, to: none }))).toBe('allowed');
  const late = { ownerPersonId: owner.personId, dueOn: null };
  expect(await refusal(owner.findings.assignFinding({ findingId, from: none, to: late }))).toBe('changed-meanwhile');
  const stranger = { ownerPersonId: findingId, dueOn: null };
  expect(await refusal(owner.findings.assignFinding({ findingId, from: to, to: stranger }))).toBe('finding-owner-missing'); // biome-ignore format: one line
  expect(await owner.findings.getFinding({ findingId })).toMatchObject(to);
});

test('the list is filtered and leaves out what is over', async () => {
  const { owner, projectId, findingOf } = await begin();
  await findingOf('roles.no-sponsor');
  const codes = async (filter: Parameters<typeof owner.findings.listRegister>[0]) =>
    (await owner.findings.listRegister(filter)).items.map(({ code }) => code);
  expect(await codes({ family: 'roles', projectId })).toEqual(['roles.no-sponsor']);
  expect(await codes({ severity: 'critical' })).toEqual([]);
  expect(await codes({ consequence: 'advise', code: 'data.no-risk' })).toEqual(['data.no-risk']);
  await owner.projects.archiveProject({ projectId });
  await until(() => codes({ projectId }), (open) => open.length === 0); // biome-ignore format: one line
});
