import { type PlanTime, parsePlanTime, type Ticks } from '#engine';
import type { RawRecord } from '../xml/read-records.ts';
import type { FaultLog } from './faults.ts';
import { parseDuration } from './units.ts';

/**
 * The typed texts of one record. Empty counts as absent; what cannot be read is a fault and absent too, so that one bad
 * field never costs the record.
 */
export interface RecordFields {
  readonly element: string;
  readonly uid: number | null;
  readonly line: number;
  has(name: string): boolean;
  text(name: string): string | null;
  integer(name: string): number | null;
  decimal(name: string): number | null;
  flag(name: string): boolean | null;
  date(name: string): PlanTime | null;
  duration(name: string): Ticks | null;
  inside(name: string): readonly RecordFields[];
}

const integerText = /^[+-]?\d{1,15}(?:\.0*)?$/;
const decimalText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const flags: Readonly<Record<string, boolean>> = { '1': true, true: true, '0': false, false: false };

/** Microsoft Project's NA: the first instant it knows, and the last. */
const noDate = /^1984-01-01T00:00|^2049-12-31T23:59/;

export function recordFields(raw: RawRecord, element: string, faults: FaultLog, uid?: number | null): RecordFields {
  const known = (name: string) => raw.texts.get(name)?.trim() || null;
  const read = <T>(name: string, parse: (text: string) => T | null, code: 'bad-value' | 'bad-date' = 'bad-value') => {
    const text = known(name);
    if (text === null) return null;
    const value = parse(text);
    if (value === null) faults.add(code, fields, name, text);
    return value;
  };
  const fields: RecordFields = {
    element,
    uid: uid === undefined ? parseInteger(known('UID') ?? '') : uid,
    line: raw.line,
    has: (name) => raw.texts.has(name),
    text: (name) => {
      const text = raw.texts.get(name);
      return text ? ownCopy(text) : null;
    },
    integer: (name) => read(name, parseInteger),
    decimal: (name) => read(name, parseDecimal),
    flag: (name) => read(name, (text) => flags[text] ?? null),
    date: (name) => (noDate.test(raw.texts.get(name) ?? '') ? null : read(name, parsePlanTime, 'bad-date')),
    duration: (name) => read(name, parseDuration),
    inside: (name) => (raw.records.get(name) ?? []).map((inner) => recordFields(inner, element, faults, fields.uid)),
  };
  return fields;
}

function parseInteger(text: string): number | null {
  return integerText.test(text) ? Number(text) : null;
}

/** A decimal comma, which some converters write, is read as a point. */
function parseDecimal(text: string): number | null {
  const value = text.replace(',', '.');
  return decimalText.test(value) && Number.isFinite(Number(value)) ? Number(value) : null;
}

/**
 * The text without the chunk of the file that it was cut from: engines keep the whole of a string alive for a slice of
 * it, which would hold the file in memory.
 */
function ownCopy(text: string): string {
  return text.length < 13 ? text : (JSON.parse(JSON.stringify(text)) as string);
}

/** The values of a closed list by code; a code outside it is a fault and gives the first value. */
export function codeOf<T>(fields: RecordFields, name: string, values: readonly T[], absent: T, faults: FaultLog): T {
  const code = fields.integer(name);
  if (code === null) return absent;
  const value = values[code];
  if (value === undefined) faults.add('bad-value', fields, name, String(code));
  return value ?? absent;
}
