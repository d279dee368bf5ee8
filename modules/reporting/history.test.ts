import { expect, test } from 'vitest';
import { schedule } from '#engine';
import { writeMspdi } from '#formats';
import { smallPlan } from '#modules/plans/testing';
import { advanceClock, commit, testOwner, testPortico, upload } from './testing.ts';

const portico = await testPortico();
const owner = await testOwner(portico, '2026-01-05T09:00:00Z');
const { changes, projects, officeId } = owner;

const importAs = async (name: string) => {
  const plan = smallPlan();
  const ready = await upload(owner, Buffer.from([...writeMspdi(plan, schedule(plan))].join('')));
  const done = await commit(owner, { importId: ready.importId, target: { kind: 'new', name, officeId } });
  if (!done.result) throw new Error(JSON.stringify(done));
  return done.result;
};

test('the making of a project is one act in its history, by hand and from a file', async () => {
  const history = async (projectId: string) =>
    (await changes.listRecordHistory({ node: `project:${projectId}` })).items;
  const { projectId } = await projects.createProject({ officeId, name: 'One act' });
  expect(await history(projectId)).toMatchObject([{ operation: 'createProject' }]);
  const [made, ...more] = await history((await importAs('One import')).projectId);
  expect(more).toEqual([]);
  // many changes are told as counts of records: the small plan has four tasks and two links
  expect(made).toMatchObject({ operation: 'plans.commit-import', changes: [] });
  expect(made?.counts).toContainEqual({ record: 'plans.record.task', kind: 'added', count: 4 });
});

test('the history tells the fields of a project by name, and leaves out what the act says already', async () => {
  const { projectId } = await projects.createProject({ officeId, name: 'Told' });
  await projects.updateProject({ projectId, changes: [{ field: 'toleranceDays', from: 10, to: 15 }] });
  await projects.archiveProject({ projectId });
  const [archived, updated] = (await changes.listRecordHistory({ node: `project:${projectId}` })).items;
  expect(archived).toMatchObject({ operation: 'archiveProject', changes: [], counts: [] });
  expect(updated?.changes).toEqual([
    {
      kind: 'changed',
      record: null,
      field: 'projects.short.toleranceDays',
      from: { kind: 'days', days: 10 },
      to: { kind: 'days', days: 15 },
    },
  ]);
});

test('as of a past day the history ends with it, and the project says what it said then', async () => {
  await advanceClock(portico, owner, '2026-01-06T09:00:00Z');
  const { projectId } = await projects.createProject({ officeId, name: 'Once' });
  await advanceClock(portico, owner, '2026-01-08T09:00:00Z');
  await projects.updateProject({ projectId, changes: [{ field: 'name', from: 'Once', to: 'Now' }] });
  const { planId } = await owner.plans.getPlan({ projectId });
  const dig = { entity: 'task', id: '-1', field: null, from: null, to: { name: 'Dig' } } as const;
  const { entryId } = await owner.plans.changePlan({ planId, baseRevision: 1, changes: [dig] });
  await advanceClock(portico, owner, '2026-01-09T09:00:00Z');
  await changes.undoChange({ entryId: entryId ?? '' });
  const told = async (asOf?: string) => {
    const day = asOf === undefined ? {} : { asOf };
    const { items } = await changes.listRecordHistory({ node: `project:${projectId}`, ...day });
    const { name } = await projects.getProject({ projectId, ...day });
    return [name, ...items.map(({ operation, isUndone, canUndo }) => `${operation} ${isUndone} ${canUndo}`)];
  };
  const [made, renamed, dug, undone] = ['createProject', 'updateProject', 'changePlan', 'undoChange'];
  expect(await told('2026-01-07')).toEqual(['Once', `${made} false false`]);
  expect((await told('2026-01-08')).slice(0, 3)).toEqual(['Now', `${dug} false false`, `${renamed} false false`]);
  expect((await told('2026-01-09')).slice(1, 3)).toEqual([`${undone} false false`, `${dug} true false`]);
  expect((await told()).slice(1, 3)).toEqual([`${undone} false true`, `${dug} true false`]);
  await expect(projects.getProject({ projectId, asOf: '2026-01-05' })).rejects.toMatchObject({
    code: 'not-there-then',
  });
});
