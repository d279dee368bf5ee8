import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOfDay, dayOfDate } from '../kernel/plan-time.ts';
import {
  amountsByPeriod,
  benefitCostRatio,
  costOfDelayPerMonth,
  discountFactors,
  fiscalPeriods,
  internalRate,
  netPresentValue,
  payback,
  periodLengths,
  ratePerPeriod,
  totalCostOfOwnership,
} from './index.ts';

/** −1000, 500, 400, 300, 100 at 10 %: the textbook project, in cents. */
const textbook = [-100_000, 50_000, 40_000, 30_000, 10_000];
const tenPercent = { ratePercent: 10 };

test('the textbook project is worth 78.82 at 10 %, earns 14.49 % and is paid back after 2.33 years', () => {
  expect(netPresentValue(textbook, tenPercent)).toBe(7882);
  expect(internalRate(textbook)).toMatchObject({ ratePercent: expect.closeTo(14.49, 2), reason: null });
  expect(payback(textbook)).toBeCloseTo(2 + 1 / 3, 10);
  // discounted: 1000 − 454.55 − 330.58 = 214.88 open after two years, 225.39 comes in the third
  expect(payback(textbook, tenPercent)).toBeCloseTo(2.9533, 3);
});

test('flows with two roots have no internal rate, and both are named', () => {
  const { ratePercent, rootsPercent, reason } = internalRate([-1000, 2500, -1540]);
  expect({ ratePercent, reason }).toEqual({ ratePercent: null, reason: 'several-roots' });
  expect(rootsPercent).toEqual([expect.closeTo(10, 7), expect.closeTo(40, 7)]);
});

test('flows without a root say whether they change sign at all', () => {
  expect(internalRate([100, 50])).toEqual({ ratePercent: null, rootsPercent: [], reason: 'no-change-of-sign' });
  expect(internalRate([])).toMatchObject({ reason: 'no-change-of-sign' });
  expect(internalRate([-1000, 2500, -1700])).toEqual({ ratePercent: null, rootsPercent: [], reason: 'no-root' });
});

test('rates below nothing, at nothing, and of a hundred and twenty months are found', () => {
  expect(internalRate([-100, 50]).ratePercent).toBeCloseTo(-50, 8);
  expect(internalRate([-100, 40, 60]).ratePercent).toBeCloseTo(0, 8);
  const months = [-100_000, ...Array.from({ length: 120 }, () => 1_500)];
  const monthly = internalRate(months).ratePercent ?? Number.NaN;
  expect(Math.abs(netPresentValue(months, { ratePercent: monthly }) ?? Number.NaN)).toBeLessThanOrEqual(1);
});

test('the convention moves what a flow is worth by the part of the period', () => {
  const flows = [0, 1000];
  expect(netPresentValue(flows, { ratePercent: 21, convention: 'period-end' })).toBe(826);
  expect(netPresentValue(flows, { ratePercent: 21, convention: 'mid-period' })).toBe(909); // 1000 / √1.21
  expect(netPresentValue(flows, { ratePercent: 21, convention: 'period-start' })).toBe(1000);
  expect(discountFactors(3, { ratePercent: [25, 100] })).toEqual([1, 0.8, 0.4]);
});

test('a rate that is none gives no figure', () => {
  for (const ratePercent of [-100, Number.NaN, Number.POSITIVE_INFINITY, []]) {
    expect(netPresentValue(textbook, { ratePercent })).toBeNull();
    expect(payback(textbook, { ratePercent })).toBeNull();
    expect(benefitCostRatio({ costs: [1], benefits: [1] }, { ratePercent })).toBeNull();
  }
});

test('payback counts from when it stays paid', () => {
  expect(payback([-100, 150, -100, 100])).toBe(2.5);
  expect(payback([-100, 50])).toBeNull();
  expect(payback([100, 50])).toBe(0);
});

test('benefits over costs, and none without costs', () => {
  // 1100 / 1.1 = 1000 over 500
  expect(benefitCostRatio({ costs: [500], benefits: [0, 1100] }, tenPercent)).toBeCloseTo(2, 12);
  expect(benefitCostRatio({ costs: [0], benefits: [5] }, tenPercent)).toBeNull();
});

test('a month of delay costs the last month of each that ends, of the rest only time', () => {
  const [none, one] = [{ ratePercent: 0 }, { ratePercent: 1 }];
  const benefit = [0, 600, 600, 600];
  expect(costOfDelayPerMonth({ moving: [-1000], ending: [benefit] }, none)).toBe(600);
  // the shorter one is cut at its own end, whatever goes on behind it
  expect(costOfDelayPerMonth({ moving: [-1000], ending: [benefit, [0, 50]] }, none)).toBe(650);
  expect(costOfDelayPerMonth({ moving: [-1000, 600, 600, 600], ending: [] }, none)).toBe(0);
  // worth 600 × 2.940985 − 1000 = 764.59 at 1 % a month; a month later that / 1.01 = 757.02
  expect(costOfDelayPerMonth({ moving: [-1000, 600, 600, 600], ending: [] }, one)).toBe(8);
  expect(costOfDelayPerMonth({ moving: [-1000, 100], ending: [] }, one)).toBeLessThan(0);
});

test('what is worth at a day within the first period counts from that day', () => {
  // a month into a year at 21 %: the end of the year lies eleven months ahead
  const discounting = { ratePercent: 21, start: -1 / 12 };
  expect(netPresentValue([0, 1000], discounting)).toBe(Math.round(1000 / 1.21 ** (11 / 12)));
  expect(payback([0, -100, 100], { ...discounting, ratePercent: 0 })).toBeCloseTo(2 - 1 / 12, 12);
  expect(payback([0, 0, -100, 300], { ratePercent: 0, start: -3 })).toBe(0); // paid back before
});

test('rates that nobody could tell apart are one', () => {
  // roots at 10 % and 10.005 %: (1.1 − g)(1.10005 − g), g the growth
  const flows = [-1e9, 2.20005e9, -1.1 * 1.10005e9];
  const { ratePercent, rootsPercent, reason } = internalRate(flows);
  expect({ ratePercent, roots: rootsPercent.length, reason }).toEqual({ ratePercent: expect.closeTo(10, 2), roots: 1, reason: null }); // biome-ignore format: one line
});

test('total cost of ownership adds up, nominal and discounted', () => {
  const costs = { acquisition: [1000], operation: [0, 110, 121], disposal: [0, 0, 0, 1331] };
  expect(totalCostOfOwnership(costs, tenPercent)).toEqual({
    nominalMinor: 2562,
    presentMinor: 2200,
    byKindMinor: { acquisition: 1000, operation: 231, disposal: 1331 },
  });
});

test('fiscal years are named by the year they end in, and begin on their month', () => {
  const [april, may] = fiscalPeriods(dayOfDate(2026, 4, 17), 2, 'month', 4);
  expect(april).toEqual({
    fiscalYear: 2027,
    number: 1,
    firstDay: dayOfDate(2026, 4, 1),
    lastDay: dayOfDate(2026, 4, 30),
  });
  expect(may).toMatchObject({ fiscalYear: 2027, number: 2 });
  expect(fiscalPeriods(dayOfDate(2026, 2, 1), 1, 'quarter', 4)).toEqual([
    { fiscalYear: 2026, number: 4, firstDay: dayOfDate(2026, 1, 1), lastDay: dayOfDate(2026, 3, 31) },
  ]);
  expect(fiscalPeriods(dayOfDate(2026, 12, 31), 1, 'year', 1)).toMatchObject([{ fiscalYear: 2026, number: 1 }]);
  expect(fiscalPeriods(0, 0, 'year', 1)).toEqual([]);
});

test('amounts fall into their periods; what is sunk is left out and what comes later is told', () => {
  const periods = fiscalPeriods(dayOfDate(2026, 1, 1), 2, 'quarter', 1);
  const amounts = [
    { day: dayOfDate(2025, 12, 31), minor: 7 },
    { day: dayOfDate(2026, 3, 31), minor: 10 },
    { day: dayOfDate(2026, 4, 1), minor: 20 },
    { day: dayOfDate(2026, 7, 1), minor: 40 },
  ];
  expect(amountsByPeriod(amounts, periods)).toEqual({ byPeriodMinor: [10, 20], laterMinor: 40 });
});

const anyFlows = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 24 });

test('periods follow each other without gap, each in the year and on the months it says', () => {
  const any = [
    fc.integer({ min: 0, max: 50_000 }),
    fc.constantFrom(...periodLengths),
    fc.integer({ min: 1, max: 12 }),
  ] as const;
  fc.assert(
    fc.property(...any, (day, length, startMonth) => {
      const periods = fiscalPeriods(day, 14, length, startMonth);
      expect(periods[0]?.firstDay).toBeLessThanOrEqual(day);
      expect(periods[0]?.lastDay).toBeGreaterThanOrEqual(day);
      for (const [index, period] of periods.entries()) {
        if (index > 0) expect(period.firstDay).toBe((periods[index - 1]?.lastDay ?? 0) + 1);
        if (period.number === 1) expect(dateOfDay(period.firstDay)).toMatchObject({ month: startMonth, day: 1 });
      }
    }),
    { numRuns: 200 },
  );
});

test('every root that is named makes the flows worth nothing, and their number fits the changes of sign', () => {
  fc.assert(
    fc.property(anyFlows, (flows) => {
      const { rootsPercent } = internalRate(flows);
      const signs = flows.filter((flow) => flow !== 0).map(Math.sign);
      const changes = signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
      expect(rootsPercent.length).toBeLessThanOrEqual(changes); // Descartes' rule
      for (const root of rootsPercent.filter((rate) => rate > -50)) {
        const factors = discountFactors(flows.length, { ratePercent: root }) ?? [];
        const [worth, gross] = [1, 0].map((isNet) =>
          flows.reduce((sum, flow, i) => sum + (isNet ? flow : Math.abs(flow)) * (factors[i] ?? 0), 0),
        ) as [number, number];
        expect(Math.abs(worth)).toBeLessThan(1e-7 * gross + 1e-9);
      }
      // where the value changes sign between nothing and a great rate, there is a root
      const [atZero, first] = [flows.reduce((sum, flow) => sum + flow, 0), flows.find((flow) => flow !== 0) ?? 0];
      if (atZero * first < 0) expect(rootsPercent.some((rate) => rate > 0)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('value is additive, and a yearly rate compounds from its periods', () => {
  fc.assert(
    fc.property(anyFlows, fc.integer({ min: -20, max: 40 }), (flows, ratePercent) => {
      const doubled = netPresentValue(
        flows.map((flow) => 2 * flow),
        { ratePercent },
      );
      expect(Math.abs((doubled ?? 0) - 2 * (netPresentValue(flows, { ratePercent }) ?? 0))).toBeLessThanOrEqual(1);
      expect((1 + ratePerPeriod(ratePercent, 12) / 100) ** 12).toBeCloseTo(1 + ratePercent / 100, 10);
    }),
    { numRuns: 100 },
  );
});
