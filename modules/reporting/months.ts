/** The last day of the month before that of `day`, all ISO dates: `2026-09-30` of `2026-10-30`. */
export function monthEndBefore(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10);
}

/** The months up to that of `day`, oldest first: `2025-11` … `2026-10` for twelve up to `2026-10-30`. */
export function monthsUpTo(day: string, count: number): readonly string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - count + index, 1)).toISOString().slice(0, 7),
  );
}
