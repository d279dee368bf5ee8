import { expect, test } from 'vitest';
import { inOrganisation } from '#platform/server';
import { snapshotsAt, statusHistory } from './actions/read-snapshots.ts';
import { advanceClock, computedPlan, testOwner, testPortico, until } from './testing.ts';

const portico = await testPortico();

test('a day keeps what was told last on it, whatever is told later', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00Z');
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Kept' });
  const { planId } = await owner.plans.getPlan({ projectId });
  const place = { parentUid: null, afterUid: null };
  const dig = { name: 'Dig', durationTicks: 10 * 4800, place, percentComplete: 0 };
  const write = (change: object) => owner.plans.changePlan({ planId, baseRevision: 1, changes: [change as never] });
  await write({ entity: 'task', id: '-1', field: null, from: null, to: dig });
  await owner.plans.setBaseline({ planId, number: 0 });
  const told = (status: string) =>
    until(
      async () => (await owner.reporting.getPortfolio({})).items[0],
      (row) => row?.status === status,
    );
  await told('green');
  await advanceClock(portico, owner, '2026-02-27T23:30:00Z'); // 28 February in Berlin: the work is overdue
  await told('red');
  await advanceClock(portico, owner, '2026-03-20T09:00:00Z');
  await write({ entity: 'task', id: '1', field: 'percentComplete', from: 0, to: 100 });
  await told('green');
  await computedPlan(owner, projectId);

  const read = <T>(work: Parameters<typeof inOrganisation<T>>[2]) =>
    inOrganisation(portico.server.database.app, owner.organisationId, work);
  const statusOn = async (day: string) =>
    (await read((tx) => snapshotsAt(tx, [projectId], day))).get(projectId)?.status;
  expect(await statusOn('2026-01-04')).toBeUndefined();
  expect(await statusOn('2026-01-05')).toBe('green');
  expect(await statusOn('2026-02-28')).toBe('red');
  expect(await statusOn('2026-03-20')).toBe('green');
  const history = await read((tx) => statusHistory(tx, [projectId], '2025-12-10', '2026-03-25'));
  expect(history.get(projectId)?.map(({ until, computed, reported }) => [until, computed, reported])).toEqual([
    ['2026-01-31', 'green', null],
    ['2026-02-28', 'red', null],
    ['2026-03-25', 'green', null],
  ]);
});
