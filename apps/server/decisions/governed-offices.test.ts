import { expect, test } from 'vitest';
import { type Enforcement, type Finding, type PmoType, presets, type Severity, type Waiver } from '#engine';
import { climbDue } from '#modules/findings/actions/climb';
import { reconcileFindings } from '#modules/findings/testing';
import { refusal, type TestPerson, testPerson } from '#modules/offices/testing';
import { writeProject } from '#modules/projects/actions/write-project';
import { clientsOf, type TestOwner, testOwner, testPortico } from '#modules/reporting/testing';
import { adopt, fact, find as findAbout, inside } from './testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z';
const of = (person: TestPerson) => clientsOf(person.send).findings;

/** An organisation of that type with a division that somebody leads. */
async function division(type: Parameters<typeof adopt>[2]) {
  const owner = await testOwner(portico, monday);
  await adopt(portico, owner, type);
  const { officeId } = await owner.offices.createOffice({ parentId: owner.officeId, name: 'North', kind: 'division' });
  const lead = await testPerson(portico.server, owner, 'pmo-lead', `office:${officeId}`);
  return { owner, officeId, lead };
}

const factOf = (id: string, code: string, severity: Severity): Finding => ({
  ...{ code, severity, values: {}, subject: { kind: 'office', id }, discriminator: null, records: [] },
});

/** What a module called `risks` finds about the office, or about the organisation. */
async function find(owner: TestOwner, scope: 'organisation' | string, now: string, ...facts: Finding[]) {
  const isOffice = scope !== 'organisation';
  const about = isOffice
    ? ({ kind: 'office', id: scope, officeId: scope } as const)
    : ({ kind: 'organisation', id: owner.organisationId, officeId: null } as const);
  await inside(portico, owner, now, (call) => reconcileFindings(call, { ...about, raisedBy: 'risks' }, facts));
  const { items } = await owner.findings.listRegister({ limit: 500 });
  return (code: string) => items.find((one) => one.code === code)?.findingId ?? '';
}

interface Expected {
  readonly enforcement: Enforcement;
  /** What a manager may waive of his project the lead waives here. */
  readonly waivableBy: Waiver;
  /** Working days; null: it never climbs. */
  readonly days: number | null;
}

const cases: readonly (readonly [code: string, severity: Severity, type: PmoType, expected: Expected])[] = [
  ['data.gone', 'minor', 'supportive', { enforcement: 'advise', waivableBy: 'pmo-lead', days: null }],
  ['data.gone', 'minor', 'controlling', { enforcement: 'advise', waivableBy: 'pmo-lead', days: null }],
  ['data.gone', 'minor', 'directive', { enforcement: 'warn', waivableBy: 'pmo-lead', days: 5 }],
  ['data.gone', 'major', 'supportive', { enforcement: 'advise', waivableBy: 'pmo-lead', days: null }],
  ['data.gone', 'major', 'controlling', { enforcement: 'warn', waivableBy: 'pmo-lead', days: 5 }],
  ['data.gone', 'major', 'directive', { enforcement: 'warn', waivableBy: 'pmo-lead', days: 2 }],
  ['cost.over', 'critical', 'supportive', { enforcement: 'warn', waivableBy: 'pmo-lead', days: 10 }],
  ['cost.over', 'critical', 'controlling', { enforcement: 'warn', waivableBy: 'pmo-lead', days: 2 }],
  ['cost.over', 'critical', 'directive', { enforcement: 'warn', waivableBy: 'pmo-lead', days: 1 }],
];

test.each(cases)('%s, %s, about an office below a %s one', async (code, severity, type, expected) => {
  const { owner, officeId, lead } = await division(type);
  const findingId = (await find(owner, officeId, monday, factOf(officeId, code, severity)))(code);
  const [standing, ...acts] = (await owner.findings.listConsequences({ findingId })).items;
  expect(acts).toEqual([]); // nobody sets the baseline of an office
  expect({
    enforcement: standing?.enforcement,
    waivableBy: standing?.waivableBy,
    days: (standing?.answerWithin ?? Number.NaN) / 480 || null,
  }).toEqual(expected);
  expect(standing).toMatchObject({ action: 'standing', tier: null, phase: null });
  expect(standing?.policies).toEqual([{ officeId: owner.officeId, version: 1 }]);
  const open = (await owner.findings.listDecisions({ state: 'open', kind: 'escalation', findingId })).items;
  expect(
    open.map(({ askedRole, askedPeople, officeName }) => [askedRole, askedPeople[0]?.personId, officeName]),
  ).toEqual(expected.days === null ? [] : [['pmo-lead', lead.personId, 'North']]);
  const warned = (await of(lead).listMyWork({})).items.map(({ kind }) => kind);
  expect(warned).toEqual(expected.days === null ? [] : ['decision']);
});

test('rules that name a tier or a phase say nothing of an office', async () => {
  const [rule] = presets.directive.rules;
  const narrow = (id: string, by: object) => ({ ...rule, id, codes: ['data.gone'], severities: null, ...by }) as never;
  const { owner, officeId } = await division({
    ...presets.supportive,
    rules: [...presets.supportive.rules, narrow('tier', { tiers: ['small', 'standard', 'major'] }), narrow('phase', { phases: ['start'] })],
  }); // biome-ignore format: one list
  const findingId = (await find(owner, officeId, monday, factOf(officeId, 'data.gone', 'minor')))('data.gone');
  expect((await owner.findings.listConsequences({ findingId })).items[0]?.enforcement).toBe('advise');
});

test('what the lead does not answer climbs to the board, where the policy lets it; his answer ends it', async () => {
  const { owner, officeId, lead } = await division('controlling');
  const board = await testPerson(portico.server, owner, 'board-member', `office:${owner.officeId}`);
  const findingId = (await find(owner, officeId, monday, factOf(officeId, 'cost.over', 'critical')))('cost.over');
  const open = async () => (await owner.findings.listDecisions({ state: 'open', kind: 'escalation', findingId })).items;
  expect(await open()).toMatchObject([{ askedRole: 'pmo-lead', dueAt: '2026-01-07T09:00:00.000Z' }]);
  const friday = '2026-01-09T09:00:00.000Z';
  await inside(portico, owner, friday, climbDue);
  expect(await open()).toMatchObject([{ askedRole: 'board-member', askedPeople: [{ personId: board.personId }] }]);
  const [waiting] = (await of(board).listMyWork({})).items;
  expect(waiting).toMatchObject({
    kind: 'decision',
    decision: {
      question: {
        key: 'findings.question.office.escalation-named',
        parameters: { office: { name: 'North' }, count: 1 },
      },
      steps: [{ role: 'pmo-lead' }, { role: 'board-member' }],
      canDecide: true,
    },
  });
  const until = '2026-02-01T00:00:00.000Z';
  expect(await refusal(of(lead).acceptFinding({ findingId, reason: 'Too late', until }))).toBe('decision-not-yours');
  await of(board).acceptFinding({ findingId, reason: 'The move costs this much', until });
  expect(await open()).toEqual([]);
});

test('a waiver of what stands about an office is asked of its lead, lifts the warning and ends; its resolution ends all', async () => {
  const { owner, officeId, lead } = await division('controlling');
  const findingId = (await find(owner, officeId, monday, factOf(officeId, 'data.gone', 'major')))('data.gone');
  const until = '2026-02-01T00:00:00.000Z';
  const { decisionId } = await owner.findings.askForWaiver({ findingId, reason: 'It moves in spring', until });
  await of(lead).decide({ decisionId, option: 'grant', reason: 'Until then' });
  const standing = async () => (await owner.findings.listConsequences({ findingId })).items.find(({ endedAt }) => endedAt === null); // biome-ignore format: one line
  expect(await standing()).toMatchObject({ enforcement: 'advise', ruled: 'warn', waiverId: decisionId });
  expect((await owner.findings.listDecisions({ state: 'open' })).items).toEqual([]);
  await find(owner, officeId, monday);
  expect(await standing()).toBeUndefined();
});

test('what is found about the organisation is governed by its top office', async () => {
  const { owner, officeId } = await division('controlling');
  const fact = factOf(owner.organisationId, 'cost.over', 'critical');
  const findingId = (await find(owner, 'organisation', monday, fact))('cost.over');
  await find(owner, officeId, monday, factOf(officeId, 'cost.over', 'critical'));
  const open = (await owner.findings.listDecisions({ state: 'open', kind: 'escalation', findingId })).items;
  expect(open).toMatchObject([{ officeId: owner.officeId, askedPeople: [{ personId: owner.personId }] }]);
  const until = '2026-02-01T00:00:00.000Z';
  await owner.findings.acceptFinding({ findingId, reason: 'Known to the board', until });
  expect((await owner.findings.listDecisions({ state: 'open' })).items.map(({ officeName }) => officeName)).toEqual(['North']); // biome-ignore format: one line
});

test('a draft is tried on what is found about offices and the organisation too, and on the tiers that it would draw', async () => {
  const { owner, officeId } = await division('supportive');
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Harbour' });
  await find(owner, officeId, monday, factOf(officeId, 'data.gone', 'major'));
  await find(owner, 'organisation', monday, factOf(owner.organisationId, 'data.lost', 'major'));
  const of = { officeId: owner.officeId };
  const preset = { part: 'preset', from: 'supportive', to: 'controlling' } as const;
  await owner.offices.changePolicyDraft({ ...of, changes: [preset] });
  const tried = await owner.offices.simulatePolicy(of);
  const warned = {
    action: 'standing',
    before: { enforcement: 'advise' },
    after: { enforcement: 'warn', waivableBy: 'pmo-lead' },
  };
  expect(tried.changed.filter(({ code }) => ['data.gone', 'data.lost'].includes(code))).toMatchObject([warned, warned]);
  expect(tried.escalations.map(({ subjectName }) => subjectName)).toContain('North');
  expect(tried.newlyBlocked.every((act) => act.projectId === projectId)).toBe(true);

  // a small project by its budget is a major one by a draft that says so from one cent on
  await inside(portico, owner, monday, (call) =>
    writeProject(call, [{ entity: 'project', id: projectId, field: 'budget_minor', from: null, to: 100 }]),
  );
  await findAbout(portico, owner, projectId, monday, [fact(projectId, 'cost.over', 'info')]);
  const rule = {
    id: 'major',
    codes: ['cost.over'],
    severities: null,
    tiers: ['major' as const],
    phases: null,
    actions: ['close-project' as const],
    enforcement: 'block' as const,
    waivableBy: null,
    answerWithin: null,
    proposes: [],
    mayLoosen: false,
  };
  await owner.offices.changePolicyDraft({ ...of, changes: [{ part: 'rule', ruleId: 'major', from: null, to: rule }] });
  const blocks = async () =>
    (await owner.offices.simulatePolicy(of)).newlyBlocked.some(({ findings }) => findings.some(({ code }) => code === 'cost.over')); // biome-ignore format: one line
  expect(await blocks()).toBe(false);
  const [from] = [presets.controlling.tierThresholds ?? []];
  const to = [{ tier: 'major', budgetMinor: 1, durationDays: null, risk: null, strategicWeight: null }] as const;
  await owner.offices.changePolicyDraft({ ...of, changes: [{ part: 'tierThresholds', from: [...from], to: [...to] }] });
  expect(await blocks()).toBe(true);
});
