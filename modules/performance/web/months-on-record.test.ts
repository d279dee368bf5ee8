import { expect, test } from 'vitest';
import { monthsOnRecord } from './months-on-record.ts';

const months = ['2026-07', '2026-08', '2026-09'].map((month) => ({ month, spi: 0.9, cpi: 0.8, spiTime: 0.7 }));
const known = (hasStatusDate: boolean) =>
  monthsOnRecord(months, { statusDate: '2026-08-14T17:00:00', hasStatusDate }).map(({ spi, spiTime }) => [
    spi,
    spiTime,
  ]);

test('the lines of the indices end with the month in which progress was last recorded', () => {
  expect(known(true)).toEqual([
    [0.9, 0.7],
    [0.9, 0.7],
    [null, null],
  ]);
  expect(known(false)[2]).toEqual([0.9, 0.7]);
});
