import { expect, test } from 'vitest';
import { weaknessOf } from './password-weakness.ts';

const context = ['Maya Kerr', 'maya@halden.example', 'Halden & Roe'];

test.each([
  ['fourteen chars', 'too-short'],
  ['\u{1F9F1}'.repeat(14), 'too-short'], // fourteen characters, though twice as many units
  ['ﬁ'.repeat(129), 'too-long'],
  ['passwordpassword', 'pattern'],
  ['abcabcabcabcabcabc', 'pattern'],
  ['aaaaaaaaaaaaaaaa', 'pattern'],
  ['1234567890123456', 'pattern'],
  ['qwertyuiopasdfgh', 'pattern'],
  ['polniypizdec0211', 'common'],
  ['POLNIYPIZDEC0211', 'common'],
  ['correct horse battery staple', 'common'],
  ['sunshine1234567!', 'common'],
  ['sunshinepassword', 'common'],
  ['Portico-Halden-2026', 'context'],
  ['maya kerr halden 1', 'context'],
])('%s is refused as %s', async (password, weakness) => {
  expect(await weaknessOf(password, context)).toBe(weakness);
});

test.each([
  'nine quiet harbours',
  'correct horse battery',
  'halden has nine quiet harbours',
  'only small letters and no digits',
  'пятнадцать букв ровно',
  '一二三四五六七八九十百千万億兆',
  '🦊 jumps over 🐢 and 🦉',
  'x9$Kq2!vLp7#Zt4w',
  `${'a long one '.repeat(3)}with an end`,
])('%s is taken: no rules of composition, blanks and all of Unicode', async (password) => {
  expect(await weaknessOf(password, context)).toBeUndefined();
});
