import type { Message } from '#engine';

type VarianceTone = 'late' | 'early' | 'none';

/**
 * The one rule of colour for variances, in columns, sentences and print: red past the tolerance and nowhere else; green as
 * soon as it is earlier; else without a colour. How much a finding matters is said by its mark, how a project stands by its
 * status, and neither colours the figures beside it. What is promised without a tolerance, as a deadline is, has none.
 */
export function varianceTone(days: number, tolerance: number): VarianceTone {
  if (days > tolerance) return 'late';
  return days < 0 ? 'early' : 'none';
}

/** Working days that a sentence says are allowed; undefined where it says nothing of it. */
export function toleranceIn({ tolerance }: Message['parameters']): number | undefined {
  return typeof tolerance === 'object' && tolerance.kind === 'days' ? tolerance.days : undefined;
}
