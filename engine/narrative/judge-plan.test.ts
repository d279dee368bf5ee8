import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createWords } from '#platform/words';
import type { PlanAssignment, PlanResource, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import { type QualityContext, viewPlan } from '../quality/plan-view.ts';
import { againstBaseline, day, done, noComparison } from '../quality/testing.ts';
import { schedule } from '../schedule/schedule.ts';
import { at, testPlan, testTask } from '../schedule/testing.ts';
import { judgePlan, type StatusBounds } from './judge-plan.ts';

const file = path.join(import.meta.dirname, '../../modules/reporting/words/en.json');
const words = createWords('en-GB', { reporting: JSON.parse(readFileSync(file, 'utf8')) });

const resource = (uid: number, facts: Partial<PlanResource>): PlanResource => ({
  ...{ uid, name: `R${uid}`, kind: 'work', calendarUid: null, maxUnits: 1, group: null, initials: null, email: null },
  ...{ standardRateMinor: null, ...facts },
});
/** 100 an hour, 50 a piece, and one whom nobody has priced. */
const resources = [
  resource(1, { standardRateMinor: 10_000 }),
  resource(2, { kind: 'material', standardRateMinor: 5000 }),
  resource(3, {}),
];
const assigned = (taskUid: number, resourceUid: number, facts: Partial<PlanAssignment>): PlanAssignment => ({
  ...{ uid: taskUid * 10 + resourceUid, taskUid, resourceUid, units: 1, workTicks: null, actualWorkTicks: null },
  ...{ remainingWorkTicks: null, delayTicks: 0, levellingDelayTicks: 0, contour: 'flat', timephased: [], ...facts },
});
const hours = (count: number) => count * 600;
const agreed = (costMinor: number | null, days = 1): Pick<PlanTask, 'baselines'> => ({
  baselines: [
    { number: 0, start: at('2026-01-05T08:00'), finish: at('2026-01-05T17:00'), durationTicks: days * day, workTicks: null, costMinor },
  ],
}); // biome-ignore format: one record
const bounds: StatusBounds = { budgetMinor: null, currencyCode: 'EUR', costTolerance: 10, scopeTolerance: 10 };

function judge(plan: ScheduleInput, more: Partial<StatusBounds> = {}, context: QualityContext = againstBaseline) {
  const judged = judgePlan(viewPlan(plan, schedule(plan), context), 0, { ...bounds, ...more });
  const of = (wanted: string) => judged.find(({ dimension }) => dimension === wanted);
  return { cost: of('cost'), scope: of('scope'), resources: of('resources'), judged };
}
const told = (one: ReturnType<typeof judge>['cost']) => [
  one?.computed,
  words.text(one?.rule.key ?? '', one?.rule.parameters),
];

/** 10 h done and 12 h to go at 100, and 4 pieces at 50: 2,400, of 2,000 agreed. */
const over = testPlan([testTask(1, agreed(200_000))], [], {
  resources,
  assignments: [
    assigned(1, 1, { workTicks: hours(20), actualWorkTicks: hours(10), remainingWorkTicks: hours(12) }),
    assigned(1, 2, { units: 4 }),
  ],
});

test('cost is what is done and what is left, at the rates of the plan, against the baseline', () => {
  expect(told(judge(over).cost)).toEqual([
    'red',
    'By its plan the project comes to €2,400 against €2,000 of the baseline (+20 %), more than the tolerance of 10 %, so cost is red and needs a decision.',
  ]);
  expect(judge(over, { costTolerance: 20 }).cost?.computed).toBe('amber');
  expect(judge(over, { costTolerance: 40 }).cost?.computed).toBe('green');
  expect(told(judge({ ...over, assignments: over.assignments.slice(1) }).cost)).toEqual([
    'green',
    'By its plan the project comes to €200, no more than the €2,000 of the baseline (−90 %), so cost is green.',
  ]);
});

test('without a baseline the budget says what it may cost, in its own currency alone', () => {
  const budget = { budgetMinor: 230_000 };
  expect(told(judge(over, budget, noComparison).cost)).toEqual([
    'green',
    'By its plan the project comes to €2,400 against a budget of €2,300 (+4.3 %), no more than half of the tolerance of 10 %, so cost is green.',
  ]);
  const abroad = { ...over, project: { ...over.project, currencyCode: 'PLN' } };
  expect(judge(abroad, budget, noComparison).cost?.rule.key).toBe('reporting.narrative.cost.grey.unagreed');
  expect(judge(over, {}, noComparison).cost?.computed).toBe('grey');
});

test('work without a rate keeps a budget from being kept, not from being broken', () => {
  const more = { ...over, assignments: [...over.assignments, assigned(1, 3, { workTicks: hours(8) })] };
  expect(judge(more, { budgetMinor: 300_000 }, noComparison).cost?.rule.key).toBe(
    'reporting.narrative.cost.grey.partial',
  );
  expect(judge(more, { budgetMinor: 100_000 }, noComparison).cost?.computed).toBe('red');
  expect(judge({ ...over, resources: [] }).cost?.rule.key).toBe('reporting.narrative.cost.grey.unpriced');
});

test('scope is the length of what was added, as a share of what was agreed', () => {
  const ten = testTask(1, agreed(null, 10));
  const plan = (...more: PlanTask[]) => testPlan([ten, ...more]);
  expect(told(judge(plan()).scope)).toEqual(['green', 'No work was added since it was agreed, so scope is green.']);
  expect(told(judge(plan(testTask(2, { durationTicks: 0.5 * day }))).scope)).toEqual([
    'green',
    'One task was added, 5 % of the length of the agreed work, no more than half of the tolerance of 10 %, so scope is green.',
  ]);
  const [red] = told(judge(plan(testTask(2), testTask(3, { durationTicks: 0.5 * day }))).scope);
  expect(red).toBe('red');
  expect(judge(plan(testTask(2, { isActive: false }))).scope?.computed).toBe('green');
  expect(judge(plan(), {}, noComparison).scope?.computed).toBe('grey');
});

test('a planned task that is broken down is no added work, and keeps what was agreed for it', () => {
  const parts = [testTask(2, { parentUid: 1 }), testTask(3, { parentUid: 1 })];
  const plan = testPlan([testTask(1, agreed(200_000, 2)), ...parts], [], {
    resources,
    assignments: [assigned(2, 1, { workTicks: hours(10) }), assigned(3, 1, { workTicks: hours(10) })],
  });
  const { cost, scope } = judge(plan);
  expect([cost?.computed, cost?.figure, scope?.computed]).toEqual(['green', { kind: 'percent', percent: 0 }, 'green']);
});

test('nobody is judged overbooked by one plan, and what is done is measured by itself', () => {
  expect(judge(over).resources?.computed).toBe('grey');
  const ended = testPlan([testTask(1, { ...agreed(null), ...done('2026-01-05T08:00', '2026-01-05T17:00') })]);
  const [open, closed] = [testPlan([testTask(1, agreed(null))]), ended].map((plan) => judge(plan).judged);
  expect(open?.map(({ measure }) => `done ${measure}`)).toEqual(closed?.map(({ measure }) => measure));
});
