import { expect, test } from 'vitest';
import { fuzzyScore } from './fuzzy.ts';

test.each(['n', 'new', 'np', 'newp', 'new project', 'NEW PRO', 'pro', 'newproject', ' new '])(
  '%s means New project',
  (typed) => {
    expect(fuzzyScore(typed, 'New project')).not.toBeNull();
  },
);

test.each(['ew', 'pn', 'nx', 'newprojects', 'roject'])('%s does not mean New project', (typed) => {
  expect(fuzzyScore(typed, 'New project')).toBeNull();
});

test('the fewer words are passed over, the better', () => {
  const names = ['Use dark theme', 'Dark', 'Go to People', 'People'];
  const order = (typed: string) =>
    names
      .filter((name) => fuzzyScore(typed, name) !== null)
      .sort((a, b) => (fuzzyScore(typed, a) ?? 0) - (fuzzyScore(typed, b) ?? 0));
  expect(order('dark')).toEqual(['Dark', 'Use dark theme']);
  expect(order('peo')).toEqual(['People', 'Go to People']);
});

test('accents make no difference, and nothing typed means everything', () => {
  expect(fuzzyScore('ubersicht', 'Übersicht öffnen')).toBe(0);
  expect(fuzzyScore('', 'People')).toBe(0);
});

test('a long text of many alike words takes no time', () => {
  expect(fuzzyScore('aaaaaaaaaaaaaaaaaaaaz', 'aa '.repeat(12))).toBeNull();
});
