import { afterAll, beforeAll, expect, test } from 'vitest';
import { schedule } from '#engine';
import { writeMspdi } from '#formats';
import { openDecision } from '#modules/findings/actions';
import type { Role } from '#modules/offices/contract';
import { type TestPerson, testPerson } from '#modules/offices/testing';
import { smallPlan } from '#modules/plans/testing';
import type { Home } from '#modules/reporting/contract';
import {
  clientsOf,
  commit,
  computedPlan,
  type TestOwner,
  testOwner,
  testPortico,
  until,
  upload,
} from '#modules/reporting/testing';
import { adopt, fact, find, inside } from './decisions/testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z'; // on which the small plan begins: two weeks, to Friday the 16th
const owner = await testOwner(portico, monday);
let north: Awaited<ReturnType<typeof placeIn>>;
let south: Awaited<ReturnType<typeof placeIn>>;

afterAll(() => expect(portico.faults).toEqual([]));

const homeOf = ({ send }: TestPerson) => clientsOf(send).reporting.getHome({});
const tileOf = ({ tiles }: Home, wanted: string) => tiles.find(({ id }) => id === wanted);
const idsOf = ({ tiles }: Home) => tiles.map(({ id }) => id);
const joins = (role: Role, node: string) => testPerson(portico.server, owner, role, node);

/** An office with a project of its own, its manager, its sponsor, and whoever leads the office. */
async function placeIn(name: string) {
  const { officeId } = await owner.offices.createOffice({ parentId: owner.officeId, name, kind: 'division' });
  const plan = smallPlan(name);
  const ready = await upload(owner, Buffer.from([...writeMspdi(plan, schedule(plan))].join('')));
  const done = await commit(owner, { importId: ready.importId, target: { kind: 'new', name, officeId } });
  const { projectId = '', planId = '' } = done.result ?? {};
  const [lead, manager, sponsor] = [
    await joins('pmo-lead', `office:${officeId}`),
    await joins('project-manager', `project:${projectId}`),
    await joins('sponsor', `project:${projectId}`),
  ];
  await owner.projects.updateProject({
    projectId,
    changes: [
      { field: 'managerPersonId', from: owner.personId, to: manager.personId },
      { field: 'sponsorPersonId', from: null, to: sponsor.personId },
    ],
  });
  return { officeId, projectId, planId, lead, manager, sponsor };
}

beforeAll(async () => {
  await adopt(portico, owner, 'controlling');
  north = await placeIn('North');
  south = await placeIn('South');
  const { revision } = await computedPlan(owner, north.projectId);
  // Design takes 25 days instead of 5: the finish moves by 20 working days, 10 more than the tolerance
  await owner.plans.changePlan({
    planId: north.planId,
    baseRevision: revision,
    changes: [{ entity: 'task', id: '2', field: 'durationTicks', from: 24_000, to: 120_000 }],
  });
  await until(
    () => owner.reporting.getProjectOverview({ projectId: north.projectId }),
    ({ varianceDays }) => varianceDays === 20,
  );
  await find(portico, owner, north.projectId, monday, [
    fact(north.projectId, 'data.gone', 'critical'),
    fact(north.projectId, 'data.other', 'critical'),
    fact(north.projectId, 'data.small', 'minor'),
  ]);
  await reportGreen(north.projectId);
});

/** Against what is computed; what is computed between the reading and the publishing is read again, as a person would. */
async function reportGreen(projectId: string): Promise<void> {
  const { period, version, sentences } = await owner.reporting.draftReport({ projectId });
  const computed = sentences.map((message) => ({ kind: 'computed' as const, message }));
  const report = { period, version, reported: 'green' as const, reason: 'All will be made up', sentences: computed };
  await owner.reporting.publishReport({ projectId, ...report }).catch((error) => {
    if (error.code !== 'report-computed-meanwhile') throw error;
    return reportGreen(projectId);
  });
}

test('whoever looks after all has the figures of all, each with the list behind it', async () => {
  const home = await until(
    () => homeOf(owner),
    (told) => tileOf(told, 'greener')?.figure === 1,
  );
  expect(home.status).toBe('red');
  expect(home.since).toBe('2025-12-31');
  expect(home.sentences[0]?.parameters).toMatchObject({ count: 1, of: 2 });
  expect(home.sentences[1]?.parameters).toMatchObject({ days: { days: 20 } });
  expect(tileOf(home, 'tolerance')).toMatchObject({ figure: 1, of: 2, link: '/?view=red', tone: 'late' });
  const { critical } = await owner.findings.countFindings({ severity: 'critical' });
  expect(critical).toBeGreaterThanOrEqual(2);
  expect(tileOf(home, 'critical')).toMatchObject({ figure: critical, link: '/findings?severity=critical' });
  expect(tileOf(home, 'greener')).toMatchObject({ figure: 1, link: '/findings?code=report.greener', tone: 'warn' });
  // it is named, with what was said of it and what is so
  expect(tileOf(home, 'greener')?.sentence).toMatchObject({
    key: 'reporting.home.tile.greener.only',
    parameters: { count: 1, project: { name: 'North' }, reported: { kind: 'word' }, computed: { kind: 'word' } },
  });
  expect(tileOf(home, 'unreported')).toMatchObject({ figure: 0, tone: null });
  // what is asked of people follows from findings in a moment of its own
  const [asking, { items: open }] = await until(
    () => Promise.all([homeOf(owner), owner.findings.listDecisions({ state: 'open' })]),
    ([told, { items }]) => items.length > 0 && tileOf(told, 'decisions')?.figure === items.length,
  );
  expect(tileOf(asking, 'decisions')).toMatchObject({ figure: open.length, change: open.length });
  expect(asking.debts.reduce((sum, { decisions }) => sum + decisions, 0)).toBe(
    open.flatMap(({ askedPeople }) => askedPeople.filter(({ personId }) => personId !== owner.personId)).length,
  );
  // whoever is not listed, and what is asked of several, is told beside them
  const shared = open.filter(({ askedPeople }) => askedPeople.length > 1).length;
  expect(asking.otherDebts).toEqual({ people: 0, decisions: 0, shared });
  expect(home.yours).toEqual([]);
  // what did not change and is beyond its tolerance has its line all the same
  expect([home.changed, home.beyond].map((rows) => rows.map(({ name }) => name))).toEqual([[], ['North']]);
});

test('of the office beside nobody is told anything', async () => {
  const home = await homeOf(south.lead);
  expect(tileOf(home, 'tolerance')).toMatchObject({ figure: 1, of: 1, tone: null });
  expect(tileOf(home, 'critical')).toMatchObject({ figure: 0 });
  expect(home.debts.filter(({ decisions }) => decisions > 0)).toEqual([]);
  expect(JSON.stringify(home)).not.toContain('North');
  expect((await homeOf(south.sponsor)).yours.map(({ name }) => name)).toEqual(['South']);
});

test('budgets are of what one may read, of open projects, and lead to the list of them', async () => {
  const budget = async ({ projectId }: typeof north, from: number | null, to: number | null) =>
    owner.projects.updateProject({ projectId, changes: [{ field: 'budgetMinor', from, to }] });
  await budget(north, null, 700_000_00);
  await budget(south, null, 200_000_00);
  const told = async (person: TestPerson) => tileOf(await homeOf(person), 'budget');
  expect(await told(owner)).toMatchObject({ figure: { minor: 900_000_00 }, link: expect.stringMatching(/view=open/) });
  expect(await told(south.lead)).toMatchObject({ figure: { minor: 200_000_00 } });
  expect(await told(north.sponsor)).toMatchObject({
    figure: { minor: 700_000_00 },
    label: 'reporting.home.tile.budget.yours',
    link: expect.stringMatching(/view=yours/),
  });
  await budget(north, 700_000_00, null);
  await budget(south, 200_000_00, null);
  expect(await told(owner)).toBeUndefined();
});

test('a manager sees what is his, and how much of its tolerance is left', async () => {
  const home = await homeOf(north.manager);
  expect(home.yours).toMatchObject([{ name: 'North', status: 'red', varianceDays: 20, toleranceDays: 10 }]);
  // 10 days agreed, 20 used
  expect(tileOf(home, 'left')).toMatchObject({ figure: { days: -10 }, tone: 'late' });
  expect(tileOf(home, 'own')).toMatchObject({ figure: 0, link: `/findings?owner=${north.manager.personId}` });
  expect(tileOf(home, 'gate')?.link).toBe(`/projects/${north.projectId}/governance`);
  expect(home.debts).toEqual([]);
  // nine working days are left of the plan beside, which keeps its finish
  expect(tileOf(await homeOf(south.manager), 'left')).toMatchObject({ figure: { days: 10 }, tone: null });
});

test('a sponsor decides what waits for him from there', async () => {
  const { findings } = clientsOf(north.sponsor.send);
  const findingId = (await findings.listRegister({ projectId: north.projectId, code: 'data.small' })).items[0]
    ?.findingId;
  await clientsOf(north.manager.send).findings.escalateFinding({ findingId: findingId ?? '', reason: 'Beyond me' });
  const { waiting, othersWaiting, sentences } = await homeOf(north.sponsor);
  const decision = waiting.find(({ kind }) => kind === 'decision');
  if (decision?.kind !== 'decision') throw new Error(JSON.stringify(waiting));
  expect(decision.decision).toMatchObject({ canDecide: true, projectName: 'North' });
  expect(sentences.at(-1)).toMatchObject({
    key: 'reporting.home.waits',
    parameters: { count: waiting.length + othersWaiting },
  });
  const { decisionId, options } = decision.decision;
  await findings.decide({
    decisionId,
    option: options[0] ?? '',
    reason: 'So be it',
    until: '2026-01-09T09:00:00.000Z',
  });
  const left = (await homeOf(north.sponsor)).waiting;
  expect(JSON.stringify(left)).not.toContain(decisionId);
});

test('of many decisions the first are shown, and all are counted', async () => {
  const person = await joins('board-member', 'organisation');
  const question = { key: 'findings.question.review', parameters: {} };
  await inside(portico, owner, monday, async (call) => {
    for (let asked = 0; asked < 7; asked++) {
      const about = { kind: 'review', office_id: north.officeId, options: ['done'], question } as const;
      await openDecision(call, { ...about, asked_person_ids: [person.personId] });
    }
  });
  const { waiting, othersWaiting, sentences } = await homeOf(person);
  expect([waiting.length, othersWaiting]).toEqual([5, 2]);
  expect(sentences.at(-1)).toEqual({ key: 'reporting.home.waits', parameters: { count: 7 } });
});

test('an auditor is told of decisions, baselines and the record, and of no work', async () => {
  const auditor = await joins('auditor', 'organisation');
  const { items: decided } = await clientsOf(auditor.send).findings.listDecisions({ state: 'decided', limit: 500 });
  const home = await homeOf(auditor);
  expect(idsOf(home)).toEqual(['record', 'decided', 'self-approved', 'expired', 'baselines']);
  expect(tileOf(home, 'decided')).toMatchObject({ figure: decided.length, change: decided.length });
  expect(tileOf(home, 'self-approved')).toMatchObject({ figure: 0 });
  expect(home.sentences[0]).toMatchObject({
    key: 'reporting.home.record.unverified', // nobody has looked yet
    parameters: { count: decided.length },
  });
  await clientsOf(owner.send).plans.setBaseline({ planId: south.planId, number: 0 });
  expect(tileOf(await homeOf(auditor), 'baselines')).toMatchObject({ figure: 1, change: 1 });
  // a status that was set by hand stands in a list of its own until it is ended, and one click from its record
  const reporting = clientsOf(owner.send).reporting;
  const set = async (status: 'amber' | 'red') =>
    (await reporting.overrideStatus({ projectId: south.projectId, status, reason: 'The site is under water.' })).decisionId; // biome-ignore format: one line
  expect(home.checked).toEqual([]);
  await set('amber');
  const decisionId = await set('red');
  const { checked } = await homeOf(auditor);
  expect(checked).toMatchObject([{ id: 'overrides', decisions: [{ decisionId, outcome: 'set-red' }] }]);
  const asked = new URLSearchParams(checked[0]?.link.split('?')[1]);
  const { items } = await clientsOf(auditor.send).findings.listDecisions({
    ...Object.fromEntries(asked),
    limit: 100,
  });
  expect(items.map((decision) => decision.decisionId)).toEqual([decisionId]);
  expect((await homeOf(south.lead)).checked).toEqual([]);
  await reporting.endStatusOverride({ projectId: south.projectId, reason: 'It has dried.' });
  expect((await homeOf(auditor)).checked).toEqual([]);
  // of one project alone the record of the whole is not his to judge
  const there = await joins('auditor', `project:${south.projectId}`);
  expect(idsOf(await homeOf(there))).not.toContain('record');
  expect((await homeOf(there)).sentences[0]?.key).toBe('reporting.home.record.unasked');
});

test('beyond the eight who have most to answer the others are told together, and what several are asked', async () => {
  const people = await Promise.all(Array.from({ length: 9 }, () => joins('coach', `office:${north.officeId}`)));
  const question = { key: 'findings.question.waiver', parameters: {} };
  await inside(portico, owner, monday, async (call) => {
    for (const { personId } of people) {
      const about = { kind: 'review', office_id: north.officeId, options: ['done'], question } as const;
      for (const other of [personId, people[0]?.personId ?? ''])
        await openDecision(call, { ...about, asked_person_ids: [...new Set([personId, other])] });
    }
  });
  const [home, { items }] = [await homeOf(owner), await owner.findings.listDecisions({ state: 'open', limit: 500 })];
  const asked = items.flatMap(({ askedPeople }) => askedPeople.filter(({ personId }) => personId !== owner.personId));
  const listed = home.debts.reduce((sum, { decisions }) => sum + decisions, 0);
  expect(home.debts).toHaveLength(8);
  expect(home.otherDebts?.people).toBeGreaterThanOrEqual(1);
  expect(listed + (home.otherDebts?.decisions ?? 0)).toBe(asked.length);
  expect(home.otherDebts?.shared).toBe(items.filter(({ askedPeople }) => askedPeople.length > 1).length);
});

test('several roles make one page, in which nothing stands twice', async () => {
  const both = await joins('pmo-lead', 'organisation');
  for (const role of ['sponsor', 'auditor'] as const) {
    await owner.offices.grantRole({ personId: both.personId, role, node: 'organisation' });
  }
  const ids = idsOf(await homeOf(both));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.indexOf('tolerance')).toBeLessThan(ids.indexOf('record'));
});

test('an organisation without projects is told what comes first', async () => {
  const newcomer: TestOwner = await testOwner(portico, monday);
  const home = await homeOf(newcomer);
  expect(home).toMatchObject({ tiles: [], yours: [], changed: [], status: 'grey' });
  expect(home.sentences).toEqual([{ key: 'reporting.home.empty', parameters: {} }]);
});
