import { afterAll, expect, test } from 'vitest';
import { refusal, testPerson } from '#modules/offices/testing';
import { advanceClock, clientsOf, testOwner, testPortico, until } from './testing.ts';

const portico = await testPortico();

afterAll(() => expect(portico.faults).toEqual([]));

/** Ten working days of Ana's work from Monday 5 January 2026, at 100 an hour: 8,000, as agreed. */
async function agreed() {
  const owner = await testOwner(portico, '2026-01-05T09:00:00Z');
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Quay' });
  const { planId } = await owner.plans.getPlan({ projectId });
  const change = (...changes: object[]) =>
    owner.plans.changePlan({ planId, baseRevision: 1, changes: changes as never });
  const add = (entity: string, id: string, to: object) => ({ entity, id, field: null, from: null, to });
  const dig = { name: 'Dig', durationTicks: 10 * 4800, place: { parentUid: null, afterUid: null }, percentComplete: 0 };
  const ana = { name: 'Ana', kind: 'work', calendarUid: null, maxUnits: 1, group: null, initials: null, email: null, standardRateMinor: 10_000 }; // biome-ignore format: one record
  await change(add('task', '-1', dig), add('resource', '-1', ana));
  const work = { units: 1, workTicks: 48_000, actualWorkTicks: 0, remainingWorkTicks: 48_000, delayTicks: 0, levellingDelayTicks: 0, contour: 'flat', timephased: [] }; // biome-ignore format: one record
  await change(add('assignment', '-1', { taskUid: 1, resourceUid: 1, ...work }));
  await owner.plans.setBaseline({ planId, number: 0 });
  /** The status in each dimension as it counts, once the overview is so. */
  const told = (status: string, isDone: (overview: Overview) => boolean = () => true) =>
    until(
      () => owner.reporting.getProjectOverview({ projectId }),
      (overview) => overview.status === status && overview.canSetBaseline === false && isDone(overview),
    );
  type Overview = Awaited<ReturnType<typeof owner.reporting.getProjectOverview>>;
  const dimension = ({ dimensions }: Overview, name: string) => dimensions.find((one) => one.dimension === name);
  await told('green', (overview) => dimension(overview, 'cost')?.computed === 'green');
  const takes = (from: number, to: number) =>
    change({ entity: 'task', id: '1', field: 'durationTicks', from: from * 4800, to: to * 4800 });
  return { owner, projectId, planId, change, told, dimension, takes };
}

test('each dimension stands with its rule, figure and threshold; the worst of them is the status', async () => {
  const { owner, projectId, change, told, dimension } = await agreed();
  // 90 h instead of 80: 9,000 of 8,000, 12.5 %
  await change({ entity: 'assignment', id: '1', field: 'remainingWorkTicks', from: 48_000, to: 54_000 });
  const red = await told('red');
  expect(red).toMatchObject({ statusBy: 'cost', varianceDays: 0 });
  const cost = dimension(red, 'cost');
  expect(cost).toMatchObject({
    computed: 'red',
    figure: { kind: 'percent', percent: 12.5 },
    threshold: { kind: 'percent', percent: 10 },
    rule: {
      key: 'reporting.narrative.cost.baseline.red',
      parameters: { forecast: { minor: 900_000 }, agreed: { minor: 800_000 } },
    },
  });
  expect(red.dimensions.map(({ dimension: name, status }) => `${name} ${status}`)).toEqual([
    ...['schedule green', 'cost red', 'scope green', 'resources grey'],
  ]);
  expect([red.headline[0]?.key, red.statusRule.key]).toEqual([
    'reporting.narrative.headline.cost.red',
    'reporting.narrative.cost.baseline.red',
  ]);
  const [row] = (await owner.reporting.getPortfolio({})).items;
  expect(row).toMatchObject({
    status: 'red',
    statusBy: 'cost',
    matters: { key: 'reporting.narrative.headline.cost.red' },
  });
  const draft = await owner.reporting.draftReport({ projectId });
  expect(draft).toMatchObject({ computed: 'red', rule: cost?.rule });
  expect(draft.sentences).toContainEqual(cost?.rule);

  // what the office tolerates is its policy's to say, and every plan is judged by it from then on
  const { officeId } = owner;
  const { draft: policy } = await owner.offices.changePolicyDraft({
    officeId,
    changes: [{ part: 'costTolerance', from: null, to: 30 }],
  });
  await owner.offices.adoptPolicy({ officeId, reason: 'Prices rise.', digest: policy.digest });
  const calm = await told('green');
  expect(dimension(calm, 'cost')?.threshold).toEqual({ kind: 'percent', percent: 30 });
});

test('worse counts at once, better on the second day, which comes by itself; within a day nothing is held', async () => {
  const { owner, projectId, told, dimension, takes } = await agreed();
  await takes(10, 30);
  await told('red');
  await takes(30, 10);
  await told('green');
  await takes(10, 30);
  await told('red');
  await advanceClock(portico, owner, '2026-01-06T09:00:00Z');
  await takes(30, 10);
  const held = await told('red', (overview) => dimension(overview, 'schedule')?.computed === 'green');
  expect(held.statusRule).toMatchObject({
    key: 'reporting.narrative.held.red',
    parameters: { since: { at: '2026-01-06' } },
  });
  await advanceClock(portico, owner, '2026-01-07T09:00:00Z');
  await told('green');
  const statuses = async (day: string) =>
    (await owner.reporting.getProjectOverview({ projectId, asOf: day, known: 'then' })).status;
  expect(await Promise.all(['2026-01-05', '2026-01-06'].map(statuses))).toEqual(['red', 'red']);
});

test('a status that is set stands in place of the computed one with its reason, until its day or until it is ended', async () => {
  const { owner, projectId, told } = await agreed();
  const reason = 'The quay wall has to be looked at.';
  await owner.reporting.overrideStatus({ projectId, status: 'amber', reason, until: '2026-01-06' });
  const set = await told('amber');
  expect(set).toMatchObject({
    statusBy: 'person',
    override: { status: 'amber', reason, computed: 'green', until: '2026-01-06' },
  });
  expect(set.override?.by).not.toBeNull();
  expect((await owner.reporting.getPortfolio({})).items[0]).toMatchObject({ status: 'amber', statusBy: 'person' });
  // the colour is explained by who gave it, not by a task: on the overview, in the portfolio and at home
  const why = { status: { key: 'reporting.reports.status.amber' }, until: { at: '2026-01-06' }, reason: 'The quay wall has to be looked at', person: set.override?.by }; // biome-ignore format: one record
  expect(set.headline.slice(0, 2)).toMatchObject([
    { key: 'reporting.override.lead.by.until', parameters: { ...why, project: { name: 'Quay' } } },
    { key: 'reporting.narrative.headline.kept' },
  ]);
  const [row] = (await owner.reporting.getPortfolio({})).items;
  expect(row?.matters).toMatchObject({ key: 'reporting.override.told.by.until', parameters: why });
  const home = await owner.reporting.getHome({});
  expect(home.sentences[0]?.key).toBe('reporting.override.lead.by.until');
  expect(await owner.reporting.getProjectStatus({ projectId })).toMatchObject({
    computed: 'green',
    override: { status: 'amber' },
  });
  const { items } = await owner.findings.listDecisions({ projectId, state: 'decided' });
  const [override, ...others] = items.filter(({ kind }) => kind === 'override');
  expect([override, ...others]).toMatchObject([{ outcome: 'set-amber', reason }]);
  // with what was open then, and by which rules
  const { evidence } = await owner.findings.getDecision({ decisionId: override?.decisionId ?? '' });
  expect(evidence.length).toBeGreaterThan(0);

  await advanceClock(portico, owner, '2026-01-07T09:00:00Z');
  expect((await told('green')).override).toBeNull();
  expect((await owner.reporting.getProjectOverview({ projectId, asOf: '2026-01-05' })).status).toBe('amber');
  await owner.reporting.overrideStatus({ projectId, status: 'red', reason });
  await told('red');
  await owner.reporting.endStatusOverride({ projectId, reason: 'It holds.' });
  expect((await told('green')).override).toBeNull();
});

test('what is refused sets nothing', async () => {
  const { owner, projectId, told } = await agreed();
  const ask = (input: object, by = owner.reporting) =>
    refusal(by.overrideStatus({ projectId, status: 'red', reason: 'Because.', ...input }));
  expect(await ask({ reason: '  ' })).toBe('invalid-input');
  expect(await ask({ status: 'grey' })).toBe('invalid-input');
  expect(await ask({ until: '2026-01-04' })).toBe('override-until');
  expect(await ask({ until: '2027-01-07' })).toBe('override-until');
  expect(await refusal(owner.reporting.endStatusOverride({ projectId, reason: 'Over.' }))).toBe('override-missing');
  const node = `project:${projectId}` as const;
  for (const role of ['project-manager', 'auditor', 'team-member'] as const) {
    const { send } = await testPerson(portico.server, owner, role, node);
    expect(await ask({}, clientsOf(send).reporting)).toBe('permission-missing');
  }
  const elsewhere = await testOwner(portico);
  expect(await ask({}, elsewhere.reporting)).toBe('record-missing');
  const { projectId: other } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Archived' });
  await owner.projects.archiveProject({ projectId: other });
  expect(await refusal(owner.reporting.overrideStatus({ projectId: other, status: 'red', reason: 'Because.' }))).toBe('project-archived'); // biome-ignore format: one line
  expect((await told('green')).override).toBeNull();
});
