import { expect, test } from 'vitest';
import { changeMarks, type GridMarks } from './cell-marks.ts';

const saving = { text: '5 d' };
const marks: GridMarks = new Map([
  ['1', new Map([['duration', saving]])],
  ['2', new Map([['duration', { text: '6 d' }]])],
]);

test('a mark is put in its cell, and lines that do not change keep theirs', () => {
  const after = changeMarks(marks, [{ id: '1', column: 'name', mark: { text: 'Build' } }]);
  expect(after.get('1')?.get('name')).toEqual({ text: 'Build' });
  expect(after.get('1')?.get('duration')).toBe(saving);
  expect(after.get('2')).toBe(marks.get('2'));
});

test('a line without marks is gone', () => {
  expect([...changeMarks(marks, [{ id: '1', column: 'duration', mark: null }]).keys()]).toEqual(['2']);
});

test('an earlier answer leaves the mark of a later edit alone', () => {
  const later = changeMarks(marks, [{ id: '1', column: 'duration', mark: { text: '7 d' } }]);
  expect(changeMarks(later, [{ id: '1', column: 'duration', mark: null, instead: saving }])).toBe(later);
  expect(changeMarks(marks, [{ id: '1', column: 'duration', mark: null, instead: saving }]).has('1')).toBe(false);
});
