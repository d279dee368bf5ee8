import { expect, test } from 'vitest';
import type { Parameter } from '#engine';
import { measuredIn } from './measured.ts';

const days = (count: number): Parameter => ({ kind: 'days', days: count });
const money = (minor: number): Parameter => ({ kind: 'money', minor, currencyCode: 'EUR' });
const of = (parameters: Record<string, Parameter>) => measuredIn({ key: 'any', parameters });

test('what is measured is held against its bound', () => {
  // 22 d late where 10 d are tolerated: 12 d beyond; 4.3 d of 10 d leave 5.7 d
  expect(of({ days: days(22), tolerance: days(10) })).toMatchObject({ kind: 'late', beyond: { days: 12 } });
  expect(of({ days: days(4.3), tolerance: days(10) })?.beyond).toEqual({ kind: 'days', days: -5.7 });
  // 920 k forecast of 800 k agreed
  expect(of({ forecast: money(920_000_00), agreed: money(800_000_00) })).toMatchObject({
    kind: 'cost',
    beyond: { kind: 'money', minor: 120_000_00 },
  });
  expect(of({ toGo: money(600_00), worth: money(300_00) })).toMatchObject({ kind: 'worth', beyond: { minor: 300_00 } });
});

test('a sentence that holds nothing against a bound measures nothing', () => {
  expect([of({ days: days(3) }), of({ forecast: 5, agreed: money(1) }), of({})]).toEqual([null, null, null]);
});
