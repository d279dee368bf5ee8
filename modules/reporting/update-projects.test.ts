import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testPerson } from '#modules/offices/testing';
import { requestCompute, requestComputeOfAll } from '#modules/plans/actions/plan-changed';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { createClient, OperationError } from '#platform/contract';
import { type Call, inOrganisation } from '#platform/server';
import { untilSomebodyWaits } from '#platform/server/jobs/testing';
import { computedPlan, testOwner, testPortico } from './testing.ts';

const portico = await testPortico();
const owner = await testOwner(portico, '2026-01-05T09:00:00Z');
const { projects, officeId } = owner;
const make = async (name: string) => (await projects.createProject({ officeId, name })).projectId;
const [first, second] = [await make('Depot roof'), await make('Depot floor')];
const tolerances = async () =>
  Promise.all([first, second].map(async (projectId) => (await projects.getProject({ projectId })).toleranceDays));
const tolerance = (projectId: string, from: number, to: number) => ({
  projectId,
  changes: [{ field: 'toleranceDays' as const, from, to }],
});
const codeOf = (error: unknown) => (error instanceof OperationError ? error.code : String(error));

test('many projects are changed as one act, and only what is another', async () => {
  const { entryId } = await projects.updateProjects({
    projects: [tolerance(first, 10, 7), tolerance(second, 10, 8)],
  });
  expect(entryId).not.toBeNull();
  expect(await tolerances()).toEqual([7, 8]);
  expect(await projects.updateProjects({ projects: [tolerance(first, 7, 7)] })).toEqual({ entryId: null });
});

test('all of them, or none: what one saw is no longer true, a name is taken, one is archived', async () => {
  const before = await tolerances();
  const stale = projects.updateProjects({ projects: [tolerance(first, 7, 5), tolerance(second, 99, 5)] });
  expect(await stale.catch(codeOf)).toBe('changed-meanwhile');
  const renamed = { projectId: second, changes: [{ field: 'name' as const, from: 'Depot floor', to: 'depot ROOF' }] };
  const taken = projects.updateProjects({ projects: [tolerance(first, 7, 5), renamed] });
  expect(await taken.catch(codeOf)).toBe('project-name-taken');
  await projects.archiveProject({ projectId: second });
  const archived = projects.updateProjects({ projects: [tolerance(first, 7, 5), tolerance(second, 8, 5)] });
  expect(await archived.catch(codeOf)).toBe('project-archived');
  await projects.restoreProject({ projectId: second });
  expect(await tolerances()).toEqual(before);
});

test('an office or a person that there is not is refused in words, whoever names the manager', async () => {
  const nobody = '855bc4c9-a1c2-813f-a907-4bb6e3319009';
  const projectId = await make('Depot door');
  const set = (field: 'officeId' | 'managerPersonId', from: string | null) =>
    projects.updateProject({ projectId, changes: [{ field, from, to: nobody } as never] }).then(() => 'done', codeOf);
  expect(await set('officeId', officeId)).toBe('record-missing');
  expect(await set('managerPersonId', null)).toBe('project-manager-missing');
  await sql`update project set ownership = 'office' where id = ${projectId}`.execute(portico.server.database.owner);
  expect(await set('managerPersonId', null)).toBe('project-manager-missing');
});

test('what has every plan computed asks for them in the order in which others change many projects', async () => {
  const { app, owner: database } = portico.server.database;
  const inside = <T>(work: (call: Call) => Promise<T>) =>
    inOrganisation(app, owner.organisationId, (tx) =>
      work({
        ...{ tx, organisationId: owner.organisationId, operation: 'test', now: '2026-01-05T09:00:00Z' },
        actor: { kind: 'system', id: 'test' },
      }),
    );
  const ids = [];
  for (const projectId of [first, second].sort()) ids.push((await computedPlan(owner, projectId)).planId);
  const [one = '', other = ''] = ids;
  await sql`update plan set revision = revision where id = ${one}`.execute(database); // it lies last now
  const asTheyLie = sql`select set_config(name, 'off', true)
    from pg_settings where name in ('enable_indexscan', 'enable_indexonlyscan', 'enable_bitmapscan')`;
  let all: Promise<void> | undefined;
  await inside(async ({ tx }) => {
    await requestCompute(tx, one);
    all = inside(async (call) => {
      await asTheyLie.execute(call.tx);
      await requestComputeOfAll(call);
    });
    await untilSomebodyWaits(database);
    await requestCompute(tx, other);
  });
  await all;
});

test('whoever may not change one of them changes none', async () => {
  const person = await testPerson(portico.server, owner, 'project-manager', `project:${first}`);
  const his = createClient<typeof projectContract>(projectRoutes, person.send);
  const both = his.updateProjects({ projects: [tolerance(first, 7, 5), tolerance(second, 8, 5)] });
  expect(await both.catch(codeOf)).toBe('record-missing');
  expect(await tolerances()).toEqual([7, 8]);
  await his.updateProjects({ projects: [tolerance(first, 7, 5)] });
  expect(await tolerances()).toEqual([5, 8]);
});

test.each([
  ['none', () => [], 'invalid-input'],
  ['five thousand', () => Array(5000).fill(tolerance(first, 5, 6)), 'invalid-input'],
  ['one twice, from what the first of the two has made', () => [tolerance(first, 5, 6), tolerance(first, 6, 7)], 'changed-meanwhile'], // biome-ignore format: one case
  ['an id of no project', () => [tolerance(first, 5, 6), tolerance(officeId, 8, 6)], 'record-missing'],
])('%s is refused, and nothing is changed', async (_, list, code) => {
  const before = await tolerances();
  expect(await projects.updateProjects({ projects: list() }).catch(codeOf)).toBe(code);
  expect(await tolerances()).toEqual(before);
});

test('of a project that stands there twice the later value is taken', async () => {
  await projects.updateProjects({ projects: [tolerance(first, 5, 6), tolerance(first, 5, 9)] });
  expect((await tolerances())[0]).toBe(9);
});

test('a project of another organisation is as unknown as none, and holds the own ones back too', async () => {
  const other = await testOwner(portico);
  const { projectId } = await other.projects.createProject({ officeId: other.officeId, name: 'Theirs' });
  const mixed = projects.updateProjects({ projects: [tolerance(first, 9, 1), tolerance(projectId, 10, 1)] });
  expect(await mixed.catch(codeOf)).toBe('record-missing');
  expect((await tolerances())[0]).toBe(9);
  expect((await other.projects.getProject({ projectId })).toleranceDays).toBe(10);
});
