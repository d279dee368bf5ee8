import { expect, test } from 'vitest';
import { type ScheduleInput, schedule } from '#engine';
import { writeMspdi } from '#formats';
import { refusal, testPerson } from '#modules/offices/testing';
import { smallPlan } from '#modules/plans/testing';
import {
  clientsOf,
  commit,
  computedPlan,
  type TestOwner,
  testOwner,
  testPortico,
  upload,
} from '#modules/reporting/testing';
import type { OperationError } from '#platform/contract';
import { adopt, fact, find } from './testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z';
const fileOf = (plan: ScheduleInput) => Buffer.from([...writeMspdi(plan, schedule(plan))].join(''));

/** The plan with the dates that it has kept as a baseline. */
function promised(plan: ScheduleInput, number = 0): ScheduleInput {
  const dates = new Map(schedule(plan).tasks.map((task) => [task.uid, task]));
  const tasks = plan.tasks.map((task) => {
    const { start = null, finish = null, durationTicks = null } = dates.get(task.uid) ?? {};
    return { ...task, baselines: [{ number, start, finish, durationTicks, workTicks: null, costMinor: null }] };
  });
  return { ...plan, tasks };
}

async function imported(name: string, policy: 'controlling' | 'supportive' = 'controlling') {
  const owner = await testOwner(portico, monday);
  await adopt(portico, owner, policy);
  const { importId } = await upload(owner, fileOf(smallPlan(name)));
  const done = await commit(owner, { importId, target: { kind: 'new', name, officeId: owner.officeId } });
  const { projectId = '', planId = '' } = done.result ?? {};
  await computedPlan(owner, projectId);
  const numbers = async () => (await owner.plans.listBaselines({ planId })).items.map(({ number }) => number);
  const target = { kind: 'update', projectId } as const;
  return { owner, projectId, planId, numbers, target };
}

const inTheWay = (projectId: string) => fact(projectId, 'governance.no-owner', 'major', { count: 2 });

const failed = (work: Promise<unknown>) =>
  work.then(
    () => Promise.reject(new Error('It was allowed.')),
    (error) => error as OperationError,
  );

const log = async ({ findings }: TestOwner) =>
  (await findings.listDecisions({ state: 'decided' })).items.map(({ question, outcome }) => [question.key, outcome]);

test('a newer file that sets baselines is told of what blocks that, refused while it does, and taken over once it does not', async () => {
  const { owner, projectId, numbers, target } = await imported('Promised');
  await find(portico, owner, projectId, monday, [inTheWay(projectId)]);
  const ready = await upload(owner, fileOf(promised(smallPlan('Promised'), 1)));
  expect(ready.proposal).toMatchObject({ kind: 'update', hasChanges: true, update: { baselines: [1] } });
  expect(ready.inTheWay).toMatchObject([{ code: 'governance.no-owner', consequence: { enforcement: 'block' } }]);
  const refused = await failed(owner.plans.commitImport({ importId: ready.importId, target }));
  expect([refused.code, refused.details]).toMatchObject([
    'act-blocked',
    { findings: [{ code: 'governance.no-owner' }] },
  ]);
  expect((await owner.plans.getImport({ importId: ready.importId })).state).toBe('ready');
  expect(await numbers()).toEqual([]);
  await find(portico, owner, projectId, monday, []);
  expect((await commit(owner, { importId: ready.importId, target })).state).toBe('committed');
  expect(await numbers()).toEqual([1]);
  const asked = 'findings.question.baseline-imported';
  expect((await log(owner)).filter(([key]) => key === asked)).toEqual([[asked, 'done'], [asked, 'refused']]); // biome-ignore format: one line

  await find(portico, owner, projectId, monday, [inTheWay(projectId)]);
  expect(await refusal(owner.plans.undoImport({ importId: ready.importId }))).toBe('act-blocked');
  expect(await numbers()).toEqual([1]);
  await find(portico, owner, projectId, monday, []);
  expect((await owner.plans.undoImport({ importId: ready.importId })).state).toBe('undone');
  expect(await numbers()).toEqual([]);
});

test('where the policy only warns it is taken over once the warnings are acknowledged; a file without baselines asks nobody', async () => {
  const { owner, projectId, numbers, target } = await imported('Warned', 'supportive');
  await find(portico, owner, projectId, monday, [fact(projectId, 'cost.over', 'critical')]);
  const [phase, design, ...rest] = smallPlan('Warned').tasks as [never, ScheduleInput['tasks'][0], never, never];
  const longer = { ...smallPlan('Warned'), tasks: [phase, { ...design, durationTicks: 33_600 }, ...rest] };
  const plain = await upload(owner, fileOf(longer));
  expect(plain).toMatchObject({ inTheWay: [], proposal: { update: { baselines: [] } } });
  expect((await commit(owner, { importId: plain.importId, target })).state).toBe('committed');
  await computedPlan(owner, projectId);
  const { importId, inTheWay: warned } = await upload(owner, fileOf(promised(longer)));
  expect(warned).toMatchObject([{ code: 'cost.over', consequence: { enforcement: 'warn' } }]);
  expect(await refusal(owner.plans.commitImport({ importId, target }))).toBe('act-warned');
  const acknowledge = warned.map(({ findingId }) => findingId);
  expect((await commit(owner, { importId, target, acknowledge })).state).toBe('committed');
  expect(await numbers()).toEqual([0]);
});

test('who may bring a plan but not act on the project sets no baselines by a file', async () => {
  const { owner, projectId, numbers, target } = await imported('Brought');
  const analyst = await testPerson(portico.server, owner, 'pmo-analyst');
  const clients = clientsOf(analyst.send);
  const { importId } = await upload(clients, fileOf(promised(smallPlan('Brought'))), { projectId });
  expect(await refusal(clients.plans.commitImport({ importId, target }))).toBe('import-sets-baselines');
  expect(await numbers()).toEqual([]);
  expect((await owner.plans.getImport({ importId })).state).toBe('ready');
});
