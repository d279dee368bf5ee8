import { expect, test } from 'vitest';
import { applyChanges } from './apply-changes.ts';
import { readPlan } from './read-plan.ts';
import { moveTasks, placeBefore, placeLast, removeTasks, type TaskMove } from './task-moves.ts';
import { viewOf } from './testing.ts';

const outline = ['A', '. B', '. C', '.. D', '. E', 'F'];

/** The outline after the tasks of these names moved. */
function after(names: string, move: TaskMove): string[] {
  const view = viewOf(outline);
  const plan = readPlan(view);
  const rows = plan.rows.filter(({ name }) => names.includes(name));
  const { tasks } = applyChanges(view, moveTasks(plan, rows, move));
  return tasks.name.map((name, index) => `${'.'.repeat((tasks.level[index] ?? 1) - 1)} ${name}`.trim());
}

test.each([
  ['B', 'indent', outline], // nothing stands before it
  ['C', 'indent', ['A', '. B', '.. C', '... D', '. E', 'F']],
  ['CE', 'indent', ['A', '. B', '.. C', '... D', '.. E', 'F']],
  ['F', 'indent', ['A', '. B', '. C', '.. D', '. E', '. F']],
  ['A', 'outdent', outline],
  ['D', 'outdent', ['A', '. B', '. C', '. D', '. E', 'F']],
  ['B', 'outdent', ['A', 'B', '. C', '.. D', '. E', 'F']], // rows keep their order: C and E come under it
  ['CE', 'outdent', ['A', '. B', 'C', '. D', 'E', 'F']],
  ['C', 'up', ['A', '. C', '.. D', '. B', '. E', 'F']],
  ['CE', 'up', ['A', '. C', '.. D', '. E', '. B', 'F']],
  ['B', 'up', outline],
  ['BC', 'down', ['A', '. E', '. B', '. C', '.. D', 'F']],
  ['A', 'down', ['F', 'A', '. B', '. C', '.. D', '. E']],
  ['CD', 'down', ['A', '. B', '. E', '. C', '.. D', 'F']], // what stands under a task goes with it
  ['F', 'down', outline],
] as const)('%s moved %s', (names, move, expected) => {
  expect(after(names, move)).toEqual(expected);
});

test('what is deleted goes with what stands under it, each task once', () => {
  const view = viewOf(outline);
  const plan = readPlan(view);
  const rows = plan.rows.filter(({ name }) => 'CDF'.includes(name));
  const changes = removeTasks(plan, rows);
  expect(changes.map(({ id }) => id)).toEqual(['3', '6']);
  expect(applyChanges(view, changes).tasks.name).toEqual(['A', 'B', 'E']);
});

test('a new task stands where the row stood, or after the last one at its level', () => {
  const plan = readPlan(viewOf(outline));
  const row = (name: string) => plan.rows.find((one) => one.name === name) ?? expect.fail(name);
  expect(placeBefore(plan, row('B'))).toEqual({ parentUid: 1, afterUid: null });
  expect(placeBefore(plan, row('E'))).toEqual({ parentUid: 1, afterUid: 3 });
  expect(placeLast(plan)).toEqual({ parentUid: null, afterUid: 6 });
});
