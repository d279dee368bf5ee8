import { expect, test } from 'vitest';
import { sampleKeys, samples } from '#samples';
import { toGoOf } from './testing.ts';

test('Kiosk Concierge, Smart Depots, Branch Records and the Event App are to cancel, no other that is known', async () => {
  const cancelled: string[] = [];
  let known = 0;
  for (const key of sampleKeys) {
    const sample = await samples[key]();
    for (const project of sample.projects) {
      const verdict = toGoOf(sample, project)?.found.verdict ?? null;
      if (verdict) known += 1;
      if (verdict === 'cancel') cancelled.push(project.name);
    }
  }
  expect(cancelled).toEqual(['Kiosk Concierge', 'Smart Depots', 'Branch Records', 'Event App']);
  expect(known).toBe(11);
});

/**
 * What is due at the end of so many months, October 2026 the first, is worth on 30 October at a yearly rate, of October one
 * day of 31 being left; sums in whole units.
 */
const at =
  (rate: number) =>
  (amount: number, ...months: readonly number[]) =>
    months.reduce((sum, month) => sum + amount / (1 + rate / 100) ** ((month - 1 + 1 / 31) / 12), 0);
const year2027 = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** An amount in parts by days, those of a month with that month's number. */
const byDays = (worth: ReturnType<typeof at>, amount: number, ...days: readonly number[]) => {
  const all = days.reduce((sum, count) => sum + count, 0);
  return days.reduce((sum, count, month) => sum + worth((amount * count) / all, month + 1), 0);
};
const every = (step: number, from: number, times: number) =>
  Array.from({ length: times }, (_, index) => from + step * index);

test.each([
  {
    key: 'halden-roe' as const,
    name: 'Kiosk Concierge',
    // €195,450 left by the plan until 12 February, licences in January, dialogues in February; sales by quarter from March
    left: 195_450,
    by: (worth: ReturnType<typeof at>, left: number) => ({
      cost: byDays(worth, left, 1, 30, 31, 31, 12) + worth(320_000, 4) + worth(90_000, 5),
      value: worth(40_000, ...every(3, 6, 8)),
      exit: worth(50_000, 3),
    }),
    about: [0.6, 0.3, 0.05].map((millions) => millions * 1e6),
  },
  {
    key: 'national-links' as const,
    name: 'Smart Depots',
    // £23.2 m left by the plan until 14 February 2028; nine years of electricity and of what is saved, from March 2028
    left: 23_214_670,
    by: (worth: ReturnType<typeof at>, left: number) => ({
      cost: byDays(worth, left, 1, 30, 31, ...year2027, 31, 14) + worth(400_000, ...every(12, 18, 9)),
      value: worth(3_100_000, ...every(12, 18, 9)),
      exit: worth(700_000, 4),
    }),
    about: [25.8, 23.2, 0.7].map((millions) => millions * 1e6), // benefits over costs: 0.9
  },
  {
    key: 'wren-tide' as const,
    name: 'Event App',
    // what the plan leaves is overdue, so it is due now
    left: 7_405.2,
    by: (worth: ReturnType<typeof at>, left: number) => ({
      cost: worth(left, 1) + worth(200, 4, 16),
      value: worth(2_500, 8),
      exit: worth(600, 2),
    }),
    about: [7_796, 2_457, 598],
  },
])(
  '$name still costs, is worth and leaves at what a calculation by hand gives',
  async ({ key, name, left, by, about }) => {
    const sample = await samples[key]();
    const project = sample.projects.find((one) => one.name === name);
    if (!project) throw new Error(`There is no ${name}.`);
    const { left: told, found } = toGoOf(sample, project) ?? {};
    expect((told ?? 0) / 100).toBeCloseTo(left, 2);
    const { cost, value, exit } = by(at(sample.discountRate), left);
    expect(
      [found?.costMinor, found?.valueMinor, found?.exitMinor].map((minor) => Math.round((minor ?? 0) / 100)),
    ).toEqual([cost, value, exit].map(Math.round));
    for (const [index, amount] of [cost, value, exit].entries()) expect(amount / (about[index] ?? 1)).toBeCloseTo(1, 1);
    expect(found?.verdict).toBe('cancel');
  },
);
