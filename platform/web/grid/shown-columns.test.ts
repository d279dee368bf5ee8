import { expect, test } from 'vitest';
import { type GridColumn, treeColumnOf } from './grid-column.ts';
import { plainView } from './grid-view.ts';
import { frozenCount, frozenOffsets, shownColumns, unfrozen } from './shown-columns.ts';

const column = (id: string, width: number, more: Partial<GridColumn<string>> = {}): GridColumn<string> => ({ id, title: id, width, value: (row) => row, ...more }); // biome-ignore format: one record
const plan = [
  column('number', 50),
  column('task', 280, { isGrowing: true, isStaying: true, card: 'title' }),
  column('start', 70),
  column('finish', 70),
];
const list = [column('name', 200, { isGrowing: true }), column('owner', 90)];
const frozen = (id: string | null) => ({ ...plainView, frozen: id });

test('a grid comes with its staying column and those before it in place, else with its first', () => {
  expect([frozenCount(plan, plainView), frozenCount(list, plainView)]).toEqual([2, 1]);
  expect(frozenOffsets(plan, 2)).toEqual([0, 50]);
});

test('the reader has another last one that stays, or none but the first', () => {
  expect(frozenCount(plan, frozen('finish'))).toBe(4);
  expect(frozenCount(plan, frozen(unfrozen(plan)))).toBe(1);
  expect(unfrozen(list)).toBeNull();
  expect(frozenCount(plan, frozen('gone'))).toBe(2);
});

test('only the last column that stays may grow: behind it nothing needs to know its width', () => {
  const growing = (id: string | null) => shownColumns(plan, frozen(id)).find((one) => one.id === 'task')?.isGrowing;
  expect([growing(null), growing('start')]).toEqual([true, false]);
});

test('the tree stays in the column of names, also when that has a width of its own', () => {
  const shown = shownColumns(plan, { ...frozen('start'), widths: { task: 400 } });
  expect(treeColumnOf(shown)?.id).toBe('task');
});
