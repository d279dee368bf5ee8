import { expect, test } from 'vitest';
import { servingMinor } from './serving-money.ts';

test('shares are of the money that serves anything, as the headline has them', () => {
  // £18,000 of £318,000 serves nothing: £76,500 is 25.5 % of the rest, not 24 % of all
  const totals = { currencyCode: 'GBP', projects: 6, amountMinor: 318_000_00, unaligned: 1, unalignedMinor: 18_000_00 };
  expect((76_500_00 / servingMinor({ totals })) * 100).toBe(25.5);
});
