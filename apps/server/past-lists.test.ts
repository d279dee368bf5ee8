import { expect, test } from 'vitest';
import { openRule, presets } from '#engine';
import type { Work } from '#modules/findings/decision-contract';
import { refusal, testPerson } from '#modules/offices/testing';
import { advanceClock, clientsOf, type TestOwner, testOwner } from '#modules/reporting/testing';
import { adopt, fact, find } from './decisions/testing.ts';
import { settled, testWorkingPortico } from './testing.ts';

const portico = { server: await testWorkingPortico({ runsJobs: true }) };

const dayOf = (day: number) => `2026-01-${String(day).padStart(2, '0')}`;
/** The last millisecond of a January day in the organisation's zone. */
const endOf = (day: number) => `${dayOf(day)}T22:59:59.999Z`;

/** What one could do about it then, and what would have come of it, one cannot do now. */
const noActs = { canDecide: null, canWithdraw: null, latestUntil: null, effects: null, meanwhile: null };
const withoutActs = (work: Work) =>
  work.kind === 'decision' ? { ...work, decision: { ...work.decision, ...noActs } } : work;

/** All that the lists and pages tell that can tell the past. When something was seen last is known of now alone. */
async function read(owner: TestOwner, projectId: string, past: { asOf?: string } = {}): Promise<unknown> {
  const { findings, reporting } = owner;
  const told = {
    open: await findings.listRegister({ ...past }),
    resolved: await findings.listRegister({ ...past, state: 'resolved' }),
    mine: await findings.listRegister({ ...past, owner: owner.personId }),
    blocking: await findings.listRegister({ ...past, consequence: 'block' }),
    counts: await findings.countFindings({ ...past }),
    projects: await findings.listFindingProjects({ ...past }),
    codes: (await findings.listFindingCodes({ ...past })).items.filter(({ open }) => open > 0),
    ofProject: await findings.listFindings({ projectId, ...past }),
    trend: await findings.getFindingTrend({ projectId, ...past }),
    asked: await findings.listDecisions({ ...past, state: 'open' }),
    decided: await findings.listDecisions({ ...past }),
    reports: await reporting.listReports({ projectId, ...past }),
    status: { ...(await reporting.getProjectStatus({ projectId, ...past })), isReportDue: null },
    overview: { ...(await reporting.getProjectOverview({ projectId, ...past })), canSetBaseline: null },
    home: await reporting.getHome({ ...past }),
    work: (await findings.listMyWork({ ...past })).items.map(withoutActs),
  };
  const one = told.open.items.find(({ code }) => code === 'data.gone') ?? told.resolved.items[0];
  const [asked] = [...told.asked.items, ...told.decided.items];
  const decision = asked && (await findings.getDecision({ decisionId: asked.decisionId, ...past }));
  const home = {
    ...told.home,
    waiting: told.home.waiting.map(withoutActs),
    sentences: told.home.sentences.filter(({ key }) => !/record/.test(key)),
    tiles: told.home.tiles.filter(({ id }) => id !== 'record'),
  };
  return JSON.parse(
    JSON.stringify(
      {
        ...{ ...told, home },
        finding: one && (await findings.getFinding({ findingId: one.findingId, ...past })),
        consequences: one && (await findings.listConsequences({ findingId: one.findingId, ...past })),
        decision: decision && { ...decision, ...noActs },
      },
      (key, value) => (key === 'lastSeenAt' || key === 'computedAt' ? undefined : value),
    ),
  );
}

test('whatever was found, asked, decided and reported day by day, each day is told as it was read on its evening', async () => {
  const owner = await testOwner(portico, endOf(5));
  // one thing is warned of without being asked of anybody, so that it stands in the work of who manages the project
  const warned = {
    ...openRule,
    id: 'warned',
    codes: ['cost.over'],
    enforcement: 'warn',
    answerWithin: 'none',
  } as const;
  await adopt(portico, owner, { ...presets.controlling, rules: [...presets.controlling.rules, warned] });
  const other = await testPerson(portico.server, owner, 'pmo-lead');
  const { officeId, findings, reporting, projects, plans } = owner;
  const { projectId } = await projects.createProject({ officeId, name: 'Quay', managerPersonId: owner.personId });
  const { planId } = await plans.getPlan({ projectId });
  const change = (...changes: object[]) => plans.changePlan({ planId, baseRevision: 1, changes: changes as never });
  const place = { parentUid: null, afterUid: null };
  const dig = { name: 'Dig', durationTicks: 10 * 4800, place, percentComplete: 0 };
  await change({ entity: 'task', id: '-1', field: null, from: null, to: dig });
  const lasts = (days: number) =>
    change({ entity: 'task', id: '1', field: 'durationTicks', from: days * 4800, to: (days + 1) * 4800 });
  const found = (day: number, ...facts: ReturnType<typeof fact>[]) =>
    find(portico, owner, projectId, endOf(day), facts);
  const gone = fact(projectId, 'data.gone', 'major', { count: 1 });
  const idOf = async (code: string) =>
    (await findings.listRegister({ code })).items.find((item) => item.code === code)?.findingId ?? '';
  let asked = '';
  let reportId = '';

  const days: readonly (() => Promise<unknown>)[] = [
    () => found(5, gone, fact(projectId, 'cost.over', 'minor')),
    async () => {
      await found(6, { ...gone, severity: 'critical', values: { count: 2 } });
      const from = { ownerPersonId: null, dueOn: null };
      const to = { ownerPersonId: owner.personId, dueOn: dayOf(7) };
      await findings.assignFinding({ findingId: await idOf('data.gone'), from, to });
    },
    async () => {
      const waiver = { findingId: await idOf('data.gone'), reason: 'The data come', until: endOf(20) };
      asked = (await findings.askForWaiver(waiver)).decisionId;
    },
    async () => {
      await clientsOf(other.send).findings.decide({ decisionId: asked, option: 'grant', reason: 'It is known' });
      await settled(portico.server); // what is published must still be so
      const { period, version, sentences } = await reporting.draftReport({ projectId });
      const said = sentences.map((message) => ({ kind: 'computed' as const, message }));
      ({ reportId } = await reporting.publishReport({ projectId, period, version, reported: 'amber', reason: 'So', sentences: said })); // biome-ignore format: one line
    },
    () => found(9), // all resolved
    () => found(10, gone),
    () => reporting.withdrawReport({ projectId, reportId, reason: 'Too early' }),
    () => projects.archiveProject({ projectId }),
  ];
  const evenings: unknown[] = [];
  const waited: string[][] = [];
  for (const [index, act] of days.entries()) {
    await advanceClock(portico, owner, endOf(5 + index));
    await lasts(10 + index); // each day another forecast, so that its plan is computed on it
    await act();
    await settled(portico.server);
    evenings.push(await read(owner, projectId));
    waited.push((await findings.listMyWork({})).items.map(({ kind }) => kind));
  }
  expect(new Set(waited.flat())).toEqual(new Set(['decision', 'warning', 'own']));
  for (const [index, told] of evenings.entries()) {
    const asOf = dayOf(5 + index);
    expect(await read(owner, projectId, { asOf }), asOf).toEqual(told);
  }
});

test('what was not there on a day is not told of it, nor one that nobody may ask about', async () => {
  const owner = await testOwner(portico, endOf(5));
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Quay' });
  await advanceClock(portico, owner, endOf(7));
  await find(portico, owner, projectId, endOf(7), [fact(projectId, 'data.gone', 'major')]);
  const findingId = (await owner.findings.listRegister({ code: 'data.gone' })).items[0]?.findingId ?? '';
  await testPerson(portico.server, owner, 'pmo-lead');
  const { decisionId } = await owner.findings.escalateFinding({ findingId, reason: 'Beyond me' });
  const asOf = dayOf(6);
  expect(await refusal(owner.findings.getFinding({ findingId, asOf }))).toBe('not-there-then');
  expect(await refusal(owner.findings.getDecision({ decisionId, asOf }))).toBe('not-there-then');
  expect((await owner.findings.listRegister({ code: 'data.gone', asOf })).items).toEqual([]);
  expect(await refusal(owner.findings.listRegister({ asOf: dayOf(8) }))).toBe('day-untold');
  const stranger = await testOwner(portico, endOf(7));
  expect(await refusal(stranger.findings.getFinding({ findingId, asOf: dayOf(7) }))).toBe('record-missing');
});
