import { describe, expect, test } from 'vitest';
import { emptyPolicy, presets, type Rule } from '#engine';
import type { OfficePolicy, PolicySimulation } from './policy.ts';
import { changesOf, ownPolicy } from './policy-edits.ts';
import { policyLead } from './policy-lead.ts';
import { partOf, policyRows } from './policy-rows.ts';
import { ruleCondition, ruleSays, withinText } from './policy-words.ts';

const t = (key: string, parameters: object = {}) => [key, ...Object.values(parameters)].join(' ');
const anyProject = { tier: undefined, phase: undefined };
const asWire = <T>(value: T) => JSON.parse(JSON.stringify(value));
const code = { code: 'schedule.loop', severity: 'critical' as const, title: 'plans.finding.schedule.loop.title' };

/** A division below a controlling central office, with what it drafts. */
const division = (...rules: Rule[]): OfficePolicy => ({
  officeId: 'division',
  officeName: 'IT PMO',
  isRoot: false,
  inForce: null,
  chain: [{ officeId: 'central', officeName: 'Group office', version: 12, policy: asWire(presets.controlling) }],
  draft: rules.length
    ? {
        policy: asWire({ ...emptyPolicy, rules }),
        digest: 'd',
        draftedBy: null,
        draftedAt: '2026-03-02T08:00:00.000Z',
        adoption: null,
      }
    : null,
  codes: [code],
  mayWrite: true,
  mayAdopt: true,
});
const write = (column: 'standing' | 'set-baseline' | 'waivableBy' | 'answerWithin', value: string | number | null) => ({
  code: code.code,
  column,
  value,
});
const drafted = (...cells: ReturnType<typeof write>[]) => {
  const changes = changesOf(emptyPolicy, anyProject, cells);
  return division(...changes.flatMap((change) => (change.part === 'rule' && change.to ? [change.to] : [])));
};
const rowOf = (policy: OfficePolicy) => {
  const [row] = policyRows(policy, anyProject);
  if (!row) throw new Error('One code gives one row.');
  return row;
};

describe('a row of the matrix', () => {
  test('tells whose rule it is, and that it is locked', () => {
    const row = rowOf(division());
    expect(row.origin).toEqual({ kind: 'rule', officeName: 'Group office', version: 12, isLocked: true });
    expect([partOf(row, 'standing').value, partOf(row, 'set-baseline').value]).toEqual(['warn', 'block']);
    expect([partOf(row, 'waivableBy').value, partOf(row, 'answerWithin').value]).toEqual(['pmo-lead', 960]);
    expect(row.changed.size).toBe(0);
  });

  test('tells from which severity on a finding is held harder than at its usual one, and counts that as able to block', () => {
    // the office above warns of what is major or critical, and holds acts back on some of it; a usual one is advice
    const minor = { ...division(), codes: [{ ...code, code: 'schedule.high-float', severity: 'minor' as const }] };
    const row = rowOf(minor);
    expect(partOf(row, 'set-baseline').value).toBe('advise');
    expect(row.raised).toEqual({ severity: 'major', enforcement: 'block' });
    expect(policyLead(minor, [row], undefined).parameters).toMatchObject({ count: 1, kinds: 1 });
    expect(rowOf(division()).raised).toBeUndefined(); // critical already
  });

  test('marks the cells that the draft changes, and no other', () => {
    const row = rowOf(drafted(write('standing', 'block')));
    expect([...row.changed]).toEqual(['standing']);
    expect(row.origin).toEqual({ kind: 'changed' });
  });

  test('knows what was loosened; what is locked above stays as it is', () => {
    const loosened = rowOf(drafted(write('answerWithin', 2400)));
    expect([loosened.isLoosened, [...loosened.changed]]).toEqual([true, ['answerWithin']]);
    const locked = rowOf(drafted(write('set-baseline', 'advise')));
    expect([partOf(locked, 'set-baseline').value, partOf(locked, 'set-baseline').stance]).toEqual(['block', 'refused']);
    expect(locked.changed.size).toBe(0);
  });
});

describe('writing into cells', () => {
  test('each cell is a rule for its code, at its act, in the tier that is shown', () => {
    const [change] = changesOf(emptyPolicy, { tier: 'major', phase: undefined }, [write('set-baseline', 'block')]);
    expect(change).toMatchObject({
      ruleId: 'schedule.loop@set-baseline@major',
      from: null,
      to: { codes: ['schedule.loop'], actions: ['set-baseline'], tiers: ['major'], enforcement: 'block' },
    });
  });

  test('several cells of one rule build on each other; emptied ones take it away', () => {
    const cells = [write('waivableBy', 'sponsor'), write('answerWithin', 480)];
    const changes = changesOf(emptyPolicy, anyProject, cells);
    expect(changes).toMatchObject([
      { ruleId: 'schedule.loop@all', from: null, to: { waivableBy: 'sponsor', answerWithin: null } },
      {
        ruleId: 'schedule.loop@all',
        from: { waivableBy: 'sponsor' },
        to: { waivableBy: 'sponsor', answerWithin: 480 },
      },
    ]);
    const emptied = [...cells, write('waivableBy', null), write('answerWithin', null)];
    expect(changesOf(emptyPolicy, anyProject, emptied).at(-1)).toMatchObject({ ruleId: 'schedule.loop@all', to: null });
    expect(changesOf(emptyPolicy, anyProject, [write('waivableBy', null)])).toEqual([]);
  });

  test('a root that has adopted nothing begins with the supportive preset', () => {
    expect(ownPolicy({ ...division(), isRoot: true })).toEqual(presets.supportive);
    expect(ownPolicy(division())).toEqual(emptyPolicy);
  });
});

describe('the sentence over the policy', () => {
  const simulation = (given: Partial<PolicySimulation>): PolicySimulation => ({
    findings: 61,
    projects: 9,
    before: { advise: 41, warn: 20, block: 0 },
    after: { advise: 22, warn: 32, block: 7 },
    changedCount: 0,
    changed: [],
    newlyBlockedProjects: 0,
    newlyBlocked: [],
    releasedProjects: 0,
    released: [],
    escalationCount: 0,
    escalations: [],
    ...given,
  });
  const act = { projectId: 'p', projectName: 'Till Renewal', action: 'set-baseline' as const, findings: [] };
  const draft = drafted(write('standing', 'block'));
  const key = (...[policy, given]: [OfficePolicy, PolicySimulation?]) => policyLead(policy, [rowOf(policy)], given).key;

  test('begins with what the draft would block', () => {
    const found = simulation({ newlyBlocked: [act], newlyBlockedProjects: 3 });
    expect(policyLead(draft, [rowOf(draft)], found)).toMatchObject({
      key: 'offices.policy.leadBlocks',
      parameters: { version: 1, count: 3, projects: 9, project: { name: 'Till Renewal' } },
    });
  });
  test('or lets go, or changes, or that nothing changes', () => {
    expect(key(draft, simulation({ released: [act], releasedProjects: 1 }))).toBe('offices.policy.leadReleases');
    expect(key(draft, simulation({ changedCount: 4 }))).toBe('offices.policy.leadChanges');
    expect(key(draft, simulation({}))).toBe('offices.policy.leadNothing');
    expect(key(draft, simulation({ findings: 0 }))).toBe('offices.policy.leadNothingOpen');
    expect(key(draft)).toBe('offices.policy.leadDraft');
  });
  test('without a draft tells what holds, and by whom', () => {
    expect(key(division())).toBe('offices.policy.leadAbove');
    const inForce = {
      version: 7,
      reason: 'So',
      adoptedBy: null,
      adoptedAt: '2026-03-02T08:00:00.000Z',
      inForceOn: null,
    };
    expect(key({ ...division(), inForce })).toBe('offices.policy.leadInForce');
    expect(key({ ...division(), chain: [] })).toBe('offices.policy.leadShipped');
  });
});

test('times to answer and rules are told in words', () => {
  expect([2400, 240, 90, null].map((minutes) => withinText(t, minutes))).toEqual([
    'policy.days 5',
    'policy.hours 4',
    'policy.minutes 90',
    '–',
  ]);
  const [, critical] = presets.supportive.rules;
  if (!critical) throw new Error('The supportive preset has two rules.');
  expect(ruleCondition(t, (code) => code, critical)).toBe('policy.anyFinding · policy.severity.critical');
  expect(ruleSays(t, critical)).toBe('policy.enforcement.warn · policy.answered policy.days 10');
});
