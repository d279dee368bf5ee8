import { expect, test } from 'vitest';
import { createFormat } from '#platform/web';
import { pointFigure, tasksOnPaper } from './point-words.ts';

test('a figure that misses by little is told with the digits that show it', () => {
  const format = createFormat('en-GB', 'UTC');
  const told = (figure: number, isMet: boolean) =>
    pointFigure({ name: 'baseline-execution-index', figure, threshold: 0.95, isMet }, format);
  // 18 of 19 tasks: 0.947…
  expect([told(18 / 19, false), told(0.9, false), told(0.951, true)]).toEqual(['0.947', '0.9', '0.95']);
  const logic = { name: 'logic', figure: 5.04, threshold: 5, isMet: false } as const;
  expect(pointFigure(logic, format)).toBe('5.04 %');
});

test('on paper the rest are those behind a point that are not named, however many names were at hand', () => {
  const t = ((key: string, { count }: { count: number }) => `${key} ${count}`) as unknown as Parameters<typeof tasksOnPaper>[1];
  const tasks = (names: readonly string[]) => names.map((name, uid) => ({ uid, name }));
  expect(tasksOnPaper({ tasks: tasks(['Survey', 'Install']), behind: 2 }, t)).toBe('Survey, Install');
  expect(tasksOnPaper({ tasks: tasks(['Survey', 'Install']), behind: 65 }, t)).toBe('Survey, Install quality.more 63');
  const long = 'x'.repeat(800);
  expect(tasksOnPaper({ tasks: tasks([long, long, 'Last']), behind: 3 }, t)).toBe(`${long} quality.more 2`);
}); // biome-ignore format: one case
