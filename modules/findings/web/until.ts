/** ISO dates. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The end of that day, or the last instant that is allowed. */
export function endOf(day: string, latest: string | null = null): string {
  const end = `${day}T23:59:59.000Z`;
  return latest !== null && end > latest ? latest : end;
}
