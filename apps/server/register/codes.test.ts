import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '#engine';
import { openDecision, recordDecision } from '#modules/findings/actions';
import { changeDecision } from '#modules/findings/actions/record-decision';
import { findingCodes } from '#modules/findings/codes';
import { advanceClock, testPortico, until } from '#modules/reporting/testing';
import { adopt } from '../decisions/testing.ts';
import { act, begin, openCodes, type World } from './testing.ts';

const portico = await testPortico();

type Act = (world: World) => Promise<unknown>;
/** What brings the finding up, and what makes it go; without a trigger it is there from the beginning. */
type Steps = readonly [trigger: Act | null, clear: Act];

const change =
  (field: string, from: (world: World) => unknown, to: (world: World) => unknown): Act =>
  ({ owner, projectId, ...world }) =>
    owner.projects.updateProject({
      projectId,
      changes: [{ field, from: from({ owner, projectId, ...world }), to: to({ owner, projectId, ...world }) } as never],
    });
const all =
  (...acts: readonly Act[]): Act =>
  async (world) => {
    for (const one of acts) await one(world);
  };
const nobody = () => null;
const me = ({ owner }: World) => owner.personId;
const second = (world: World) => world.second.personId;
const clock =
  (day: string): Act =>
  ({ owner }) =>
    advanceClock(portico, owner, `${day}T09:00:00.000Z`);
const phase =
  (to: 'deliver' | 'close'): Act =>
  ({ owner, projectId }) =>
    owner.projects.startPhase({ projectId, phase: to });
const task =
  (percentComplete: number): Act =>
  ({ owner, planId }) =>
    owner.plans.changePlan({
      planId,
      baseRevision: 1,
      changes: [
        {
          entity: 'task',
          id: '-1',
          field: null,
          from: null,
          to: { name: 'Dig', durationTicks: 4800, place: { parentUid: null, afterUid: null }, percentComplete },
        },
      ],
    });
const progress =
  (from: number, to: number): Act =>
  ({ owner, planId }) =>
    owner.plans.changePlan({
      planId,
      baseRevision: 1,
      changes: [{ entity: 'task', id: '1', field: 'percentComplete', from, to }],
    });
const question = { key: 'findings.question.waiver', parameters: {} };
const decided =
  (kind: 'waiver' | 'acceptance', outcome: string, until: string, more: { renewals?: number } = {}): Act =>
  (world) =>
    act(world, async (call) => {
      const findingId = await world.findingOf('data.no-budget');
      const about = { office_id: world.owner.officeId, project_id: world.projectId, finding_ids: [findingId] };
      await recordDecision(call, { kind, ...about, question, outcome, reason: 'So', holds_until: `${until}T09:00:00.000Z`, ...more }); // biome-ignore format: one line
    });
const assigned =
  (code: string, dueOn: string | null): Act =>
  async ({ owner, findingOf }) => {
    const findingId = await findingOf(code);
    const { ownerPersonId, dueOn: was } = await owner.findings.getFinding({ findingId });
    await owner.findings.assignFinding({ findingId, from: { ownerPersonId, dueOn: was }, to: { ownerPersonId: owner.personId, dueOn } }); // biome-ignore format: one line
  };
const away = { fromDay: '2026-01-05', untilDay: '2026-01-09', deputyPersonId: null };

const steps: Readonly<Record<string, Steps>> = {
  'roles.no-manager': [change('managerPersonId', me, nobody), change('managerPersonId', nobody, me)],
  'roles.manager-inactive': [
    all(change('managerPersonId', me, second), ({ owner, ...world }) => owner.offices.deactivatePerson({ personId: world.second.personId })),
    change('managerPersonId', second, me),
  ],
  'roles.manager-away': [
    ({ owner }) => owner.offices.setAbsence({ personId: owner.personId, ...away }),
    clock('2026-01-10'),
  ],
  'roles.manager-without-role': [
    change('managerPersonId', me, second),
    ({ owner, ...world }) => owner.offices.grantRole({ personId: world.second.personId, role: 'project-manager', node: `project:${world.projectId}` }),
  ],
  'roles.no-sponsor': [null, change('sponsorPersonId', nobody, second)],
  'roles.sponsor-inactive': [
    all(change('sponsorPersonId', nobody, second), ({ owner, ...world }) => owner.offices.deactivatePerson({ personId: world.second.personId })),
    change('sponsorPersonId', second, me),
  ],
  'roles.sponsor-is-manager': [change('sponsorPersonId', nobody, me), change('managerPersonId', me, second)],
  'roles.manager-overloaded': [
    async ({ owner }) => {
      for (const name of ['Quay', 'Pier', 'Mole']) await owner.projects.createProject({ officeId: owner.officeId, name, managerPersonId: owner.personId });
    },
    change('managerPersonId', me, second),
  ],
  'roles.office-without-lead': [
    null,
    ({ owner, ...world }) => owner.offices.grantRole({ personId: world.second.personId, role: 'pmo-lead', node: `office:${owner.officeId}` }),
  ],
  'data.no-budget': [null, change('budgetMinor', nobody, () => 100_000)],
  'data.no-risk': [null, change('risk', nobody, () => 'low')],
  'data.zero-tolerance': [change('toleranceDays', () => 10, () => 0), change('toleranceDays', () => 0, () => 5)],
  'baseline.missing-in-delivery': [phase('deliver'), ({ owner, planId }) => owner.plans.setBaseline({ planId, number: 0 })],
  'governance.early-work': [task(50), phase('deliver')],
  'governance.close-due': [all(phase('deliver'), task(100)), phase('close')],
  'stale.plan-untouched': [all(phase('deliver'), task(0), clock('2026-03-02')), progress(0, 10)],
  'stale.progress-not-reported': [all(phase('deliver'), task(50), clock('2026-02-04')), progress(50, 60)],
  'stale.empty-project': [clock('2026-01-16'), task(0)],
  'governance.policy-not-reviewed': [
    all(({ owner }) => adopt(portico, owner, 'supportive'), clock('2027-01-11')),
    ({ owner }) => adopt(portico, owner, 'supportive', '2027-01-11T09:00:00.000Z'),
  ],
  'governance.decision-overdue': [
    all(
      (world) =>
        act(world, async (call) => {
          const about = { office_id: world.owner.officeId, project_id: world.projectId };
          world.decision = await openDecision(call, { kind: 'dispute', ...about, question, due_at: '2026-01-06T09:00:00.000Z' });
        }),
      clock('2026-01-07'),
    ),
    (world) => act(world, async (call) => world.decision && changeDecision(call, world.decision, { state: 'withdrawn' })),
  ],
  'governance.waiver-expiring': [decided('waiver', 'grant', '2026-01-09'), clock('2026-01-10')],
  'governance.waiver-renewed-out': [decided('waiver', 'grant', '2026-03-09', { renewals: 9 }), clock('2026-03-10')],
  'governance.acceptance-ended': [
    all(decided('acceptance', 'accept', '2026-01-07'), clock('2026-01-08')),
    decided('acceptance', 'accept', '2026-02-07'),
  ],
  'governance.unowned-findings': [
    all(change('managerPersonId', me, nobody), ({ findingOf }) => findingOf('roles.no-manager'), clock('2026-02-06')),
    assigned('roles.no-manager', null),
  ],
  'governance.owner-overdue': [
    all(assigned('data.no-budget', '2026-01-06'), clock('2026-01-08')),
    assigned('data.no-budget', '2026-01-20'),
  ],
}; // biome-ignore format: a table

/** Facts of an act, which no register holds: what the page of the project says is in the way of it. */
const facts: Readonly<Record<string, Steps>> = {
  'closing.open-tasks': [all(phase('deliver'), phase('close'), task(0)), progress(0, 100)],
  'closing.open-findings': [
    all(phase('deliver'), phase('close'), ({ owner, planId }) => owner.plans.setBaseline({ planId, number: 0 })),
    change('sponsorPersonId', nobody, second),
  ],
}; // biome-ignore format: a table

/** modules/reporting/reports.test.ts brings them up, and makes them go. */
const ofReports = ['report.greener', 'report.missing'];

/** modules/strategy/strategy.test.ts does the same with these. */
const ofStrategies = [
  'alignment.contribution-questioned',
  'alignment.objective-unserved',
  'alignment.strategy-not-adopted',
  'alignment.target-short',
  'alignment.unaligned-spend',
];

/** modules/intake/intake.test.ts does with these. */
const ofIntake = ['intake.case-outdated', 'intake.decision-late', 'intake.no-rate', 'intake.several-rates'];

/** modules/priorities/priorities.test.ts does with these. */
const ofPriorities = ['priority.assessors-apart', 'priority.comparisons-inconsistent'];

/** modules/people/people.test.ts does with these. */
const ofPeople = ['capacity.nobody-there', 'capacity.overcommitted'];

test('every code is brought up and made to go here; those of plans by engine/quality/check-plan.test.ts', () => {
  const tried = [
    ...Object.keys(steps),
    ...Object.keys(facts),
    ...Object.keys(catalogue),
    ...ofReports,
    ...ofStrategies,
    ...ofIntake,
    ...ofPriorities,
    ...ofPeople,
    'worth.below-cost', // by modules/continuation/continuation.test.ts
  ];
  expect(tried.toSorted()).toEqual(findingCodes().map(({ code }) => code));
});

const wordsOf = (module: string) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, `../../../modules/${module}/words/en.json`), 'utf8'));

test.each([
  ['policies', wordsOf('offices').policy.family],
  ['findings', wordsOf('findings').family],
])('every family is named where %s are shown', (_where, names) => {
  const families = [...new Set(findingCodes().map(({ code }) => code.slice(0, code.indexOf('.'))))];
  expect(families.filter((family) => !(family in names))).toEqual([]);
});

describe.each(Object.entries(steps))('%s', (code, [trigger, clear]) => {
  test('is found, and found no more', async () => {
    const world = await begin(portico);
    await trigger?.(world);
    await until(() => openCodes(world), (codes) => codes.includes(code)); // biome-ignore format: one line
    await clear(world);
    await until(() => openCodes(world), (codes) => !codes.includes(code)); // biome-ignore format: one line
    expect(portico.faults.join()).toBe('');
  });
});

describe.each(Object.entries(facts))('%s', (code, [trigger, clear]) => {
  test('is in the way of the act, and no more', async () => {
    const world = await begin(portico);
    await trigger?.(world);
    await adopt(portico, world.owner, 'controlling');
    const inTheWay = async () => {
      const { acts } = await world.owner.projects.getProjectGovernance({ projectId: world.projectId });
      return acts.flatMap((one) => one.inTheWay.map((finding) => finding.code));
    };
    await until(inTheWay, (codes) => codes.includes(code));
    await clear(world);
    await until(inTheWay, (codes) => !codes.includes(code));
  });
});

test('an acceptance that has ended is named, with the last day on which it held', async () => {
  const world = await begin(portico);
  await decided('acceptance', 'accept', '2026-01-07')(world);
  await clock('2026-01-08')(world);
  const ended = async () =>
    (await world.owner.findings.listRegister({ code: 'governance.acceptance-ended' })).items[0]?.sentence;
  expect(await until(ended, (sentence) => sentence !== undefined)).toMatchObject({
    parameters: {
      accepted: { kind: 'word', key: 'projects.finding.data.no-budget.title' },
      until: { at: '2026-01-07' },
    },
  });
});
