/** What a calendar day of a time zone has to do with instants, for what holds until the end of a day. */
export interface ZonedDays {
  /** The last day (ISO) of what ends at an instant: an end at midnight belongs to the day before. */
  readonly lastDay: (iso: string) => string;
  /** The last second of a day (ISO), as an instant in UTC. */
  readonly endOf: (day: string) => string;
}

/** By the clock on the wall of an IANA zone; of the machine where none is given or it is not known here. */
export function zonedDays(timeZone?: string): ZonedDays {
  const wall = wallFormat(timeZone);
  /** What the clock on the wall shows at an instant, as if it were UTC. */
  const wallAt = (instant: number) => Date.parse(`${wall.format(instant).replace(' ', 'T')}Z`);
  const endOf = (day: string) => {
    const shown = Date.parse(`${day}T23:59:59Z`);
    const near = shown - (wallAt(shown) - shown);
    return new Date(shown - (wallAt(near) - near)).toISOString(); // once more, where the clock is put forward between
  };
  return { endOf, lastDay: (iso) => wall.format(Date.parse(iso) - 1).slice(0, 10) };
}

/** Sweden writes as ISO does, but for the T. */
function wallFormat(timeZone: string | undefined): Intl.DateTimeFormat {
  const options = { dateStyle: 'short', timeStyle: 'medium' } as const;
  try {
    return new Intl.DateTimeFormat('sv-SE', { ...options, ...(timeZone && { timeZone }) });
  } catch {
    return new Intl.DateTimeFormat('sv-SE', options);
  }
}
