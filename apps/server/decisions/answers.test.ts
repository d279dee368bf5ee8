import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { type Policy, presets } from '#engine';
import type { Role } from '#modules/offices/contract';
import { refusal, type TestPerson, testPerson } from '#modules/offices/testing';
import {
  advanceClock,
  clientsOf,
  computedPlan,
  type TestOwner,
  testOwner,
  testPortico,
  until,
} from '#modules/reporting/testing';
import { adopt, fact, find } from './testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z';
const later = (days: number) => new Date(Date.parse(monday) + days * 86_400_000).toISOString();
const { owner: database } = portico.server.database;

afterAll(() => expect(portico.faults).toEqual([]));

interface Governed {
  readonly owner: TestOwner;
  readonly projectId: string;
  readonly planId: string;
}

async function governed(policy: Parameters<typeof adopt>[2]): Promise<Governed> {
  const owner = await testOwner(portico, monday);
  await adopt(portico, owner, policy);
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Harbour' });
  const { planId } = await computedPlan(owner, projectId);
  return { owner, projectId, planId };
}

const of = ({ send }: TestPerson) => clientsOf(send).findings;

async function found({ owner, projectId }: Governed, ...facts: ReturnType<typeof fact>[]) {
  await find(portico, owner, projectId, monday, facts);
  const { items } = await owner.findings.listFindings({ projectId });
  return (code: string) => items.find((one) => one.code === code)?.findingId ?? '';
}

const consequencesNow = async ({ owner }: Governed, findingId: string) =>
  Object.fromEntries(
    (await owner.findings.listConsequences({ findingId })).items
      .filter(({ endedAt, decisionId }) => endedAt === null && decisionId === null)
      .map(({ action, enforcement }) => [action, enforcement]),
  );

/** The finding of this code as the register shows it, and how many nobody owns, is asked about or has answered. */
async function inRegister({ owner, projectId }: Governed) {
  const [[finding], { unowned }] = [
    (await owner.findings.listRegister({ projectId, code: 'data.gone' })).items,
    await owner.findings.countFindings({ projectId, code: 'data.gone' }),
  ];
  return { ...finding, unowned };
}

test('what nobody is asked about is counted until it is accepted', async () => {
  const world = await governed('supportive');
  const findingId = (await found(world, fact(world.projectId, 'data.gone', 'major')))('data.gone');
  expect(await inRegister(world)).toMatchObject({ askedNames: [], answer: null, unowned: 1 });
  await world.owner.findings.acceptFinding({ findingId, reason: 'They come in spring', until: later(20) });
  expect(await inRegister(world)).toMatchObject({ answer: 'accept', answerUntil: later(20), unowned: 0 });
});

test('a waiver is asked of whoever may waive, granted by another, lifts the block, and ends by itself', async () => {
  const world = await governed('controlling');
  const { owner, projectId, planId } = world;
  const [pia, lena] = [await testPerson(portico.server, owner, 'project-manager', `project:${projectId}`), await testPerson(portico.server, owner, 'pmo-lead')]; // biome-ignore format: one line
  await owner.projects.updateProject({
    projectId,
    changes: [{ field: 'managerPersonId', from: null, to: pia.personId }],
  });
  const findingId = (await found(world, fact(projectId, 'data.gone', 'major')))('data.gone');
  expect(await consequencesNow(world, findingId)).toEqual({ standing: 'warn', 'set-baseline': 'block', 'start-phase': 'block', 'close-project': 'block' }); // biome-ignore format: one line
  expect(await refusal(of(pia).askForWaiver({ findingId, reason: 'Soon', until: later(61) }))).toBe('until-outside');
  const { decisionId } = await of(pia).askForWaiver({ findingId, reason: 'The data come on Friday', until: later(10), action: 'set-baseline' }); // biome-ignore format: one line
  expect(await refusal(of(pia).askForWaiver({ findingId, reason: 'Again', until: later(10), action: 'set-baseline' }))).toBe('asked-already'); // biome-ignore format: one line
  expect(await inRegister(world)).toMatchObject({ askedUntil: expect.any(String), answer: null, unowned: 0 });
  const { items } = await of(lena).listMyWork({});
  expect(items).toMatchObject([{ kind: 'decision', decision: { decisionId, kind: 'waiver', askedRole: 'pmo-lead', canDecide: true, asks: 'The data come on Friday' } }]); // biome-ignore format: one line
  expect(await refusal(of(pia).decide({ decisionId, option: 'grant', reason: 'Mine' }))).toBe('decision-not-yours');
  expect(await refusal(of(lena).decide({ decisionId, option: 'never', reason: 'No' }))).toBe('option-unknown');
  await of(lena).decide({ decisionId, option: 'grant', reason: 'It is known' });
  expect(await refusal(of(lena).decide({ decisionId, option: 'grant', reason: 'Twice' }))).toBe('decision-closed');
  expect(await consequencesNow(world, findingId)).toMatchObject({ 'set-baseline': 'advise', 'start-phase': 'block' });
  expect(await inRegister(world)).toMatchObject({
    askedNames: [],
    answer: 'grant',
    answerUntil: later(10),
    unowned: 0,
  });
  await owner.plans.setBaseline({ planId, number: 0 });
  await advanceClock(portico, owner, later(10));
  await until(
    () => consequencesNow(world, findingId),
    (now) => now['set-baseline'] === 'block',
  );
  expect(await inRegister(world)).toMatchObject({ askedNames: [expect.any(String)], answer: null }); // escalated
  expect(await refusal(owner.plans.setBaseline({ planId, number: 1 }))).toBe('act-blocked');
  const told = await sql<{ key: string }>`select distinct message->>'key' as key from notice where person_id = ${pia.personId}`.execute(database); // biome-ignore format: one line
  expect(told.rows.map(({ key }) => key).sort()).toEqual([
    'findings.notice.decided',
    'findings.notice.ended',
    'findings.notice.escalation',
  ]);
});

test('a waiver is renewed as often as the policy allows, and never where nobody may waive', async () => {
  const world = await governed('directive');
  const { owner, projectId } = world;
  const sponsor = await testPerson(portico.server, owner, 'sponsor');
  const findingId = (await found(world, fact(projectId, 'data.gone', 'major')))('data.gone');
  const waive = async () => {
    const { decisionId } = await owner.findings.askForWaiver({ findingId, reason: 'Still', until: later(5) });
    await of(sponsor).decide({ decisionId, option: 'grant', reason: 'Once more' });
    return of(sponsor).getDecision({ decisionId });
  };
  expect([(await waive()).renewals, (await waive()).renewals]).toEqual([0, 1]);
  expect(await refusal(waive())).toBe('renewals-used-up');
});

test('nobody decides on his own request, except where nobody else is there: then it is recorded as self-approved', async () => {
  const world = await governed('controlling');
  const { owner, projectId } = world;
  const findingId = (await found(world, fact(projectId, 'data.gone', 'major')))('data.gone');
  const { decisionId, isDecided } = await owner.findings.askForWaiver({ findingId, reason: 'Alone', until: later(5) });
  expect(isDecided).toBe(true);
  const granted = { isSelfApproved: true, outcome: 'grant', reason: 'Alone', holdsUntil: later(5) };
  expect(await owner.findings.getDecision({ decisionId })).toMatchObject(granted);
  const taken = await owner.projects.proposeHandOver({ projectId, move: 'take-over', reason: 'Alone' });
  expect(await owner.findings.getDecision(taken)).toMatchObject({ isSelfApproved: true, outcome: 'take-over' });
  expect((await owner.projects.getProject({ projectId })).ownership).toBe('office');
  const { decisionId: disputed } = await owner.findings.disputeFinding({ findingId, reason: 'It does not hold' });
  const conceded = { kind: 'dispute', isSelfApproved: true, outcome: 'concede', reason: 'It does not hold' };
  expect(await owner.findings.getDecision({ decisionId: disputed })).toMatchObject(conceded);
  // to escalate would be to ask oneself: of the rule there is nothing to decide in one step
  expect(await refusal(owner.findings.escalateFinding({ findingId, reason: 'Beyond me' }))).toBe('nobody-else');
  const waiting = (await owner.findings.listDecisions({ state: 'open' })).items.map(({ kind }) => kind);
  expect(waiting.filter((kind) => kind !== 'escalation')).toEqual([]);
  await testPerson(portico.server, owner, 'team-member');
  const asked = await owner.findings.askForWaiver({
    findingId,
    reason: 'Not alone',
    until: later(5),
    action: 'start-phase',
  });
  expect(asked.isDecided).toBe(false);
  expect(await refusal(owner.findings.decide({ decisionId: asked.decisionId, option: 'grant', reason: 'Mine' }))).toBe('own-request'); // biome-ignore format: one line
});

/** Warns of everything that is major, and lets nothing climb. */
const warning: Policy = {
  ...presets.supportive,
  rules: presets.supportive.rules
    .filter(({ id }) => id === 'supportive.advice')
    .map((rule) => ({ ...rule, severities: ['major', 'critical'], enforcement: 'warn' })),
};

test('a warning waits for the manager of the project until he has read it, and again when it is worse', async () => {
  const world = await governed(warning);
  const { owner, projectId } = world;
  const manager = await testPerson(portico.server, owner, 'project-manager', `project:${projectId}`);
  await sql`update project set manager_person_id = ${manager.personId} where id = ${projectId}`.execute(database);
  const findingId = (await found(world, fact(projectId, 'cost.over', 'major')))('cost.over');
  const warnings = async (person: TestPerson) =>
    (await of(person).listMyWork({})).items.flatMap((one) => (one.kind === 'warning' ? one.code : []));
  expect(await warnings(manager)).toContain('cost.over');
  expect(await warnings(owner)).toEqual([]);
  await of(manager).acknowledgeFinding({ findingId });
  expect(await warnings(manager)).not.toContain('cost.over');
  await found(world, fact(projectId, 'cost.over', 'critical'));
  expect(await warnings(manager)).toContain('cost.over');
  const { items } = await owner.findings.listDecisions({ findingId });
  expect(items).toMatchObject([{ kind: 'acceptance', outcome: 'acknowledge' }]);
});

test('each kind of question is decided by those it is asked of or who stand above, and by nobody else', async () => {
  const world = await governed('controlling');
  const { owner, projectId } = world;
  const at = `office:${owner.officeId}`;
  const people = new Map<Role, TestPerson>();
  for (const role of [
    'team-member',
    'auditor',
    'project-manager',
    'programme-manager',
    'pmo-lead',
    'sponsor',
    'board-member',
  ] as const) {
    people.set(role, await testPerson(portico.server, owner, role, at));
  }
  const findingOf = await found(world, fact(projectId, 'data.gone', 'major'), fact(projectId, 'cost.over', 'minor'));
  const asks = {
    waiver: await owner.findings.askForWaiver({ findingId: findingOf('data.gone'), reason: 'x', until: later(5) }),
    dispute: await owner.findings.disputeFinding({ findingId: findingOf('data.gone'), reason: 'x' }),
    escalation: await owner.findings.escalateFinding({ findingId: findingOf('cost.over'), reason: 'x' }),
    'take-over': await owner.projects.proposeHandOver({ projectId, move: 'take-over', reason: 'x' }),
  };
  const may: Readonly<Record<keyof typeof asks, readonly Role[]>> = {
    waiver: ['pmo-lead', 'sponsor', 'board-member'],
    dispute: ['pmo-lead', 'sponsor', 'board-member'],
    escalation: ['programme-manager', 'pmo-lead', 'sponsor', 'board-member'],
    'take-over': ['board-member'],
  };
  for (const [kind, { decisionId }] of Object.entries(asks)) {
    for (const [role, person] of people) {
      const { canDecide } = await of(person).getDecision({ decisionId });
      expect(`${kind} by ${role}: ${canDecide}`).toBe(`${kind} by ${role}: ${may[kind as keyof typeof asks].includes(role)}`); // biome-ignore format: one line
      if (canDecide) continue;
      expect(await refusal(of(person).decide({ decisionId, option: 'grant', reason: 'x' }))).toBe('decision-not-yours');
    }
  }
});

test('a sibling office sees nothing of decisions, consequences and escalations', async () => {
  const world = await governed('controlling');
  const { owner, projectId } = world;
  const { officeId } = await owner.offices.createOffice({
    parentId: owner.officeId,
    name: 'Sibling',
    kind: 'division',
  });
  const other = await testPerson(portico.server, owner, 'pmo-lead', `office:${officeId}`);
  const own = await owner.offices.createOffice({ parentId: owner.officeId, name: 'Own', kind: 'division' });
  await sql`update project set office_id = ${own.officeId} where id = ${projectId}`.execute(database);
  const findingId = (await found(world, fact(projectId, 'data.gone', 'critical')))('data.gone');
  const { decisionId } = await owner.findings.askForWaiver({ findingId, reason: 'x', until: later(5) });
  for (const state of ['open', 'decided', 'withdrawn'] as const) {
    expect((await of(other).listDecisions({ state })).items).toEqual([]);
  }
  expect(await refusal(of(other).getDecision({ decisionId }))).toBe('record-missing');
  expect(await refusal(of(other).decide({ decisionId, option: 'grant', reason: 'x' }))).toBe('record-missing');
  expect(await refusal(of(other).listConsequences({ findingId }))).toBe('record-missing');
  expect((await of(other).listMyWork({})).items).toEqual([]);
});
