import { expect, test } from 'vitest';
import { currentTask } from './plan-opening.ts';
import { type PlanRow, readPlan } from './read-plan.ts';
import { viewOf } from './testing.ts';

type Task = Partial<PlanRow> & Pick<PlanRow, 'name'>;

/** The task that a plan of these opens at; each begins after the one before it unless it says otherwise. */
function opensAt(...tasks: Task[]): string | undefined {
  const { rows } = readPlan(viewOf(tasks.map(({ name }) => name)));
  return currentTask(rows.map((row, index) => ({ ...row, start: index, ...tasks[index] })))?.name;
}

const done = { name: 'Survey', percentComplete: 100 };

test('a plan opens at its first task in progress, whatever stands above it', () => {
  const phase = { name: 'Phase', isSummary: true, percentComplete: 50 };
  const dropped = { name: 'Dropped', isActive: false, percentComplete: 20 };
  const [first, second] = [
    { name: 'Build', percentComplete: 40 },
    { name: 'Test', percentComplete: 10 },
  ];
  expect(opensAt(phase, done, { name: 'Guide' }, dropped, first, second)).toBe('Build');
});

test('where nothing is in progress it opens at what begins next, and before all begins at what begins first', () => {
  expect(opensAt(done, { name: 'Guide', start: 9 }, { name: 'Test', start: 4 })).toBe('Test');
  expect(opensAt({ name: 'Design', start: 3 }, { name: 'Build', start: 5 })).toBe('Design');
});

test('what runs beside the whole project is not what it opens at, unless nothing else is open', () => {
  const steering = { name: 'Steering', isLevelOfEffort: true, percentComplete: 30 };
  expect(opensAt(steering, done, { name: 'Build' })).toBe('Build');
  expect(opensAt(steering, done)).toBe('Steering');
});

test('a plan that is done, or has no dates yet, opens where it begins', () => {
  expect(opensAt(done)).toBeUndefined();
  expect(opensAt({ name: 'Build', start: null })).toBeUndefined();
});
