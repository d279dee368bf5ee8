import { expect, test } from 'vitest';
import { refusal, testOrganisation, testPerson } from '#modules/offices/testing';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { type changeContract, changeRoutes, createClient, type Send, type UndoChoice } from '#platform/contract';
import { testPortico } from './testing.ts';

const server = await testPortico();
const owner = await testOrganisation(server);
const manager = await testPerson(server, owner, 'project-manager');
const officeId = (await owner.offices.listOffices({})).items[0]?.id ?? '';
const changesOf = (send: Send) => createClient<typeof changeContract>(changeRoutes, send);
const projectsOf = (send: Send) => createClient<typeof projectContract>(projectRoutes, send);
const [changes, projects] = [changesOf(owner.send), projectsOf(owner.send)];
let count = 0;

/** The owner sets tolerance and manager in one act; then the other sets the tolerance anew. */
async function conflict() {
  const { projectId } = await projects.createProject({ officeId, name: `Choice ${++count}` });
  const { entryId } = await projects.updateProject({
    projectId,
    changes: [
      { field: 'toleranceDays', from: 10, to: 12 },
      { field: 'managerPersonId', from: null, to: owner.personId },
    ],
  });
  const later = { field: 'toleranceDays', from: 12, to: 15 } as const;
  await projectsOf(manager.send).updateProject({ projectId, changes: [later] });
  const choice = (take: UndoChoice['take'], seen: unknown = 15): UndoChoice => ({
    ...{ entity: 'project', id: projectId, field: 'tolerance_days', seen, take },
  });
  const values = async () => {
    const { toleranceDays, managerPersonId } = await projects.getProject({ projectId });
    return [toleranceDays, managerPersonId];
  };
  return { projectId, entryId: entryId ?? '', choice, values };
}

test('a conflict is told in words, with what one set, what stands and what undo goes back to', async () => {
  const { entryId, projectId, values } = await conflict();
  await expect(changes.undoChange({ entryId })).rejects.toMatchObject({
    code: 'changed-meanwhile',
    details: {
      ...{ count: 1, rest: 1 },
      conflicts: [
        {
          ...{ entity: 'project', id: projectId, field: 'tolerance_days', now: 15, canGoBack: true, isInTheWay: false },
          byName: expect.stringMatching(/^Person/),
          told: {
            ...{ record: null, field: 'projects.short.toleranceDays' },
            ...{ mine: { days: 12 }, theirs: { days: 15 }, back: { days: 10 } },
          },
        },
      ],
    },
  });
  expect(await values()).toEqual([12, owner.personId].with(0, 15)); // nothing half undone
});

test('a field is left to the other, the rest goes back; redo brings back what was undone alone', async () => {
  const { entryId, choice, values } = await conflict();
  const { told } = await changes.undoChange({ entryId, choices: [choice('theirs')] });
  expect(told).toMatchObject({ operation: 'updateProject', changes: [{ to: { days: 12 } }, { to: 'Olga Owner' }] });
  expect(await values()).toEqual([15, null]);
  await changes.redoChange({ entryId });
  expect(await values()).toEqual([15, owner.personId]);
});

test('a field goes back all the same, and redo gives the other’s value back', async () => {
  const { entryId, choice, values } = await conflict();
  await changes.undoChange({ entryId, choices: [choice('back')] });
  expect(await values()).toEqual([10, null]);
  await changes.redoChange({ entryId });
  expect(await values()).toEqual([15, owner.personId]);
  await changes.undoChange({ entryId }); // what the redo left is undone, not what the act left at first
  expect(await values()).toEqual([10, null]);
});

test('what was chosen against another value than stands there now is asked again', async () => {
  const { entryId, choice, values } = await conflict();
  expect(await refusal(changes.undoChange({ entryId, choices: [choice('back', 14)] }))).toBe('changed-meanwhile');
  expect(await values()).toEqual([15, owner.personId]);
});

test('where all of it is left to others, nothing is undone', async () => {
  const { entryId, projectId, choice, values } = await conflict();
  const other = { field: 'managerPersonId', from: owner.personId, to: manager.personId } as const;
  await projectsOf(manager.send).updateProject({ projectId, changes: [other] });
  const manages = { entity: 'project', id: projectId, field: 'manager_person_id', seen: manager.personId } as const;
  const choices = [choice('theirs'), { ...manages, take: 'theirs' as const }];
  expect(await refusal(changes.undoChange({ entryId, choices }))).toBe('nothing-to-undo');
  expect(await values()).toEqual([15, manager.personId]);
});

test('roles given, changed and taken away, and a deactivation, are undone and redone', async () => {
  const { personId } = await testPerson(server, owner, 'team-member');
  const { offices } = owner;
  const rolesOf = async () =>
    (await offices.listPeople({})).items.find(({ id }) => id === personId)?.roles.map(({ role }) => role);
  const [{ assignmentId = '' } = {}] =
    (await offices.listPeople({})).items.find(({ id }) => id === personId)?.roles ?? [];
  const changed = await offices.changeRole({ assignmentId, from: 'team-member', role: 'auditor' });
  await changes.undoChange({ entryId: changed.entryId ?? '' });
  expect(await rolesOf()).toEqual(['team-member']);
  const revoked = await offices.revokeRole({ assignmentId });
  await changes.undoChange({ entryId: revoked.entryId ?? '' });
  expect(await rolesOf()).toEqual(['team-member']);
  await changes.redoChange({ entryId: revoked.entryId ?? '' });
  expect(await rolesOf()).toEqual([]);
  const { entryId } = await offices.deactivatePerson({ personId });
  const state = async () => (await offices.listPeople({})).items.find(({ id }) => id === personId)?.state;
  await changes.undoChange({ entryId: entryId ?? '' });
  expect(await state()).toBe('active');
});

test('an invitation is taken back until somebody came of it; the last owner stays', async () => {
  const input = { name: 'Nora', email: 'nora@example.org', role: 'team-member', node: 'organisation' } as const;
  const { entryId } = await owner.offices.invitePerson(input);
  await changes.undoChange({ entryId: entryId ?? '' });
  expect((await owner.offices.listPeople({})).items.some(({ name }) => name === 'Nora')).toBe(false);
  await changes.redoChange({ entryId: entryId ?? '' });
  expect((await owner.offices.listPeople({})).items.find(({ name }) => name === 'Nora')?.state).toBe('invited');

  await testPerson(server, owner, 'team-member');
  const came = (await changes.listOwnChanges({ limit: 1 })).items[0];
  expect(await refusal(changes.undoChange({ entryId: came?.entryId ?? '' }))).toBe('not-undoable');

  const second = await testPerson(server, owner, 'owner');
  const held = (await owner.offices.listPeople({})).items.find(({ id }) => id === second.personId)?.roles[0];
  const granted = (await changes.listOwnChanges({ limit: 20 })).items.find(
    ({ operation }) => operation === 'grantRole',
  );
  expect(granted).toBeUndefined();
  const gone = await second.offices.revokeRole({ assignmentId: held?.assignmentId ?? '' });
  expect(await refusal(changesOf(second.send).undoChange({ entryId: gone.entryId ?? '' }))).toBe('permission-missing');
});
