import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test.each([
  ['Maren Kessler', 'MK'],
  ['Ana Maria de Souza', 'AS'],
  ['Plato', 'P'],
  ['  ', ''],
  ['émile zola', 'ÉZ'],
])('%s is %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
