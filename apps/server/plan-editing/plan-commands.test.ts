import { expect, test } from 'vitest';
import { refusal, testOrganisation, testPerson } from '#modules/offices/testing';
import { none } from '#modules/plans/routes';
import { testWorkingPortico } from '../testing.ts';
import { plansOf, testPlan } from './testing.ts';

const server = await testWorkingPortico({ runsJobs: false });
const owner = await testOrganisation(server);
const day = 4800;

const plain = { durationTicks: 5 * day };
const at = (parentUid: number | null, afterUid: number | null) => ({ parentUid, afterUid });

/** Phase over Design and Build, which follow each other, and Done after them. */
const phases = async () => {
  const plan = await testPlan(server, owner);
  await plan.change(
    { entity: 'task', id: '-1', field: null, from: null, to: { name: 'Phase' } },
    { entity: 'task', id: '-2', field: null, from: null, to: { name: 'Design', ...plain, place: at(-1, null) } },
    { entity: 'task', id: '-3', field: null, from: null, to: { name: 'Build', ...plain, place: at(-1, -2) } },
    { entity: 'task', id: '-4', field: null, from: null, to: { name: 'Done', durationTicks: 0 } },
    { entity: 'link', id: '-2--3', field: null, from: null, to: {} },
    { entity: 'link', id: '-3--4', field: null, from: null, to: {} },
  );
  return plan;
};
const set = (id: string, field: 'percentComplete', from: number, to: number) =>
  ({ entity: 'task', id, field, from, to }) as const;

test('new tasks get uids of the plan, in the place and with the links that the command names', async () => {
  const plan = await testPlan(server, owner);
  const { made, revision } = await plan.change(
    { entity: 'task', id: '-7', field: null, from: null, to: { name: 'First' } },
    { entity: 'task', id: '-8', field: null, from: null, to: { name: 'Before', place: at(null, null) } },
    { entity: 'task', id: '-9', field: null, from: null, to: { name: 'Under', place: at(-7, null) } },
    { entity: 'link', id: '-8--9', field: null, from: null, to: { type: 'SS' } },
  );
  expect(made).toEqual([
    { entity: 'task', id: '-7', uid: 1 },
    { entity: 'task', id: '-8', uid: 2 },
    { entity: 'task', id: '-9', uid: 3 },
  ]);
  const { tasks, links, ...view } = await plan.view();
  expect(view.revision).toBe(revision);
  expect(tasks.name).toEqual(['Before', 'First', 'Under']);
  expect(tasks.level).toEqual([1, 1, 2]);
  expect([links.predecessorUid, links.successorUid, links.type]).toEqual([[2], [3], [1]]);
});

test('two people insert at the same place at once, and move to it: each keeps what he made, in one order', async () => {
  const plan = await phases();
  const other = plansOf(await testPerson(server, owner, 'project-manager'));
  const insert = (name: string, who = plan.plans) =>
    who.changePlan({
      planId: plan.planId,
      baseRevision: 1,
      changes: [{ entity: 'task', id: '-1', field: null, from: null, to: { name, place: at(1, 2) } }],
    });
  const made = await Promise.all([insert('Mine'), insert('Theirs', other), insert('Also mine'), insert('More', other)]);
  expect(new Set(made.map(({ made }) => made[0]?.uid)).size).toBe(4);
  await plan.change({ entity: 'task', id: '4', field: 'place', from: at(null, 1), to: at(1, 2) });
  const { name } = (await plan.view()).tasks;
  expect(name.slice(0, 3)).toEqual(['Phase', 'Design', 'Done']);
  expect(new Set(name.slice(3))).toEqual(new Set(['Mine', 'Theirs', 'Also mine', 'More', 'Build']));
  expect(name.at(-1)).toBe('Build');
});

test('tasks are indented and outdented together, in the order that the command gives', async () => {
  const plan = await phases();
  await plan.change(
    { entity: 'task', id: '3', field: 'place', from: at(1, 2), to: at(2, null) },
    { entity: 'task', id: '4', field: 'place', from: at(null, 1), to: at(2, 3) },
  );
  const { tasks } = await plan.view();
  expect([tasks.name, tasks.level]).toEqual([
    ['Phase', 'Design', 'Build', 'Done'],
    [1, 2, 3, 3],
  ]);
});

test('a loop of parents is refused, a loop of links is not', async () => {
  const plan = await phases();
  const before = await plan.rows();
  const under = { entity: 'task', id: '1', field: 'place', from: at(null, null), to: at(2, null) } as const;
  expect(await refusal(plan.change(under))).toBe('parent-loop');
  expect(await plan.rows()).toEqual(before);
  await plan.change({ entity: 'link', id: '4-2', field: null, from: null, to: {} });
  await plan.change({ entity: 'link', id: '2-1', field: null, from: null, to: {} }); // to its own summary
  expect((await plan.view()).links.successorUid).toHaveLength(4);
  expect(await plan.faults()).toEqual(['schedule.loop', 'schedule.summary-link']);
});

test('a task goes with what stands under it and what hangs on it, and its uid is not used again', async () => {
  const plan = await phases();
  await plan.change({ entity: 'task', id: '1', field: null, from: {}, to: null });
  const { tasks, links } = await plan.view();
  expect([tasks.name, links.predecessorUid]).toEqual([['Done'], []]);
  const { made } = await plan.change({ entity: 'task', id: '-1', field: null, from: null, to: { name: 'New' } });
  expect(made).toEqual([{ entity: 'task', id: '-1', uid: 5 }]);
});

test('what is deleted must still be what the command says it is', async () => {
  const plan = await phases();
  const gone = { entity: 'task', id: '2', field: null, from: { name: 'Sketch' }, to: null } as const;
  await expect(plan.change(gone)).rejects.toMatchObject({
    code: 'changed-meanwhile',
    details: { conflicts: [{ entity: 'task', id: '2', field: null, now: { name: 'Design' } }] },
  });
  await plan.change({ ...gone, from: { name: 'Design' } });
  expect(await refusal(plan.change({ ...gone, from: {} }))).toBe('changed-meanwhile');
});

test('links are changed and deleted, and two of the same kind between two tasks conflict', async () => {
  const plan = await phases();
  const none = { kind: 'working', ticks: 0, unit: 'days' } as const;
  const lag = { kind: 'elapsed', ticks: 14_400, unit: 'weeks' } as const;
  await plan.change(
    { entity: 'link', id: '2-3', field: 'lag', from: none, to: lag },
    { entity: 'link', id: '2-3', field: 'type', from: 'FS', to: 'SS' },
  );
  const { links } = await plan.view();
  expect([links.type[0], links.lagKind[0], links.lag[0], links.lagUnit[0]]).toEqual([1, 1, 14_400, 3]);
  const again = { entity: 'link', id: '2-3', field: null, from: null, to: {} } as const;
  expect(await refusal(plan.change(again))).toBe('changed-meanwhile');
  expect(await refusal(plan.change({ ...again, id: '2-99' }))).toBe('invalid-plan-change');
  await plan.change({ ...again, from: { type: 'SS' }, to: null });
  expect((await plan.view()).links.type).toHaveLength(1);
});

test('what others changed stays unless it is the same field, and then the answer says who made it what', async () => {
  const plan = await phases();
  const other = await testPerson(server, owner, 'project-manager');
  const rename = { entity: 'task', id: '2', field: 'name', from: 'Design', to: 'Draft' } as const;
  await plansOf(other).changePlan({ planId: plan.planId, baseRevision: 1, changes: [rename] });
  await plan.change({ entity: 'task', id: '2', field: 'priority', from: 500, to: 700 });
  const mine = { ...rename, to: 'Sketch' };
  await expect(plan.change(mine, { ...mine, id: '3', from: 'Build', to: 'Make' })).rejects.toMatchObject({
    code: 'changed-meanwhile',
    status: 409,
    details: {
      count: 1,
      conflicts: [{ entity: 'task', id: '2', field: 'name', now: 'Draft', byName: expect.stringMatching(/^Person/) }],
    },
  });
  expect((await plan.view()).tasks.name).toEqual(['Phase', 'Draft', 'Build', 'Done']);
});

test('the same command is done once', async () => {
  const plan = await phases();
  const command = {
    planId: plan.planId,
    commandId: '11111111-2222-4333-8444-555555555555',
    baseRevision: 1,
    changes: [{ entity: 'task', id: '-3', field: null, from: null, to: { name: 'Once' } }],
  } as const;
  const first = await plan.plans.changePlan({ ...command, changes: [...command.changes] });
  expect(first.made).toEqual([{ entity: 'task', id: '-3', uid: 5 }]);
  expect(await plan.plans.changePlan({ ...command, changes: [...command.changes] })).toEqual(first);
});

test.each([
  ['a field that there is not', { field: 'colour', from: null, to: 'red' }, /changes\.0\.field/],
  ['a value of another type', { field: 'durationTicks', from: null, to: '5 d' }, /changes\.0\.to/],
  ['a percentage beyond the whole', { field: 'percentComplete', from: 0, to: 101 }, /changes\.0\.to/],
  ['a rank of its own', { field: 'rank', from: 'a', to: 'b' }, /changes\.0\.field/],
])('%s is refused, naming the change, and nothing is saved', async (_, change, named) => {
  const plan = await phases();
  const before = await plan.rows();
  const wrong = { entity: 'task', id: '2', ...change } as never;
  const right = { entity: 'task', id: '3', field: 'name', from: 'Build', to: 'Make' } as const;
  const error = await plan.change(wrong, right).catch((fault: unknown) => fault);
  expect(error).toMatchObject({ code: 'invalid-input', status: 400 });
  expect(JSON.stringify(error)).toMatch(named);
  expect(await plan.rows()).toEqual(before);
});

test.each([
  ['a field twice', [set('2', 'percentComplete', 0, 50), set('2', 'percentComplete', 0, 60)]],
  ['a resource by a uid of its own', [{ entity: 'resource', id: '9', field: null, from: null, to: { name: 'x' } }]],
  ['a resource that is not made', [{ entity: 'assignment', id: '-1', field: null, from: null, to: { taskUid: 2, resourceUid: -7 } }]], // biome-ignore format: one change
  ['a record that comes and goes', [{ entity: 'resource', id: '-1', field: null, from: null, to: { name: 'x' } }, { entity: 'resource', id: '-1', field: null, from: {}, to: null }]], // biome-ignore format: one command
  ['a task under one that goes', [{ entity: 'task', id: '-1', field: null, from: null, to: { name: 'x', place: at(2, null) } }, { entity: 'task', id: '2', field: null, from: {}, to: null }]], // biome-ignore format: one command
  ['a task by a uid of its own', [{ entity: 'task', id: '9', field: null, from: null, to: { name: 'x' } }]],
  ['a task without a name', [{ entity: 'task', id: '-1', field: null, from: null, to: {} }]],
  ['a parent that is not there', [{ entity: 'task', id: '2', field: 'place', from: at(1, null), to: at(99, null) }]],
  ['neither a making nor a deletion', [{ entity: 'task', id: '2', field: null, from: null, to: null }]],
  ['a constraint without its date', [{ entity: 'task', id: '2', field: 'constraintType', from: 'ASAP', to: 'SNET' }]],
  ['a task that is not made', [{ entity: 'link', id: '-1-2', field: null, from: null, to: {} }]],
] as const)('%s does not fit the plan', async (_, changes) => {
  const plan = await phases();
  const before = await plan.rows();
  await expect(plan.change(...changes)).rejects.toMatchObject({
    code: 'invalid-plan-change',
    details: { entity: expect.any(String), why: expect.any(String) },
  });
  expect(await plan.rows()).toEqual(before);
});

test('the duration and progress of a summary are not edited', async () => {
  const plan = await phases();
  expect(await refusal(plan.change(set('1', 'percentComplete', 0, 50)))).toBe('summary-is-computed');
  const longer = { entity: 'task', id: '1', field: 'durationTicks', from: null, to: day } as const;
  expect(await refusal(plan.change(longer))).toBe('summary-is-computed');
});

test('progress means an actual start, all of it an actual finish, and none takes both back', async () => {
  const plan = await phases();
  const { start } = (await plan.view()).project;
  await plan.change(set('3', 'percentComplete', 0, 40));
  // Build follows Design of five days: it starts on the sixth working day, and two of its five days are done
  const build = await plan.task(3);
  const { start: planned, finish } = await plan.dates(3);
  expect(planned).toBeGreaterThan(start + 4 * 14_400);
  expect(build).toMatchObject({
    actual_start: planned,
    actual_finish: null,
    actual_duration_ticks: 2 * day,
    remaining_duration_ticks: 3 * day,
  });
  await plan.change(set('3', 'percentComplete', 40, 100));
  expect(await plan.task(3)).toMatchObject({
    actual_start: planned,
    actual_finish: finish,
    remaining_duration_ticks: 0,
  });
  await plan.change(set('3', 'percentComplete', 100, 0));
  expect(await plan.task(3)).toMatchObject({ actual_start: null, actual_finish: null, actual_duration_ticks: 0 });
});

test('a new duration keeps what is done, and what takes no time is a milestone', async () => {
  const plan = await phases();
  const duration = (from: number, to: number) =>
    plan.change({ entity: 'task', id: '2', field: 'durationTicks', from, to });
  await plan.change(set('2', 'percentComplete', 0, 40));
  await duration(5 * day, 8 * day);
  // two of eight days are done
  expect(await plan.task(2)).toMatchObject({ percent_complete: 25, remaining_duration_ticks: 6 * day });
  await duration(8 * day, day);
  expect(await plan.task(2)).toMatchObject({ percent_complete: 100, actual_duration_ticks: day, actual_finish: (await plan.dates(2)).finish }); // biome-ignore format: one expectation
  const task = { entity: 'task', id: '4', field: 'durationTicks' } as const;
  expect(await plan.task(4)).toMatchObject({ is_milestone: true });
  await plan.change({ ...task, from: 0, to: day });
  expect(await plan.task(4)).toMatchObject({ is_milestone: false });
});

test('work grows with the duration, and is done as far as the task is', async () => {
  const plan = await phases();
  await plan.change(
    { entity: 'resource', id: '-1', field: null, from: null, to: { name: 'Ana' } },
    {
      entity: 'assignment',
      id: '-1',
      field: null,
      from: null,
      to: { taskUid: 2, resourceUid: -1, workTicks: 5 * day },
    },
  );
  await plan.change(
    { entity: 'task', id: '2', field: 'durationTicks', from: 5 * day, to: 10 * day },
    set('2', 'percentComplete', 0, 50),
  );
  expect((await plan.rows())?.parts.assignment[0]).toMatchObject({
    work_ticks: 10 * day,
    actual_work_ticks: 5 * day,
    remaining_work_ticks: 5 * day,
  });
});

test('a constraint that takes no date loses it', async () => {
  const plan = await phases();
  const { start } = (await plan.view()).project;
  const type = { entity: 'task', id: '2', field: 'constraintType' } as const;
  await plan.change(
    { ...type, from: 'ASAP', to: 'SNET' },
    { ...type, field: 'constraintDate', from: null, to: start + 14_400 },
  );
  await plan.change({ ...type, from: 'SNET', to: 'ASAP' });
  expect((await plan.view()).tasks.constraintDate[1]).toBe(none);
});

test('who may only read the plan may not change it', async () => {
  const plan = await phases();
  const reader = plansOf(await testPerson(server, owner, 'team-member'));
  const changes = [{ entity: 'task' as const, id: '2', field: null, from: {}, to: null }];
  const change = reader.changePlan({ planId: plan.planId, baseRevision: 1, changes });
  expect(await refusal(change)).toBe('permission-missing');
  const stranger = plansOf(await testOrganisation(server));
  expect(await refusal(stranger.changePlan({ planId: plan.planId, baseRevision: 1, changes }))).toBe('record-missing');
});
