import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createWords, flattenWords } from '#platform/words';
import { schedule } from '../schedule/schedule.ts';
import { catalogue } from './catalogue.ts';
import { deliveryCodes } from './check-delivery.ts';
import { checkPlan } from './check-plan.ts';
import { noComparison, pairs } from './testing.ts';

// The words belong to the module that raises the findings; the engine knows none.
const file = path.join(import.meta.dirname, '../../modules/plans/words/en.json');
const en = JSON.parse(readFileSync(file, 'utf8'));

const words = createWords('en-GB', { plans: en }, { today: '2026-01-05' });
const parts = ['title', 'meaning', 'formula', 'source'];

describe('the words of each finding', () => {
  test('are those of the catalogue, all of them and no others', () => {
    const told = [...flattenWords(en.finding).keys()].map((key) => key.replace(/\.\w+$/, ''));
    const others = [...deliveryCodes.map(({ code }) => code), 'closing.open-tasks'];
    expect([...new Set(told)].sort()).toEqual([...Object.keys(catalogue), ...others].sort());
  });

  test.each(Object.keys(catalogue))('%s says what it means and states itself in a sentence', (code) => {
    for (const part of parts) expect(words.text(`plans.finding.${code}.${part}`)).not.toBe('');
    const [plan, , context] = pairs[code] ?? [];
    if (!plan) throw new Error(`no example of ${code}`);
    const found = checkPlan(plan, schedule(plan), { ...noComparison, ...context }).find((each) => each.code === code);
    const sentence = words.text(`plans.finding.${code}.sentence`, found?.values);
    expect(sentence).toMatch(/^“?[A-Z0-9].*\.$/);
    expect(sentence).not.toMatch(/\{|undefined| {2}|!/);
  });
});
