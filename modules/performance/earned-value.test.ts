import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { advanceClock, testOwner, testPortico, until } from '#modules/reporting/testing';
import { type Client, createClient } from '#platform/contract';
import type { Compute } from '#platform/server';
import type { contract } from './contract.ts';
import { routes } from './routes.ts';
import { performanceServer } from './server.ts';

const portico = await testPortico((services) => [performanceServer(services)]);

/** What is looked at before a worker computes something. */
let watch = async (_what: string) => {};
const { compute } = portico.services;
const { run } = compute;
const watched: Compute['run'] = async (specifier, what, ...rest) => {
  await watch(what);
  return run(specifier, what, ...rest);
};
Object.assign(compute, { run: watched });

afterAll(() => expect(portico.faults).toEqual([]));

const add = (entity: string, id: string, to: object) => ({ entity, id, field: null, from: null, to });
const ana = { name: 'Ana', kind: 'work', calendarUid: null, maxUnits: 1, group: null, initials: null, email: null, standardRateMinor: 10_000 }; // biome-ignore format: one record

/** Ten working days of Ana's work from Monday 5 January 2026, at 100 an hour: 8,000, as agreed. */
async function agreed() {
  const owner = await testOwner(portico, '2026-01-05T09:00:00Z');
  const performance: Client<typeof contract> = createClient<typeof contract>(routes, owner.send);
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Quay' });
  const { planId } = await owner.plans.getPlan({ projectId });
  const change = (...changes: object[]) =>
    owner.plans.changePlan({ planId, baseRevision: 1, changes: changes as never });
  const set = (entity: string, field: string, from: unknown, to: unknown) => ({ entity, id: entity === 'plan' ? planId : '1', field, from, to }); // biome-ignore format: one line
  const dig = { name: 'Dig', durationTicks: 10 * 4800, place: { parentUid: null, afterUid: null }, percentComplete: 0 };
  await change(add('task', '-1', dig), add('resource', '-1', ana));
  const work = { units: 1, workTicks: 48_000, actualWorkTicks: 0, remainingWorkTicks: 48_000, delayTicks: 0, levellingDelayTicks: 0, contour: 'flat', timephased: [] }; // biome-ignore format: one record
  await change(add('assignment', '-1', { taskUid: 1, resourceUid: 1, ...work }));
  await until(
    () => owner.reporting.getProjectOverview({ projectId }),
    ({ canSetBaseline }) => canSetBaseline,
  );
  return { owner, performance, projectId, planId, change, set };
}

test('a project without a baseline says that nothing tells what was to be earned', async () => {
  const { performance, projectId } = await agreed();
  expect(await performance.getEarnedValue({ projectId })).toEqual({ measurement: null, months: [] });
});

test('what was planned, earned and spent stands with its indices; a past day is told as it was, and by month', async () => {
  const { owner, performance, projectId, planId, change, set } = await agreed();
  await owner.plans.setBaseline({ planId, number: 0 });
  await advanceClock(portico, owner, '2026-01-09T16:30:00Z');
  // five days later two of ten are done, which took three: 1,600 earned of 4,000 planned, for 2,400
  await change(
    set('task', 'percentComplete', 0, 20),
    set('assignment', 'actualWorkTicks', 0, 14_400),
    set('assignment', 'remainingWorkTicks', 48_000, 38_400),
  );
  const told = await until(
    () => performance.getEarnedValue({ projectId }),
    ({ months }) => months[0]?.cpi === 0.6667,
  );
  const { measurement } = told;
  expect(measurement).toMatchObject({
    basis: 'cost',
    hasStatusDate: false,
    amounts: { bac: 800_000, pv: 400_000, ev: 160_000, ac: 240_000, etc: 640_000 },
    indices: { spi: { value: 0.4 }, cpi: { value: 0.6667 }, eacCpi: { value: 1_200_000 }, eacPlan: { value: 880_000 } },
    schedule: { es: { value: 2 }, at: { value: 5 }, spiTime: { value: 0.4 }, ieacTime: { value: 25 } },
    costParts: [{ kind: 'usage', uid: 1, name: 'Dig', amount: -80_000 }],
    rules: [{ kind: 'percent-complete', tasks: 1 }],
    accounts: [{ uid: 1, rules: [{ kind: 'percent-complete', tasks: 1 }], amounts: { bac: 800_000 } }],
  });
  expect(told.months).toEqual([{ month: '2026-01', spi: 0.4, cpi: 0.6667, spiTime: 0.4 }]);

  // the portfolio has the same figures, to sort and filter by, and says what it comes to: 880,000 is 80,000
  // more than the baseline's 800,000, which leave 100,000 of the budget in no plan
  await owner.projects.updateProject({ projectId, changes: [{ field: 'budgetMinor', from: null, to: 900_000 }] });
  const { items: rows, headline } = await owner.reporting.getPortfolio({});
  expect(rows[0]).toMatchObject({ spi: 0.4, cpi: 0.6667, spiTime: 0.4, isYours: false });
  expect(headline.slice(-2)).toMatchObject([
    {
      key: 'reporting.narrative.portfolio.budget.all.unplanned',
      parameters: { budget: { minor: 900_000 }, unplanned: { minor: 100_000 } },
    },
    {
      key: 'reporting.narrative.portfolio.forecast.all.over',
      parameters: { eac: { minor: 880_000 }, difference: { minor: 80_000 } },
    },
  ]);
  const { tiles } = await owner.reporting.getHome({});
  expect(tiles.filter(({ id }) => id === 'budget' || id === 'forecast')).toMatchObject([
    { figure: { minor: 900_000, currencyCode: 'EUR' }, sentence: { parameters: { of: 1 } } },
    { figure: { minor: 880_000, currencyCode: 'EUR' }, sentence: { parameters: { difference: { minor: 80_000 } } } },
  ]);

  // both forecasts break their tolerances, so both are found
  const { items } = await owner.findings.listFindings({ projectId });
  expect(items.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['progress.cost-efficiency', 'progress.schedule-efficiency']),
  );
  await advanceClock(portico, owner, '2026-01-12T16:30:00Z');
  const friday = await performance.getEarnedValue({ projectId, asOf: '2026-01-05', known: 'then' });
  expect(friday.measurement?.amounts).toMatchObject({ ev: 0, ac: 0 });
});

test('the parts of the schedule variance add up to it, those that are not listed taken together', async () => {
  const { owner, performance, projectId, planId, change } = await agreed();
  // thirteen more tasks at once, each of 100 h at 100 an hour, of which nothing is done on Friday
  const tasks = Array.from({ length: 13 }, (_, index) => ({ uid: index + 2, id: `-${index + 1}`, name: `Wave ${index + 1}` }));
  const work = { units: 1, workTicks: 48_000, actualWorkTicks: 0, remainingWorkTicks: 48_000, delayTicks: 0, levellingDelayTicks: 0, contour: 'flat', timephased: [] };
  await change(...tasks.map(({ id, name }) => add('task', id, { name, durationTicks: 10 * 4800, place: { parentUid: null, afterUid: null }, percentComplete: 0 })));
  await change(...tasks.map(({ uid, id }) => add('assignment', id, { taskUid: uid, resourceUid: 1, ...work })));
  await until(() => owner.reporting.getProjectOverview({ projectId }), ({ canSetBaseline }) => canSetBaseline);
  await owner.plans.setBaseline({ planId, number: 0 });
  await advanceClock(portico, owner, '2026-01-09T16:30:00Z');
  const { measurement } = await performance.getEarnedValue({ projectId });
  const { scheduleParts = [], otherSchedule = 0, indices } = measurement ?? {};
  expect([scheduleParts.length, otherSchedule]).toEqual([12, -800_000]);
  expect(scheduleParts.reduce((sum, { amount }) => sum + amount, otherSchedule)).toBe(indices?.sv.value);
}); // biome-ignore format: long lines

test('while a worker computes, no connection to the database waits for it', async () => {
  const { owner, performance, projectId, planId } = await agreed();
  await advanceClock(portico, owner, '2026-01-06T09:00:00Z');
  const begun = async () =>
    (
      await sql`select from pg_stat_activity
        where datname = current_database() and usename = 'portico_app' and state = 'idle in transaction'`.execute(
        portico.server.database.owner,
      )
    ).rows.length;
  const computed = new Set<string>();
  watch = async (what) => {
    await until(begun, (count) => count === 0); // what goes on by itself may have begun one
    computed.add(what);
  };
  await performance.getEarnedValue({ projectId, level: 1 });
  await performance.getScheduleQuality({ projectId });
  await owner.reporting.getProjectStatus({ projectId });
  await owner.plans.explainTask({ planId, uid: 1 });
  await owner.plans.getPlan({ projectId, asOf: '2026-01-05' });
  watch = async () => {};
  expect([...computed]).toEqual(expect.arrayContaining(['measure', 'assess', 'explainChange', 'explain', 'viewPast']));
});

test('how good a schedule is stands point by point, kept or not, with the tasks behind what is not', async () => {
  const { performance, projectId, change } = await agreed();
  const more = (id: string, name: string) =>
    add('task', id, { name, durationTicks: 4800, place: { parentUid: null, afterUid: null }, percentComplete: 0 });
  await change(more('-1', 'Pour'), more('-2', 'Cure'));
  const quality = await performance.getScheduleQuality({ projectId });
  expect(quality?.points).toHaveLength(14);
  const point = (name: string) => quality?.points.find((one) => one.name === name);
  // three tasks without a link: the first may begin and the last may end the plan, so each of the three lacks one end
  expect(point('logic')).toMatchObject({ count: 3, of: 3, figure: 100, isMet: false });
  expect(
    point('logic')
      ?.tasks.map(({ name }) => name)
      .sort(),
  ).toEqual(['Cure', 'Dig', 'Pour']);
  expect(point('leads')).toMatchObject({ isMet: null, why: 'nothing-open' });
  expect(point('resources')).toMatchObject({ count: 2, of: 3, isMet: false });
});

test('a task earns by its own rule, and the page tells by which', async () => {
  const { owner, performance, projectId, planId, change, set } = await agreed();
  await owner.plans.setBaseline({ planId, number: 0 });
  await advanceClock(portico, owner, '2026-01-09T16:30:00Z');
  await change(
    set('task', 'percentComplete', 0, 20),
    set('task', 'earning', null, { kind: 'fixed', startPercent: 25 }),
  );
  const { measurement } = await performance.getEarnedValue({ projectId });
  // A quarter of 8,000 for having begun, whatever per cent complete says.
  expect(measurement).toMatchObject({ amounts: { ev: 200_000 }, rules: [{ kind: 'fixed', tasks: 1 }] });
  // The summary that the portfolio reads follows the same rule: 2,000 of 4,000 planned.
  const portfolio = () => owner.reporting.getPortfolio({});
  await until(portfolio, ({ items }) => items.some(({ spi }) => spi === 0.5));
});
