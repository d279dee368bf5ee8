import type { EarnedValue, Measurement } from './performance.ts';

type Months = EarnedValue['months'];

/** The months by their ends, without the indices of those that ended after the last progress was recorded. */
export function monthsOnRecord(
  months: Months,
  { statusDate, hasStatusDate }: Pick<Measurement, 'statusDate' | 'hasStatusDate'>,
): Months {
  if (!hasStatusDate) return months;
  const last = statusDate.slice(0, 7);
  return months.map((each) => (each.month > last ? { ...each, spi: null, cpi: null, spiTime: null } : each));
}
