import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { refusal, testOrganisation, testPerson } from '#modules/offices/testing';
import type { contract as planContract } from '#modules/plans/contract';
import { routes as planRoutes } from '#modules/plans/routes';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { type changeContract, changeRoutes, createClient, type Send } from '#platform/contract';
import { testPortico } from './testing.ts';

const server = await testPortico();
const owner = await testOrganisation(server);
const { items: offices } = await owner.offices.listOffices({});
const officeId = offices[0]?.id ?? '';
const changesOf = (send: Send) => createClient<typeof changeContract>(changeRoutes, send);
const projectsOf = (send: Send) => createClient<typeof projectContract>(projectRoutes, send);
const [changes, projects] = [changesOf(owner.send), projectsOf(owner.send)];
const manager = await testPerson(server, owner, 'project-manager');
let count = 0;

async function newProject() {
  const { projectId } = await projects.createProject({ officeId, name: `Project ${++count}` });
  const rename = (from: string, to: string, by = projects) =>
    by.updateProject({ projectId, changes: [{ field: 'name', from, to }] });
  const name = async () => (await projects.getProject({ projectId })).name;
  return { projectId, rename, name, first: `Project ${count}` };
}

const last = async (who = changes) => (await who.listOwnChanges({ limit: 1 })).items[0]?.entryId ?? '';

test('a change is undone, redone and undone again', async () => {
  const { first, rename, name } = await newProject();
  await rename(first, 'Bridge');
  const entryId = await last();
  await changes.undoChange({ entryId });
  expect(await name()).toBe(first);
  expect(await refusal(changes.undoChange({ entryId }))).toBe('changed-meanwhile');
  await changes.redoChange({ entryId });
  expect(await name()).toBe('Bridge');
  expect(await refusal(changes.redoChange({ entryId }))).toBe('nothing-to-redo');
  await changes.undoChange({ entryId });
  expect(await name()).toBe(first);
  await changes.redoChange({ entryId });
  const { items } = await changes.listOwnChanges({ limit: 5 });
  expect(items.map(({ isUndone, undoesEntryId }) => [isUndone, undoesEntryId !== null])).toEqual([
    [false, true], // redone
    [true, true], // undone
    [false, true], // redone
    [true, true], // undone
    [false, false], // the change, which stands
  ]);
});

test('where somebody changed the field since, undo is refused with the value now, by whom and when', async () => {
  const { projectId, first, rename, name } = await newProject();
  await rename(first, 'Tunnel');
  const entryId = await last();
  await rename('Tunnel', 'Ferry', projectsOf(manager.send));
  await expect(changes.undoChange({ entryId })).rejects.toMatchObject({
    code: 'changed-meanwhile',
    status: 409,
    details: {
      count: 1,
      conflicts: [
        {
          entity: 'project',
          id: projectId,
          field: 'name',
          expected: 'Tunnel',
          now: 'Ferry',
          by: { kind: 'person', id: manager.personId },
          byName: expect.stringMatching(/^Person/),
          changedAt: expect.stringMatching(/^20\d\d-.*Z$/),
        },
      ],
    },
  });
  expect(await name()).toBe('Ferry');
});

test('an edit that comes late is told the same', async () => {
  const { first, rename } = await newProject();
  await rename(first, 'Dam', projectsOf(manager.send));
  await expect(rename(first, 'Weir')).rejects.toMatchObject({
    details: { conflicts: [{ now: 'Dam', byName: expect.stringMatching(/^Person/) }] },
  });
});

test('a name that another took meanwhile is a conflict too', async () => {
  const { first, rename } = await newProject();
  await rename(first, 'Mole');
  const entryId = await last();
  await projects.createProject({ officeId, name: first });
  await expect(changes.undoChange({ entryId })).rejects.toMatchObject({
    code: 'changed-meanwhile',
    details: { taken: 'project_name' },
  });
});

test('the change of somebody else, a making and a deletion are not undone', async () => {
  const { first, rename } = await newProject();
  const making = await last();
  expect(await refusal(changes.undoChange({ entryId: making }))).toBe('not-undoable');
  await rename(first, 'Quay');
  expect(await refusal(changesOf(manager.send).undoChange({ entryId: await last() }))).toBe('not-own-change');
});

test('who may no longer make the change may not undo it', async () => {
  const guest = await testPerson(server, owner, 'project-manager');
  const { first, rename, name } = await newProject();
  await rename(first, 'Pier', projectsOf(guest.send));
  const entryId = await last(changesOf(guest.send));
  const { items } = await owner.offices.listPeople({});
  const held = items.find(({ id }) => id === guest.personId)?.roles[0]?.assignmentId ?? '';
  await owner.offices.changeRole({ assignmentId: held, from: 'project-manager', role: 'team-member' });
  expect(await refusal(changesOf(guest.send).undoChange({ entryId }))).toBe('permission-missing');
  await owner.offices.revokeRole({ assignmentId: held });
  expect(await refusal(changesOf(guest.send).undoChange({ entryId }))).toBe('record-missing');
  expect(await name()).toBe('Pier');
});

test('an office is renamed back, and an archived project keeps its name', async () => {
  await owner.offices.updateOffice({
    officeId,
    changes: [{ field: 'name', from: offices[0]?.name ?? '', to: 'Head office' }],
  });
  const renaming = await last();
  await changes.undoChange({ entryId: renaming });
  expect((await owner.offices.listOffices({})).items[0]?.name).toBe(offices[0]?.name);
  const { projectId, first, rename } = await newProject();
  await rename(first, 'Lock');
  const entryId = await last();
  await projects.archiveProject({ projectId });
  expect(await refusal(changes.undoChange({ entryId }))).toBe('not-undoable');
  await changes.undoChange({ entryId: await last() });
  expect((await projects.getProject({ projectId })).state).toBe('active');
});

test('a change of a plan is taken back as a new revision of it', async () => {
  const { projectId } = await newProject();
  const plans = createClient<typeof planContract>(planRoutes, owner.send);
  const before = await plans.getPlan({ projectId });
  const { planId, revision } = before;
  const change = { entity: 'project', id: planId, field: 'name', from: before.project.name, to: 'Renamed' } as const;
  const { entryId } = await plans.changePlan({ planId, baseRevision: revision, changes: [change] });
  await changes.undoChange({ entryId: entryId ?? '' });
  const after = await plans.getPlan({ projectId });
  expect([after.project.name, after.revision]).toEqual([before.project.name, revision + 2]);
});

test("one's own changes come page by page, and nobody else's among them", async () => {
  const all = (await changes.listOwnChanges({ limit: 100 })).items;
  const paged: typeof all = [];
  for (let after: string | undefined; ; ) {
    const page = await changes.listOwnChanges({ limit: 3, ...(after !== undefined && { after }) });
    paged.push(...page.items);
    if (page.next === null) break;
    after = page.next;
  }
  expect(paged).toEqual(all);
  expect(await refusal(changes.listOwnChanges({ after: 'nonsense' }))).toBe('invalid-input');
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from audit_entry where actor_id = ${owner.personId}`.execute(server.database.owner);
  expect(all.length).toBe(rows[0]?.n);
});
