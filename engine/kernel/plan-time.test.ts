import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateOfDay,
  dayOfDate,
  formatPlanTime,
  lastPlanTime,
  parsePlanTime,
  ticksPerDay,
  weekdayOfDay,
} from './plan-time.ts';

const millisecondsPerTick = 6000;
const origin = Date.UTC(1984, 0, 1);

describe('plan time', () => {
  it('counts tenths of a minute since 1984', () => {
    expect(parsePlanTime('1984-01-01')).toBe(0);
    expect(parsePlanTime('1984-01-02T08:00:00')).toBe(ticksPerDay + 4800);
    expect(parsePlanTime('1984-01-01T00:00:59')).toBe(9);
    expect(parsePlanTime('2149-12-31T24:00:00')).toBe(lastPlanTime);
    expect(lastPlanTime).toBeLessThan(2 ** 31);
  });

  it('refuses what is no local date of its range', () => {
    const wrong = [
      '',
      '2026-02-30',
      '2026-13-01',
      '2026-01-01T25:00',
      '2026-01-01T24:01',
      '2026-01-01T08:60',
      '1983-12-31',
    ];
    const odd = ['2150-01-01T00:01', '2026-01-01T08:00Z', '2026-01-01T08:00+01:00', '17:-0:00', '2025-02-29'];
    for (const text of [...wrong, ...odd]) expect(parsePlanTime(text), text).toBeNull();
  });

  it('agrees with the platform’s calendar on every day', () => {
    for (let day = 0; day <= lastPlanTime / ticksPerDay; day++) {
      const date = new Date(origin + day * 86_400_000);
      const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      if (dayOfDate(year, month, dayOfMonth) !== day || weekdayOfDay(day) !== date.getUTCDay())
        expect.fail(date.toISOString());
      const read = dateOfDay(day);
      if (read.year !== year || read.month !== month || read.day !== dayOfMonth) expect.fail(date.toISOString());
    }
  });

  it('is written and read back the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: lastPlanTime }), (time) => {
        const text = formatPlanTime(time);
        expect(parsePlanTime(text)).toBe(time);
        expect(text).toBe(new Date(origin + time * millisecondsPerTick).toISOString().slice(0, 19));
      }),
    );
  });
});
