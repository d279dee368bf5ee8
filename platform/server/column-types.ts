import pg from 'pg';

/**
 * How values of the database reach us: instants as ISO text in UTC (`2026-03-29T01:30:00.123Z`), dates and local times
 * as the ISO text they are, whole numbers as numbers. No `Date`: a date has no zone, and the process's zone is
 * nobody's.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) ||
    pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

const { INT8, DATE, TIMESTAMP, TIMESTAMPTZ } = pg.types.builtins;

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: toWholeNumber,
  [DATE]: (text) => text,
  [TIMESTAMP]: (text) => text.replace(' ', 'T'),
  [TIMESTAMPTZ]: toInstant,
};

/** Throws where JavaScript could not hold the number exactly. */
function toWholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for an exact whole number.`);
  return value;
}

/** `2026-03-29 01:30:00.5+00` → `2026-03-29T01:30:00.500Z`; with six digits only where the microseconds need them. */
function toInstant(text: string): string {
  if (text.endsWith('infinity')) return text;
  const [, date, time, fraction = '', zone = ''] = /^(\S+) ([\d:]{8})(?:\.(\d+))?(.*)$/.exec(text) ?? [];
  if (!date || zone.endsWith('BC')) throw new RangeError(`The instant ${text} is before our calendar.`);
  const digits = fraction.length > 3 ? fraction.padEnd(6, '0') : fraction.padEnd(3, '0');
  if (zone === '+00') return `${date}T${time}.${digits}Z`;
  const instant = new Date(`${date}T${time}${zone.length === 3 ? `${zone}:00` : zone}`).toISOString();
  return `${instant.slice(0, 19)}.${digits}Z`; // a zone moves whole seconds
}
