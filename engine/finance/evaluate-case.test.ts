import { expect, test } from 'vitest';
import { dateOfDay, dayOfDate } from '../kernel/plan-time.ts';
import { type CaseFlow, dueDays, evaluateCase } from './evaluate-case.ts';

const flow = (kind: CaseFlow['kind'], amountMinor: number, year: number, more: Partial<CaseFlow> = {}): CaseFlow => ({
  kind,
  benefitClass: kind === 'benefit' ? 'cashable' : null,
  amountMinor,
  leastMinor: null,
  mostMinor: null,
  firstDay: dayOfDate(year, 6, 15),
  every: 'once',
  times: 1,
  ...more,
});
const terms = {
  baseDay: dayOfDate(2027, 1, 1),
  startMonth: 1,
  yearlyRatePercent: 10,
  convention: 'period-end',
} as const;

test('the textbook project, a year later than in the book, is worth a tenth less and earns the same', () => {
  const flows = [
    flow('capex', 100_000, 2027),
    flow('benefit', 50_000, 2028),
    flow('benefit', 40_000, 2029),
    flow('benefit', 30_000, 2030),
    flow('benefit', 10_000, 2031),
  ];
  const told = evaluateCase(flows, terms);
  // 78.82 at its own base, here discounted by one year more: 7882 / 1.1
  expect(told.netPresentValueMinor).toBe(7165);
  expect(told.internalRate.ratePercent).toBeCloseTo(14.49, 2);
  expect(told.paybackYears).toBeCloseTo(1 + 2 + 1 / 3, 6);
  expect(
    told.years.map(({ period, netMinor, cumulativeMinor }) => [period.fiscalYear, netMinor, cumulativeMinor]),
  ).toEqual([
    [2027, -100_000, -100_000],
    [2028, 50_000, -50_000],
    [2029, 40_000, -10_000],
    [2030, 30_000, 20_000],
    [2031, 10_000, 30_000],
  ]);
  expect([told.costMinor, told.benefitMinor]).toEqual([100_000, 130_000]);
  expect(told.years.reduce((sum, { presentMinor }) => sum + presentMinor, 0)).toBeCloseTo(7165, -1);
});

test('a first year that is short is discounted by its days, and payback counts from the base day', () => {
  const flows = [
    flow('capex', 100_000, 2026, { firstDay: dayOfDate(2026, 12, 15) }),
    flow('benefit', 50_000, 2027),
    flow('benefit', 40_000, 2028),
    flow('benefit', 30_000, 2029),
    flow('benefit', 10_000, 2030),
  ];
  const told = evaluateCase(flows, { ...terms, baseDay: dayOfDate(2026, 12, 1) });
  // the year ends 31 of its 365 days after the base day: 78.82 / 1.1^(31/365), paid back 2 years and a third after that
  expect(told.netPresentValueMinor).toBe(Math.round(7882.0 / 1.1 ** (31 / 365)));
  expect(told.paybackYears).toBeCloseTo(31 / 365 + 2 + 1 / 3, 6);
  expect(told.internalRate.ratePercent).toBeCloseTo(14.49, 2);
});

test('what is to be paid before the base day counts in its own year, what is spent does not', () => {
  const flows = [
    flow('capex', 40, 2025),
    flow('capex', 121, 2026, { firstDay: dayOfDate(2026, 7, 1) }),
    flow('benefit', 330, 2027),
  ];
  const told = evaluateCase(flows, { ...terms, sunkBefore: dayOfDate(2026, 3, 1) });
  // the end of 2026 lies at the base day, that of 2027 a year behind it: 330 / 1.1 − 121
  expect([told.costMinor, told.wholeCostMinor, told.netPresentValueMinor]).toEqual([121, 161, 179]);
  expect(told.years.map(({ period }) => period.fiscalYear)).toEqual([2026, 2027]);
  expect(told.paybackYears).toBeCloseTo(121 / 330, 6);
});

test('an amount that lies further back than a case reaches is left out', () => {
  const flows = [flow('capex', 100, 2026), flow('benefit', 50, 2126)];
  const told = evaluateCase(flows, { ...terms, baseDay: dayOfDate(2126, 1, 1), sunkBefore: 0, yearlyRatePercent: 0 });
  expect(told.years.map(({ period, netMinor }) => [period.fiscalYear, netMinor])).toEqual([[2126, 50]]);
  expect([told.costMinor, told.netPresentValueMinor]).toEqual([0, 50]);
});

test('what is sunk counts for nothing, and a dis-benefit against the case', () => {
  const told = evaluateCase(
    [
      flow('capex', 900, 2026),
      flow('opex', 10, 2027, { every: 'month', times: 12 }),
      flow('benefit', 50, 2027, { benefitClass: 'dis-benefit' }),
    ],
    { ...terms, yearlyRatePercent: 0 },
  );
  // seven months from June on are of 2027, five of 2028
  expect(told.years.map(({ opexMinor, benefitMinor }) => [opexMinor, benefitMinor])).toEqual([
    [70, -50],
    [50, 0],
  ]);
  expect(told.netPresentValueMinor).toBe(-170);
  expect(told.paybackYears).toBeNull();
});

test('the range takes costs at their most with benefits at their least', () => {
  const told = evaluateCase(
    [
      flow('capex', 100, 2027, { leastMinor: 90, mostMinor: 130 }),
      flow('benefit', 200, 2027, { leastMinor: 120, mostMinor: 210 }),
    ],
    { ...terms, yearlyRatePercent: 0 },
  );
  expect([told.range.leastMinor, told.netPresentValueMinor, told.range.mostMinor]).toEqual([-10, 100, 120]);
});

test('a month of delay costs the last month of a benefit that ends on its day', () => {
  const flows = [flow('capex', 100, 2027), flow('benefit', 60, 2027, { every: 'month', times: 6 })];
  expect(evaluateCase(flows, { ...terms, yearlyRatePercent: 0 }).costOfDelayPerMonthMinor).toBe(60);
  // 1,200 each year, twice: 100 a month, of which a month of delay takes one
  const yearly = flow('benefit', 1200, 2028, { every: 'year', times: 2 });
  expect(evaluateCase([yearly], { ...terms, yearlyRatePercent: 0 }).costOfDelayPerMonthMinor).toBe(100);
});

test('a month of delay takes a month of what comes by the year, of each until its own end, and only time of the rest', () => {
  const years = { every: 'year', times: 2 } as const;
  const none = { ...terms, yearlyRatePercent: 0 };
  const delay = (flows: CaseFlow[], at = none) => evaluateCase(flows, at).costOfDelayPerMonthMinor;
  expect(delay([flow('capex', 100, 2027), flow('benefit', 1200, 2028, years)])).toBe(100);
  expect(delay([flow('benefit', 1200, 2028, years), flow('opex', 5, 2029, { every: 'year', times: 9 })])).toBe(100);
  expect(delay([flow('benefit', 1200, 2028), flow('benefit', 30, 2028, { every: 'quarter', times: 1 })])).toBe(10);
  // at 10 % a year, from 1 February: 2,500 lost of the third month, of which the twelve up to March 2027 are the first, less what 40,000 in the second gain by a month
  const month = 1.1 ** (1 / 12);
  const wifi = [
    flow('capex', 40_000_00, 2026, { firstDay: dayOfDate(2026, 3, 1) }),
    flow('benefit', 30_000_00, 2027, { firstDay: dayOfDate(2027, 3, 1), ...years }),
  ];
  const expected = 2_500_00 / month ** 3 - (40_000_00 / month ** 2) * (1 - 1 / month);
  expect(delay(wifi, { ...terms, baseDay: dayOfDate(2026, 2, 1) })).toBe(Math.round(expected));
  expect(Math.round(expected)).toBe(2_129_68);
  // not before the base day, however soon the first of them falls due: 1,100 at once and 100 in the month after it
  const soon = flow('benefit', 1200_00, 2027, { every: 'year', times: 1, firstDay: dayOfDate(2027, 2, 10) });
  const rise = 1100_00 / month + 100_00 / month ** 2 - 1100_00 / month ** 2;
  expect(delay([soon], terms)).toBe(Math.round(rise));
});

test('what is due on the 31st is due on the last day of shorter months', () => {
  const days = dueDays({ firstDay: dayOfDate(2027, 1, 31), every: 'month', times: 3 });
  expect(days.map((day) => dateOfDay(day).day)).toEqual([31, 28, 31]);
  expect(evaluateCase([], terms)).toMatchObject({ netPresentValueMinor: 0, costMinor: 0, paybackYears: 0 });
});
