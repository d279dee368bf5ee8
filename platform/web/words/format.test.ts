import { describe, expect, test } from 'vitest';
import { createFormat } from './format.ts';

const format = createFormat('en-GB');

describe('formatting', () => {
  test('shows a plan date as it stands, whatever the zone of the machine', () => {
    expect(format.date('2026-11-04T23:30:00')).toBe('4 Nov 2026');
    expect(format.date('2026-11-04')).toBe('4 Nov 2026');
    expect(format.date('2026-11-04T08:00:00', 'short')).toBe('4 Nov');
    expect(format.date('2026-11-04T08:00:00', 'exact')).toMatch(/^Wed,? 4 Nov 2026(,| at) 08:00$/);
  });

  test('follows the locale; English without a country writes the day first', () => {
    expect(createFormat('en').date('2026-11-04')).toBe('4 Nov 2026');
    expect(createFormat('en-US').date('2026-11-04')).toBe('Nov 4, 2026');
    expect(createFormat('de').number(1234.5)).toBe('1.234,5');
  });

  test('signs a variance with a real minus, and leaves zero unsigned', () => {
    expect([12, -3.5, 0].map((days) => format.signed(days, 'd'))).toEqual(['+12 d', '−3.5 d', '0 d']);
    expect([format.number(-45), format.fixed(-1, 1)]).toEqual(['−45', '−1.0']);
  });

  test('writes dates as ISO does where that is wanted, and numbers as English', () => {
    const iso = createFormat('iso', 'UTC');
    expect(iso.date('2026-11-04')).toBe('2026-11-04');
    expect(iso.date('2026-11-04T08:00:00', 'exact')).toBe('2026-11-04 08:00');
    expect(iso.date('2026-11-04', 'month')).toBe('2026-11');
    expect(iso.instant('2026-11-04T23:05:00Z')).toBe('2026-11-04 23:05');
    expect(iso.number(1234.5)).toBe('1,234.5');
  });

  test('tells instants in the person’s time zone, and in that of the machine where the zone is unknown', () => {
    expect(createFormat('en-GB', 'Asia/Tokyo').instant('2026-11-04T23:05:00Z')).toBe('5 Nov 2026, 08:05');
    expect(createFormat('en-GB', 'Mars/Olympus').instant('2026-11-04T12:05:00Z')).toMatch(/Nov 2026/);
  });
});
