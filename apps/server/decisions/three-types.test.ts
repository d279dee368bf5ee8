import { afterAll, expect, test } from 'vitest';
import type { Enforcement, PmoType, Proposal, Severity, Waiver } from '#engine';
import { refusal } from '#modules/offices/testing';
import { computedPlan, testOwner, testPortico } from '#modules/reporting/testing';
import { adopt, fact, find } from './testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z';
afterAll(() => expect(portico.faults).toEqual([]));

interface Expected {
  readonly standing: Enforcement;
  /** When a baseline is set. */
  readonly act: Enforcement;
  readonly waivableBy: Waiver;
  /** Working days; null: it never climbs. */
  readonly days: number | null;
}

/** What docs say of the three types, for the same finding in the same project. */
const cases: readonly (readonly [code: string, severity: Severity, type: PmoType, expected: Expected])[] = [
  [
    'data.gone',
    'minor',
    'supportive',
    { standing: 'advise', act: 'advise', waivableBy: 'project-manager', days: null },
  ],
  [
    'data.gone',
    'minor',
    'controlling',
    { standing: 'advise', act: 'advise', waivableBy: 'project-manager', days: null },
  ],
  ['data.gone', 'minor', 'directive', { standing: 'warn', act: 'warn', waivableBy: 'programme-manager', days: 5 }],
  [
    'data.gone',
    'major',
    'supportive',
    { standing: 'advise', act: 'advise', waivableBy: 'project-manager', days: null },
  ],
  ['data.gone', 'major', 'controlling', { standing: 'warn', act: 'block', waivableBy: 'pmo-lead', days: 5 }],
  ['data.gone', 'major', 'directive', { standing: 'warn', act: 'block', waivableBy: 'sponsor', days: 2 }],
  ['cost.over', 'critical', 'supportive', { standing: 'warn', act: 'warn', waivableBy: 'project-manager', days: 10 }],
  ['cost.over', 'critical', 'controlling', { standing: 'warn', act: 'warn', waivableBy: 'pmo-lead', days: 2 }],
  ['cost.over', 'critical', 'directive', { standing: 'warn', act: 'warn', waivableBy: 'pmo-lead', days: 1 }],
];

const answers = { advise: 'allowed', warn: 'act-warned', block: 'act-blocked' } as const;

test.each(cases)('%s, %s, in a %s office', async (code, severity, type, expected) => {
  const owner = await testOwner(portico, monday);
  await adopt(portico, owner, type);
  const { projectId } = await owner.projects.createProject({
    officeId: owner.officeId,
    name: 'Harbour',
    managerPersonId: owner.personId,
  });
  const { planId } = await computedPlan(owner, projectId);
  await find(portico, owner, projectId, monday, [fact(projectId, code, severity)]);
  const { items } = await owner.findings.listFindings({ projectId });
  const findingId = items.find((one) => one.code === code)?.findingId ?? '';
  const now = (await owner.findings.listConsequences({ findingId })).items;
  const of = (action: string) => now.find((one) => one.action === action);
  expect({
    standing: of('standing')?.enforcement,
    act: of('set-baseline')?.enforcement,
    waivableBy: of('set-baseline')?.waivableBy,
    days: (of('standing')?.answerWithin ?? Number.NaN) / 480 || null,
    proposes: of('standing')?.proposes,
  }).toEqual({ ...expected, proposes: [] });
  expect(of('standing')?.policies).toEqual([{ officeId: owner.officeId, version: 1 }]);
  const rule = { officeName: 'Acme', version: 1, ruleId: expect.stringContaining(type) };
  const origin = of('set-baseline')?.origins.enforcement;
  if (expected.act === 'advise' && type !== 'supportive')
    expect(origin).toBeNull(); // no rule says anything of it
  else expect(origin).toMatchObject(rule);
  expect(await refusal(owner.plans.setBaseline({ planId, number: 0 }))).toBe(answers[expected.act]);
  const open = (await owner.findings.listDecisions({ state: 'open', kind: 'escalation' })).items;
  expect(open.filter(({ findingIds }) => findingIds.includes(findingId))).toHaveLength(expected.days === null ? 0 : 1);
});

test.each<[PmoType, readonly Proposal[]]>([
  ['supportive', []],
  ['controlling', ['exception-report']],
  ['directive', ['exception-report', 'review']],
])('a promise that is broken in a %s office is proposed to be dealt with by %j', async (type, proposes) => {
  const owner = await testOwner(portico, monday);
  await adopt(portico, owner, type);
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Harbour' });
  await computedPlan(owner, projectId);
  await find(portico, owner, projectId, monday, [fact(projectId, 'progress.finish-passed', 'critical')]);
  const { items } = await owner.findings.listFindings({ projectId });
  const findingId = items.find(({ code }) => code === 'progress.finish-passed')?.findingId ?? '';
  const standing = (await owner.findings.listConsequences({ findingId })).items.find(({ action }) => action === 'standing'); // biome-ignore format: one line
  expect(standing?.proposes).toEqual(proposes);
  expect(standing?.origins.proposes.every(({ ruleId }) => ruleId.startsWith(type))).toBe(true);
});

test('a finding keeps what followed from it: another policy ends one consequence and begins the next', async () => {
  const owner = await testOwner(portico, monday);
  await adopt(portico, owner, 'supportive');
  const { projectId } = await owner.projects.createProject({
    officeId: owner.officeId,
    name: 'Harbour',
    managerPersonId: owner.personId,
  });
  await computedPlan(owner, projectId);
  await find(portico, owner, projectId, monday, [fact(projectId, 'data.gone', 'major')]);
  await adopt(portico, owner, 'controlling');
  await find(portico, owner, projectId, '2026-01-06T09:00:00.000Z', [
    fact(projectId, 'data.gone', 'major', { count: 2 }),
  ]);
  const { items } = await owner.findings.listFindings({ projectId });
  const findingId = items.find(({ code }) => code === 'data.gone')?.findingId ?? '';
  const acts = (await owner.findings.listConsequences({ findingId })).items.filter(({ action }) => action === 'set-baseline'); // biome-ignore format: one line
  expect(
    acts.map(({ enforcement, policies, at, endedAt }) => [enforcement, policies[0]?.version, at, endedAt]),
  ).toEqual([
    ['block', 2, '2026-01-06T09:00:00.000Z', null],
    ['advise', 1, monday, '2026-01-06T09:00:00.000Z'],
  ]);
});
