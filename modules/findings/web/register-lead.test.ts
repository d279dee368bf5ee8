import { expect, test } from 'vitest';
import { createWords } from '#platform/words';
import en from '../words/en.json' with { type: 'json' };
import { registerLead } from './register-lead.ts';

const words = createWords('en', { findings: en });
const t: Parameters<typeof registerLead>[2] = (key, parameters) => words.text(`findings.${key}`, parameters);
const counts = { critical: 9, major: 44, minor: 40, info: 14, unowned: 53, ownerless: 107 };
const lead = (part: Partial<typeof counts>) => registerLead('open', { ...counts, ...part }, t);

test('those without an owner are counted among all that the list shows', () => {
  expect(lead({})).toBe(
    '107 findings are open. None of the 107 has an owner. 53 are major or critical; none of these has an open decision or an answer.',
  );
  expect(lead({ unowned: 12, ownerless: 60 })).toBe('107 findings are open. 60 of the 107 have no owner. 53 are major or critical; 12 of these have no owner, no open decision and no answer.'); // biome-ignore format: one line
  expect(lead({ unowned: 0, ownerless: 0 })).toBe(
    '107 findings are open. Each has an owner. 53 are major or critical.',
  );
});

test('one alone, and what was resolved, need no counts', () => {
  const one = { critical: 1, major: 0, minor: 0, info: 0, unowned: 1, ownerless: 1 };
  expect(lead(one)).toBe('One finding is open. It has no owner. It is major or critical.');
  expect(registerLead('resolved', counts, t)).toBe('107 findings were resolved.');
});
