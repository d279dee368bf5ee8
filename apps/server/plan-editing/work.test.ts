import { expect, test } from 'vitest';
import { testOrganisation } from '#modules/offices/testing';
import { testWorkingPortico } from '../testing.ts';
import { type Changes, testPlan } from './testing.ts';

const server = await testWorkingPortico({ runsJobs: false });
const owner = await testOrganisation(server);
const day = 4800;

type Task = Readonly<Record<string, unknown>>;

/** A task of ten days on which Ana works full time, beside Ben and sand. */
async function digging(facts: Task = {}) {
  const plan = await testPlan(server, owner);
  const record = (entity: 'resource' | 'assignment', id: string, to: Task) => ({ entity, id, field: null, from: null, to }) as Changes[number]; // biome-ignore format: one record
  const set = (id: string, field: string, from: unknown, to: unknown, entity = 'task') => ({ entity, id, field, from, to }) as Changes[number]; // biome-ignore format: one record
  await plan.change(
    { entity: 'task', id: '-1', field: null, from: null, to: { name: 'Dig', durationTicks: 10 * day, ...facts } },
    record('resource', '-1', { name: 'Ana' }),
    record('resource', '-2', { name: 'Ben' }),
    record('resource', '-3', { name: 'Sand', kind: 'material' }),
  );
  await plan.change(record('assignment', '-1', { taskUid: 1, resourceUid: 1 }));
  /** Days of the task, its work, and by assignment units and days of work. */
  const told = async () => {
    const [task] = (await plan.rows())?.parts.task ?? [];
    const own = (await plan.rows())?.parts.assignment ?? [];
    const days = (ticks: unknown) => (ticks === null ? null : Number(ticks) / day);
    return [days(task?.duration_ticks), days(task?.work_ticks), ...own.map(({ units, work_ticks }) => [Number(units), days(work_ticks)])]; // biome-ignore format: one list
  };
  return { ...plan, record, set, told };
}

test('whoever comes to a task gets the work of its length, or shares it where the task is effort driven', async () => {
  const plain = await digging();
  expect(await plain.told()).toEqual([10, 10, [1, 10]]);
  await plain.change(plain.record('assignment', '-2', { taskUid: 1, resourceUid: 2, units: 0.5 }));
  expect(await plain.told()).toEqual([10, 15, [1, 10], [0.5, 5]]);

  const driven = await digging({ isEffortDriven: true });
  await driven.change(driven.record('assignment', '-2', { taskUid: 1, resourceUid: 2 }));
  expect(await driven.told()).toEqual([5, 10, [1, 5], [1, 5]]);
  await driven.change({ entity: 'assignment', id: '1', field: null, from: {}, to: null });
  expect(await driven.told()).toEqual([10, 10, [1, 10]]);
});

test('material and work that is said with who does it change neither length nor work', async () => {
  const plan = await digging({ isEffortDriven: true });
  await plan.change(
    plan.record('assignment', '-2', { taskUid: 1, resourceUid: 3, units: 40 }),
    plan.record('assignment', '-3', { taskUid: 1, resourceUid: 2, workTicks: 2 * day }),
  );
  expect(await plan.told()).toEqual([10, 10, [1, 10], [40, null], [1, 2]]);
});

test('length, work and units follow each other by the type of the task', async () => {
  const units = await digging();
  await units.change(units.set('1', 'workTicks', 10 * day, 20 * day));
  expect(await units.told()).toEqual([20, 20, [1, 20]]);
  await units.change(units.set('1', 'units', 1, 2, 'assignment'));
  expect(await units.told()).toEqual([10, 20, [2, 20]]);

  const length = await digging({ type: 'fixed-duration' });
  await length.change(length.set('1', 'workTicks', 10 * day, 5 * day));
  expect(await length.told()).toEqual([10, 5, [0.5, 5]]);

  const work = await digging({ type: 'fixed-work' });
  await work.change(work.set('1', 'durationTicks', 10 * day, 5 * day));
  expect(await work.told()).toEqual([5, 10, [2, 10]]);

  const both = await digging();
  await both.change(both.set('1', 'durationTicks', 10 * day, 5 * day), both.set('1', 'workTicks', 10 * day, 20 * day));
  expect(await both.told()).toEqual([5, 20, [4, 20]]);
});

test('a length that follows from work keeps what is done', async () => {
  const plan = await digging();
  await plan.change(plan.set('1', 'percentComplete', 0, 40));
  await plan.change(plan.set('1', 'workTicks', 10 * day, 16 * day));
  expect(await plan.told()).toEqual([16, 16, [1, 16]]);
  // four of sixteen days are done, by the task and by Ana
  expect(await plan.task(1)).toMatchObject({ percent_complete: 25, actual_duration_ticks: 4 * day, remaining_duration_ticks: 12 * day }); // biome-ignore format: one check
  expect((await plan.rows())?.parts.assignment[0]).toMatchObject({ actual_work_ticks: 4 * day, remaining_work_ticks: 12 * day }); // biome-ignore format: one check
});

test('who comes with a task that is made at once works as long as it lasts', async () => {
  const plan = await digging();
  await plan.change(
    { entity: 'task', id: '-1', field: null, from: null, to: { name: 'Pour', durationTicks: 2 * day } },
    plan.record('assignment', '-2', { taskUid: -1, resourceUid: 2, units: 0.5 }),
  );
  expect((await plan.rows())?.parts.assignment[1]).toMatchObject({ task_uid: 2, units: 0.5, work_ticks: day });
  expect(await plan.task(2)).toMatchObject({ work_ticks: day });
});

test('a rule of earning is kept and shown like any field', async () => {
  const plan = await digging();
  const rule = { kind: 'fixed', startPercent: 25 } as const;
  await plan.change(plan.set('1', 'earning', null, rule));
  expect((await plan.view()).earning).toEqual([{ uid: 1, rule }]);
  const units = { kind: 'units', done: 3, planned: 8 } as const;
  await plan.change(plan.set('1', 'earning', { startPercent: 25, kind: 'fixed' }, units));
  expect((await plan.view()).earning).toEqual([{ uid: 1, rule: units }]);
  const odd = plan.change(plan.set('1', 'earning', units, { kind: 'fixed', startPercent: 30 }));
  await expect(odd).rejects.toMatchObject({ status: 400 });
});
