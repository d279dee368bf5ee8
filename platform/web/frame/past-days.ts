/** Days that one asks about often: the ends of the last month and quarter, and the beginning of the year. */
export function usualDays(today: string): Readonly<Record<'month' | 'quarter' | 'year', string>> {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const before = (atMonth: number) => new Date(Date.UTC(year, atMonth - 1, 0)).toISOString().slice(0, 10);
  return {
    month: before(month),
    quarter: before(month - ((month - 1) % 3)),
    year: `${String(year).padStart(4, '0')}-01-01`,
  };
}
