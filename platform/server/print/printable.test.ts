import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test('a figure and its unit stay on one line, words after a figure do not', () => {
  expect(printable('planned 3 Mar (+9 d), 10 % at 8 h')).toBe('planned 3 Mar (+9\u00a0d), 10\u00a0% at 8\u00a0h');
  expect(printable('4 days of 12 h1')).toBe('4 days of 12 h1');
});

test('what the font cannot draw becomes a box a character, what says nothing vanishes', () => {
  expect(printable('A 日本\u200b end')).toBe('A □□ end');
});
