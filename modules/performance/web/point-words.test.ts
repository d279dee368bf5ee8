import { expect, test } from 'vitest';
import { createFormat } from '#platform/web';
import { pointFigure } from './point-words.ts';

test('a figure that misses by little is told with the digits that show it', () => {
  const format = createFormat('en-GB', 'UTC');
  const told = (figure: number, isMet: boolean) =>
    pointFigure({ name: 'baseline-execution-index', figure, threshold: 0.95, isMet }, format);
  // 18 of 19 tasks: 0.947…
  expect([told(18 / 19, false), told(0.9, false), told(0.951, true)]).toEqual(['0.947', '0.9', '0.95']);
  const logic = { name: 'logic', figure: 5.04, threshold: 5, isMet: false } as const;
  expect(pointFigure(logic, format)).toBe('5.04 %');
});
