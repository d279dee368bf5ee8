import { expect, test } from 'vitest';
import { inOrganisation, writeChanges } from '#platform/server';
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
  // the pages of that day: the portfolio as it was told, the project computed again from what was recorded by then
  const asOf = '2026-02-28';
  const portfolio = await owner.reporting.getPortfolio({ asOf });
  expect(portfolio).toMatchObject({ counts: { red: 1 }, items: [{ name: 'Kept', status: 'red', mayUpdate: false }] });
  const then = await owner.reporting.getProjectOverview({ projectId, asOf });
  const { status, varianceDays, finish, matters, openFindings } = then;
  expect(portfolio.items[0]).toMatchObject({ status, varianceDays, finish, matters, openFindings });
  expect(then).toMatchObject({ percentComplete: 0, canSetBaseline: false, isComputing: false });
  expect((await owner.reporting.getProjectOverview({ projectId })).percentComplete).toBe(100);
  // what is recorded today of a day before is known of that day now
  await read((tx) => {
    const { organisationId, personId } = owner;
    const call = { tx, organisationId, actor: { kind: 'person', id: personId }, operation: 'test' } as const;
    const change = { entity: 'task', id: `${planId}/1`, field: 'duration_ticks', from: 48_000, to: 96_000 };
    return writeChanges({ ...call, now: '2026-03-20T09:00:00Z' }, [change], { effectiveAt: '2026-01-20T09:00:00Z' });
  });
  // twenty days from 5 January end on Friday the 30th: on that Saturday, with nothing done, they can begin on Monday and end on 27 February
  const finishOf = async (known: 'then' | 'now') =>
    (await owner.reporting.getPortfolio({ asOf: '2026-01-31', known })).items[0]?.finish;
  expect([await finishOf('then'), await finishOf('now')]).toEqual(['2026-01-16T17:30:00', '2026-02-27T17:30:00']);
  expect((await owner.reporting.getPortfolio({ asOf: '2026-01-05', state: 'archived' })).items).toEqual([]);

  const history = await read((tx) => statusHistory(tx, [projectId], '2025-12-10', '2026-03-25'));
  expect(history.get(projectId)?.map(({ until, computed, reported }) => [until, computed, reported])).toEqual([
    ['2026-01-31', 'green', null],
    ['2026-02-28', 'red', null],
    ['2026-03-25', 'green', null],
  ]);

  const { months, items } = await owner.reporting.listStatusHistory({});
  expect([months.length, months.at(0), months.at(-1)]).toEqual([12, '2025-04', '2026-03']);
  expect(items[0]?.computed).toEqual([...Array(9).fill(null), 'green', 'red', 'green']);
  expect(items[0]?.reported).toEqual(Array(12).fill(null));
  const report = await owner.reporting.listPortfolioReport({});
  expect(report.since).toBe('2026-02-28');
  expect(report.items[0]).toMatchObject({ projectId, story: [], before: { status: 'red' } });
  expect(report.items[0]?.before?.varianceDays).toBeGreaterThan(10);
});

test('the days on which the finish moved are told with where from, where to and by how much', async () => {
  const owner = await testOwner(portico, '2026-04-13T09:00:00Z');
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Moved' });
  const { planId } = await owner.plans.getPlan({ projectId });
  const dig = { name: 'Dig', durationTicks: 10 * 4800, place: { parentUid: null, afterUid: null } };
  await owner.plans.changePlan({ planId, baseRevision: 1, changes: [{ entity: 'task', id: '-1', field: null, from: null, to: dig }] }); // biome-ignore format: one change
  await owner.plans.setBaseline({ planId, number: 0 });
  await computedPlan(owner, projectId);
  await until(
    async () => (await owner.reporting.getPortfolio({})).items[0],
    (row) => row?.varianceDays === 0,
  );
  const moves = async (past: object = {}) => (await owner.reporting.getFinishMoves({ projectId, ...past })).moves;
  expect(await moves()).toEqual([]);
  await advanceClock(portico, owner, '2026-04-14T09:00:00Z');
  const longer = { entity: 'task', id: '1', field: 'durationTicks', from: 10 * 4800, to: 12 * 4800 } as const;
  await owner.plans.changePlan({ planId, baseRevision: 1, changes: [longer] });
  await computedPlan(owner, projectId);
  // ten working days from Monday 13 April end on Friday the 24th; two more on Tuesday the 28th
  const move = { day: '2026-04-14', from: '2026-04-24T17:30:00', to: '2026-04-28T17:30:00', days: 2 };
  const told = await until(moves, (items) => items.length > 0);
  expect(told).toEqual([move]);
  expect(await moves({ asOf: '2026-04-13' })).toEqual([]);
});
