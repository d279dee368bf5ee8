import { expect, test } from 'vitest';
import { createFormat } from '#platform/web/words/format';
import { readNumber } from './read-number.ts';

const read = (locale: string, ...texts: string[]) => texts.map((text) => readNumber(text, createFormat(locale)));

test('a number is read as the locale writes it, thousands grouped or not, either minus before it', () => {
  expect(read('en-GB', '1,200', '1,200.5', '1.5', '-0.4', '− 3')).toEqual([1200, 1200.5, 1.5, -0.4, -3]);
  expect(read('de-DE', '1.200', '1.200,5', '1,5', '−0,4')).toEqual([1200, 1200.5, 1.5, -0.4]);
  expect(read('en-GB', '', '-', 'ten', '1-2')).toEqual([null, null, null, null]);
});
