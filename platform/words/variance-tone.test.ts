import { expect, test } from 'vitest';
import { varianceTone } from './variance-tone.ts';

test.each([
  [11, 10, 'late'],
  [10, 10, 'none'],
  [0, 10, 'none'],
  [-1, 10, 'early'],
  [1, 0, 'late'],
] as const)('%i d with a tolerance of %i d is %s', (days, tolerance, tone) => {
  expect(varianceTone(days, tolerance)).toBe(tone);
});
