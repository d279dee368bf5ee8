import { expect, test } from 'vitest';
import { nextLevel } from './ladder.ts';
import { presets } from './presets.ts';
import { type OpenFinding, simulate } from './simulate.ts';
import { chainOf } from './testing.ts';

const finding = (findingId: string, projectId: string, given: Partial<OpenFinding> = {}): OpenFinding => ({
  findingId,
  code: 'schedule.missing-predecessor',
  severity: 'major',
  projectId,
  officeId: 'o0',
  tier: 'small',
  phase: 'start',
  ...given,
});
const chains = (type: keyof typeof presets) => new Map([['o0', chainOf(presets[type])]]);
const portfolio = [
  finding('f1', 'till'),
  finding('f2', 'till', { severity: 'minor' }),
  finding('f3', 'kiosk', { severity: 'critical', code: 'progress.finish-passed' }),
];

// supportive → controlling, by the presets: f1 blocks a baseline and a phase, f2 stays advice, f3 blocks a new baseline
test('from supportive to controlling: what changes, who is newly blocked, what begins to climb', () => {
  const found = simulate(portfolio, chains('supportive'), chains('controlling'));
  expect(found).toMatchObject({
    findings: 3,
    projects: 2,
    before: { advise: 2, warn: 1, block: 0 },
    after: { advise: 1, warn: 0, block: 2 },
    released: [],
    escalations: [{ findingId: 'f1', within: 2400 }],
  });
  expect(found.newlyBlocked.map(({ projectId, action }) => [projectId, action])).toEqual([
    ['till', 'set-baseline'],
    ['till', 'start-phase'],
    ['kiosk', 'set-baseline'],
  ]);
  expect(found.newlyBlocked[0]?.findings).toMatchObject([
    {
      findingId: 'f1',
      after: { waivableBy: { value: 'pmo-lead' }, enforcement: { origin: { ruleId: 'controlling.baseline' } } },
    },
  ]);
  const of = (id: string) => found.changed.filter(({ findingId }) => findingId === id);
  expect(of('f1').map(({ action, parts }) => [action, parts])).toEqual([
    ['standing', ['enforcement', 'waivableBy', 'answerWithin']],
    ['set-baseline', ['enforcement', 'waivableBy', 'answerWithin']],
    ['start-phase', ['enforcement', 'waivableBy', 'answerWithin']],
    ['close-project', ['enforcement', 'waivableBy', 'answerWithin']],
  ]);
  expect(of('f2')).toEqual([]);
  expect(of('f3')[0]?.parts).toEqual(['waivableBy', 'answerWithin']);
});

test('and back: the acts are free again', () => {
  const found = simulate(portfolio, chains('controlling'), chains('supportive'));
  expect(found.newlyBlocked).toEqual([]);
  expect(found.released.map(({ action }) => action)).toEqual(['set-baseline', 'start-phase', 'set-baseline']);
});

test('nothing changes where nothing is changed, and an empty portfolio is no fault', () => {
  expect(simulate(portfolio, chains('directive'), chains('directive'))).toMatchObject({ changed: [], escalations: [] });
  expect(simulate([], chains('supportive'), chains('directive'))).toMatchObject({ findings: 0, projects: 0 });
});

test('thresholds that move make a project of another tier', () => {
  const tiered = (budgetMinor: number) => {
    const warns = { ...presets.supportive.rules[0], id: 'major', tiers: ['major'], enforcement: 'block' } as const;
    const tierThresholds = [
      { tier: 'major', budgetMinor, durationDays: null, risk: null, strategicWeight: null },
    ] as const;
    return new Map([['o0', chainOf({ ...presets.supportive, rules: [warns as never], tierThresholds })]]);
  };
  const facts = { budgetMinor: 500, durationDays: null, risk: null, strategicWeight: null };
  const found = simulate([finding('f', 'p', { tierFacts: facts })], tiered(1000), tiered(100));
  expect(found.newlyBlocked.map(({ projectId }) => projectId)).toEqual(['p', 'p', 'p']);
});

test('an escalation goes up the ladder, past levels that nobody holds, to where the ladder ends', () => {
  const holds =
    (...held: string[]) =>
    (role: string) =>
      held.includes(role);
  expect(nextLevel(null, 'board-member', holds('project-manager'))).toBe('project-manager');
  expect(nextLevel('project-manager', 'board-member', holds('project-manager', 'sponsor'))).toBe('sponsor');
  expect(nextLevel('project-manager', 'programme-manager', holds('sponsor', 'board-member'))).toBe(null);
  expect(nextLevel('board-member', 'board-member', () => true)).toBe(null);
});

test('what is found about an office changes what stands, blocks no act, and is never for less than its lead to waive', () => {
  const about = finding('f', '', { projectId: null, tier: null, phase: null });
  const found = simulate([about], chains('supportive'), chains('controlling'));
  expect(found).toMatchObject({ findings: 1, projects: 0, newlyBlocked: [], released: [] });
  expect(found.changed.map(({ action, projectId }) => [action, projectId])).toEqual([['standing', null]]);
  expect(found.changed[0]?.before.waivableBy.value).toBe('pmo-lead');
  expect(found.escalations).toMatchObject([{ findingId: 'f', projectId: null, officeId: 'o0' }]);
});
