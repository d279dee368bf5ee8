import { expect, test } from 'vitest';
import { presets } from './presets.ts';
import { chainOf, policy } from './testing.ts';
import { settingOf, tierOf } from './tier-of.ts';

const thresholds = presets.controlling.tierThresholds ?? [];
const unknown = { budgetMinor: null, durationDays: null, risk: null, strategicWeight: null };

// the shipped thresholds: standard from 250,000 (in hundredths), 90 d, medium risk, weight 40; major from 2,500,000, 250 d, high, 75
test.each([
  [{}, 'small', []],
  [{ budgetMinor: 24_999_999, durationDays: 89, risk: 'low', strategicWeight: 39 }, 'small', []],
  [{ budgetMinor: 25_000_000 }, 'standard', ['budgetMinor']],
  [{ durationDays: 90, risk: 'medium' }, 'standard', ['durationDays', 'risk']],
  [{ budgetMinor: 250_000_000, durationDays: 100, risk: 'medium' }, 'major', ['budgetMinor']],
  [{ risk: 'high', strategicWeight: 80, durationDays: 10 }, 'major', ['risk', 'strategicWeight']],
] as const)('%j is of tier %s', (facts, tier, because) => {
  expect(tierOf({ ...unknown, ...facts }, thresholds)).toEqual({ tier, because });
});

test('without thresholds every project is of the least tier', () => {
  expect(tierOf({ ...unknown, budgetMinor: 1e12, risk: 'high' }, [])).toEqual({ tier: 'small', because: [] });
});

test('a setting is that of the nearest office that states it', () => {
  const chain = chainOf({ ...policy(), waiverDays: 60, waiverRenewals: 2 }, { ...policy(), waiverDays: 30 }, policy());
  expect(settingOf(chain, 'waiverDays', 90)).toBe(30);
  expect(settingOf(chain, 'waiverRenewals', 0)).toBe(2);
  expect(settingOf(chain, 'escalatesTo', 'sponsor')).toBe('sponsor');
});
