/** How full people are: neutral shades up to the whole of their time, and one tone beyond. */
export type Heat = 'none' | 'low' | 'half' | 'high' | 'full' | 'over';

/** What of supply is asked for, in hours; nobody there while something is asked for is over. */
export function heatOf(asked: number, supply: number): Heat {
  if (asked <= 0) return 'none';
  // what rounding to tenths of an hour leaves is not over
  if (asked > supply * 1.005) return 'over';
  const share = asked / supply;
  return share > 0.9 ? 'full' : share > 0.6 ? 'high' : share > 0.3 ? 'half' : 'low';
}
