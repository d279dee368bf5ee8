import { describe, expect, test } from 'vitest';
import { createFormat } from '../words/format.ts';
import { alignmentOf, compareValues, type GridColumn, nextSort, numberText, templateOf } from './grid-column.ts';

interface Task {
  readonly name: string;
  readonly slack: number | null;
}
const columns: readonly GridColumn<Task>[] = [
  { id: 'name', title: 'Task', width: 200, isGrowing: true, value: ({ name }) => name },
  { id: 'slack', title: 'Slack', width: 60, type: 'number', unit: 'd', value: ({ slack }) => slack },
];

describe('sorting', () => {
  test('goes upward, downward, and back to the order in which the rows came', () => {
    const up = nextSort(null, 'slack');
    const down = nextSort(up, 'slack');
    expect([up, down, nextSort(down, 'slack')]).toEqual([
      { column: 'slack', isDescending: false },
      { column: 'slack', isDescending: true },
      null,
    ]);
    expect(nextSort(down, 'name')).toEqual({ column: 'name', isDescending: false });
  });

  test('orders numbers inside names as people do, and signed numbers by size', () => {
    expect(['Task 10', 'task 9', 'Task 1'].sort(compareValues)).toEqual(['Task 1', 'task 9', 'Task 10']);
    expect([10, -3, 9].sort(compareValues)).toEqual([-3, 9, 10]);
  });
});

describe('columns', () => {
  test('stand right for figures, and the one that grows takes what is left', () => {
    expect(columns.map(alignmentOf)).toEqual(['start', 'end']);
    expect(templateOf(columns)).toBe('minmax(200px, 1fr) 60px');
  });

  test('write a number as its value has it, or each with as many decimals as the column says', () => {
    const [, slack] = columns as readonly [GridColumn<Task>, GridColumn<Task>];
    const format = createFormat('en-GB');
    expect([53, 87.5].map((value) => numberText(slack, value, format))).toEqual(['53 d', '87.5 d']);
    const score = { ...slack, unit: undefined, digits: 1 };
    expect([53, 87.54].map((value) => numberText(score, value, format))).toEqual(['53.0', '87.5']);
  });
});
