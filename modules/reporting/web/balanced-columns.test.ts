import { expect, test } from 'vitest';
import { balancedColumns, lastSpan } from './balanced-columns.ts';

test.each([
  [0, 6, 1],
  [1, 6, 1],
  [6, 6, 6],
  [7, 6, 4], // 4 and 3, where 6 would leave one alone
  [9, 6, 5],
  [13, 6, 5], // 5, 5 and 3
  [5, 4, 3],
  [9, 4, 3],
])('%i of which %i have room stand in columns of %i', (count, most, columns) => {
  expect(balancedColumns(count, most)).toBe(columns);
});

test.each([
  [6, 24],
  [4, 12],
])('where %i have room, none of up to %i is alone in a line', (most, counts) => {
  for (let count = 2; count <= counts; count++) expect(count % balancedColumns(count, most), `${count}`).not.toBe(1);
});

test.each([
  [9, 5, 2],
  [10, 5, 1],
  [13, 5, 3],
  [1, 1, 1],
])('the last of %i in lines of %i reaches over %i, so that no place is empty', (count, columns, span) => {
  expect(lastSpan(count, columns)).toBe(span);
});
