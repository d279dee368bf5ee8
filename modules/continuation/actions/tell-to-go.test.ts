import { expect, test } from 'vitest';
import { dayOfDate, evaluateToGo, toGoMonths } from '#engine';
import type { ProjectToGo } from './load-to-go.ts';
import { meanwhileOf, statementsOf } from './tell-to-go.ts';

const today = dayOfDate(2026, 10, 30);
const money = (minor: number) => ({ kind: 'money', minor, currencyCode: 'EUR' }) as const;

/** A project whose plan leaves 7,700 to be paid until a day. */
function leaving(finish: number, spentUntil: string | null): ProjectToGo {
  const terms = { months: toGoMonths(today, 0), planCostMinor: 7_700, planFinish: finish };
  const left = { project_id: 'p', cost_minor: 7_700, finish: null };
  const project = { id: 'p', name: 'Kiosk' } as ProjectToGo['project'];
  return { project, left, spentUntil, flows: [], rate: null, figures: evaluateToGo([], terms) };
}

test('what follows while nobody decides is what is spent by a month’s end that leaves time to decide', () => {
  // 77 days, 100 each: one of October, which ends tomorrow, and the 30 of November
  const [told] = meanwhileOf(leaving(today + 77, '2027-01-15'), today, money);
  expect(told?.key).toBe('continuation.meanwhile.costs');
  expect(told?.parameters).toMatchObject({ amount: money(3_100), at: { at: '2026-11-30' } });
});

test('of a plan that has ended with work open nobody says that its cost is spent tomorrow', () => {
  const stale = leaving(today - 40, null);
  expect(meanwhileOf(stale, today, money).map(({ key }) => key)).toEqual(['continuation.meanwhile.stands']);
  expect(statementsOf(stale, money).map(({ key }) => key)).toContain('continuation.rests.planPassed');
});
