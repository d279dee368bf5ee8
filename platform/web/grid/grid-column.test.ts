import { describe, expect, test } from 'vitest';
import { alignmentOf, compareValues, type GridColumn, nextSort, templateOf } from './grid-column.ts';

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
});
