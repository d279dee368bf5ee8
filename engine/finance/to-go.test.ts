import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfDate, evaluateToGo, type ToGoFlow, toGoMonths } from '../index.ts';

const today = dayOfDate(2026, 10, 30);
const once = (kind: ToGoFlow['kind'], amountMinor: number, firstDay: number): ToGoFlow =>
  ({ kind, benefitClass: kind === 'benefit' ? 'cashable' : null, amountMinor, firstDay, every: 'once', times: 1 }); // biome-ignore format: one record
const terms = { months: toGoMonths(today, 0), planCostMinor: 200, planFinish: dayOfDate(2027, 1, 15) };

test('going on is worth value less cost, stopping what has to be paid all the same; what is sunk is no part of it', () => {
  const flows = [
    once('cost', 400, dayOfDate(2027, 3, 1)),
    once('cost', 9_000, dayOfDate(2026, 10, 29)), // paid yesterday
    once('benefit', 300, dayOfDate(2027, 6, 1)),
    once('benefit', 5_000, dayOfDate(2025, 6, 1)), // had already
    once('exit', 50, dayOfDate(2026, 12, 1)),
    once('commitment', 100, dayOfDate(2027, 3, 1)),
  ];
  expect(evaluateToGo(flows, terms)).toMatchObject({
    costMinor: 600,
    valueMinor: 300,
    committedMinor: 100,
    exitMinor: 50,
    continueMinor: -300,
    cancelMinor: -150,
    freedMinor: 450,
    verdict: 'cancel',
  });
});

test('where leaving costs more than going on, going on is the lesser loss', () => {
  const flows = [once('benefit', 150, dayOfDate(2027, 6, 1)), once('exit', 60, dayOfDate(2026, 12, 1))];
  expect(evaluateToGo(flows, terms)).toMatchObject({ continueMinor: -50, cancelMinor: -60, verdict: 'continue' });
});

test('each amount is worth what it is at the end of its month, at the rate that compounds to the yearly one', () => {
  const flows = [once('benefit', 12_100, dayOfDate(2027, 9, 30)), once('cost', 11_000, dayOfDate(2027, 3, 2))];
  const worthOn = (day: number) => {
    const found = evaluateToGo(flows, { ...terms, months: toGoMonths(day, 21), planCostMinor: null });
    return [found.valueMinor, found.costMinor];
  };
  // 21 % a year; from the last day of September it is twelve months to the end of the next, and six to the end of March
  expect(worthOn(dayOfDate(2026, 9, 30))).toEqual([10_000, 10_000]); // 12100 / 1.21, 11000 / √1.21
  // from 30 October 11 months and one day of 31: 12100 / 1.21^(11.0323 / 12), 11000 / 1.21^(5.0323 / 12)
  expect(worthOn(today)).toEqual([10_155, 10_155]);
});

test('what is not known gives no verdict', () => {
  expect(evaluateToGo([once('benefit', 9, today)], { ...terms, planCostMinor: null }).verdict).toBeNull();
  expect(evaluateToGo([once('cost', 9, today)], terms).verdict).toBeNull();
});

test('what there is to pay is told when it is due, not discounted, so that limits can be drawn on', () => {
  const flows = [once('cost', 400, dayOfDate(2027, 1, 9)), once('exit', 50, dayOfDate(2026, 12, 1))];
  // 200 of the plan over 77 days: one is left of October, then 30, 31 and 15
  const { due, isCostKnown, isValueKnown } = evaluateToGo(flows, { ...terms, months: toGoMonths(today, 10) });
  expect(due).toEqual({
    cost: [
      { day: dayOfDate(2026, 10, 31), minor: 2 },
      { day: dayOfDate(2026, 11, 30), minor: 78 },
      { day: dayOfDate(2026, 12, 31), minor: 81 },
      { day: dayOfDate(2027, 1, 31), minor: 439 },
    ],
    committed: [],
    exit: [{ day: dayOfDate(2026, 12, 31), minor: 50 }],
  });
  expect([isCostKnown, isValueKnown]).toEqual([true, false]);
});

test('a month of pause costs the last month of what ends on its day', () => {
  const monthly: ToGoFlow = { ...once('benefit', 70, dayOfDate(2027, 1, 1)), every: 'month', times: 12 };
  expect(evaluateToGo([monthly], terms).pausePerMonthMinor).toBe(70);
});

test('a month of pause costs a month of each benefit that ends on its day, of a yearly one a twelfth', () => {
  const repeated = (amountMinor: number, more: Pick<ToGoFlow, 'firstDay' | 'every' | 'times'>): ToGoFlow => ({ ...once('benefit', amountMinor, 0), ...more }); // biome-ignore format: one line
  const yearly = repeated(1_200_000, { firstDay: dayOfDate(2027, 12, 31), every: 'year', times: 3 });
  expect(evaluateToGo([yearly], terms).pausePerMonthMinor).toBe(100_000);
  const short = repeated(100_000, { firstDay: dayOfDate(2026, 11, 30), every: 'month', times: 14 });
  const long = repeated(10_000, { firstDay: dayOfDate(2026, 11, 30), every: 'month', times: 38 });
  expect(evaluateToGo([short, long], terms).pausePerMonthMinor).toBe(110_000);
});

test('the plan’s cost is neither lost nor made by spreading it, and losses change sides with what is worth', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.integer({ min: -400, max: 4000 }),
      fc.integer({ min: 0, max: 1e9 }),
      (cost, days, value) => {
        // biome-ignore format: one line
        const flows = [once('benefit', value, dayOfDate(2027, 6, 1))];
        const found = evaluateToGo(flows, { ...terms, planCostMinor: cost, planFinish: today + days });
        expect(found.costMinor).toBe(cost);
        expect(found.verdict).toBe(value < cost ? 'cancel' : 'continue');
      },
    ),
    { numRuns: 50 },
  );
});
