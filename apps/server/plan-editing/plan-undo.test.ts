import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusal, testOrganisation, testPerson } from '#modules/offices/testing';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { type changeContract, changeRoutes, createClient } from '#platform/contract';
import { testWorkingPortico } from '../testing.ts';
import { anyActs, at, type Changes, doAll, make, plansOf, type TestPlan, testPlan } from './testing.ts';

const server = await testWorkingPortico({ runsJobs: false });
const owner = await testOrganisation(server);
const changes = createClient<typeof changeContract>(changeRoutes, owner.send);

const stateOf = async (plan: TestPlan) => {
  const rows = await plan.rows();
  const sorted = Object.entries(rows?.parts ?? {}).map(([part, all]) => [part, all.map((row) => JSON.stringify(row)).sort()]); // biome-ignore format: one list
  return { plan: rows?.plan, parts: sorted, dates: (await plan.scheduled()).tasks };
};

test('whatever was done, undoing all of it gives the plan and its dates as they were, and redoing it what it became', async () => {
  await fc.assert(
    fc.asyncProperty(anyActs, async (list) => {
      const plan = await testPlan(server, owner);
      await plan.change(make('-1', 'A'), make('-2', 'B'), make('-3', 'C', at(-1, null)), make('-4', 'D', at(-1, null)), { entity: 'link', id: '-3--4', field: null, from: null, to: {} }); // biome-ignore format: one command
      const before = await stateOf(plan);
      const entries = await doAll(plan, list);
      const after = await stateOf(plan);
      for (const entryId of [...entries].reverse()) await changes.undoChange({ entryId });
      expect(await stateOf(plan)).toEqual(before);
      for (const entryId of entries) await changes.redoChange({ entryId });
      expect(await stateOf(plan)).toEqual(after);
    }),
    { numRuns: 8 },
  );
});

async function withOther() {
  const plan = await testPlan(server, owner);
  const { entryId, made } = await plan.change(make('-1', 'Mine'));
  await plan.change(make('-1', 'Beside'), make('-2', 'Last'));
  const other = plansOf(await testPerson(server, owner, 'project-manager'));
  const theirs = (...list: Changes) => other.changePlan({ planId: plan.planId, baseRevision: 1, changes: list });
  return { plan, theirs, entryId: entryId ?? '', uid: made[0]?.uid ?? 0 };
}

const conflict = (entity: string) => ({
  code: 'changed-meanwhile',
  details: { conflicts: [{ entity, byName: expect.stringMatching(/^Person/) }] },
});

test('a task is not taken back while somebody else has put one under it or linked one to it', async () => {
  const under = await withOther();
  await under.theirs(make('-1', 'Theirs', at(under.uid, null)));
  await expect(changes.undoChange({ entryId: under.entryId })).rejects.toMatchObject(conflict('task'));
  const linked = await withOther();
  await linked.theirs({ entity: 'link', id: `${linked.uid}-2`, field: null, from: null, to: {} });
  const before = await linked.plan.rows();
  await expect(changes.undoChange({ entryId: linked.entryId })).rejects.toMatchObject(conflict('link'));
  expect(await linked.plan.rows()).toEqual(before);
});

test('a deleted task does not come back under one that is gone', async () => {
  const { plan, theirs, uid } = await withOther();
  await plan.change({ entity: 'task', id: '2', field: 'place', from: at(null, uid), to: at(uid, null) });
  const { entryId } = await plan.change({ entity: 'task', id: '2', field: null, from: {}, to: null });
  await theirs({ entity: 'task', id: String(uid), field: null, from: {}, to: null });
  await expect(changes.undoChange({ entryId: entryId ?? '' })).rejects.toMatchObject({ code: 'changed-meanwhile' });
});

test('in an archived project nothing of the plan is changed or taken back, and a command of before is answered again', async () => {
  const plan = await testPlan(server, owner);
  const commandId = randomUUID();
  const command = { planId: plan.planId, commandId, baseRevision: 1, changes: [make('-1', 'Last words')] };
  const done = await plan.plans.changePlan(command);
  const projects = createClient<typeof projectContract>(projectRoutes, owner.send);
  await projects.archiveProject({ projectId: plan.projectId });
  const before = await plan.rows();
  expect(await refusal(plan.change(make('-1', 'Late')))).toBe('project-archived');
  expect(await refusal(plan.plans.setBaseline({ planId: plan.planId, number: 0 }))).toBe('project-archived');
  expect(await refusal(plan.plans.clearBaseline({ planId: plan.planId, number: 0 }))).toBe('project-archived');
  expect(await refusal(changes.undoChange({ entryId: done.entryId ?? '' }))).toBe('not-undoable');
  expect(await plan.plans.changePlan(command)).toEqual(done);
  expect(await plan.rows()).toEqual(before);
  await projects.restoreProject({ projectId: plan.projectId });
  expect(await refusal(changes.undoChange({ entryId: done.entryId ?? '' }))).toBe('allowed');
});

test('a move is not taken back where that would make a loop of parents', async () => {
  const { plan, theirs, uid } = await withOther();
  await plan.change({ entity: 'task', id: '2', field: 'place', from: at(null, uid), to: at(uid, null) });
  const out = { entity: 'task', id: '2', field: 'place', from: at(uid, null), to: at(null, null) } as const;
  const { entryId } = await plan.change(out);
  await theirs({ entity: 'task', id: String(uid), field: 'place', from: at(null, 2), to: at(2, null) });
  const before = await plan.rows();
  await expect(changes.undoChange({ entryId: entryId ?? '' })).rejects.toMatchObject({ code: 'changed-meanwhile' });
  expect(await plan.rows()).toEqual(before);
});

test('how a plan is scheduled is told, changed in one act, and taken back with it', async () => {
  const plan = await testPlan(server, owner);
  const plans = plansOf(owner);
  const told = async () => (await plans.getPlan({ projectId: plan.projectId })).project;
  const before = await told();
  expect(before).toMatchObject({ options: null, criticalSlackLimitDays: 0, hasMultipleCriticalPaths: false });
  const options = { totalFloat: 'start', progress: 'retained-logic', mustFinishBy: before.start } as const;
  const { entryId } = await plan.change(
    { entity: 'project', id: 'project', field: 'hasMultipleCriticalPaths', from: false, to: true },
    { entity: 'project', id: 'project', field: 'options', from: null, to: options },
  );
  expect(await told()).toEqual({ ...before, hasMultipleCriticalPaths: true, options });
  // what is told is what a further change says it was, in whatever order its parts come back
  const more = { ...options, critical: 'longest-path' } as const;
  const { options: from } = await told();
  const second = await plan.change({ entity: 'project', id: 'project', field: 'options', from, to: more });
  expect((await told()).options).toEqual(more);
  await changes.undoChange({ entryId: second.entryId ?? '' });
  await changes.undoChange({ entryId: entryId ?? '' });
  expect(await told()).toEqual(before);
});
