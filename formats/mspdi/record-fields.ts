import { type PlanTime, parsePlanTime, type Ticks } from '#engine';
import type { FaultCode, FaultLog } from '../plan/faults.ts';
import type { RawRecord } from '../xml/read-records.ts';
import { parseDuration } from './units.ts';

const integerText = /^[+-]?\d{1,15}(?:\.0*)?$/;
const decimalText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** Microsoft Project's NA: the first instant it knows, and the last. */
const noDate = /^1984-01-01T00:00|^2049-12-31T23:59/;

/**
 * The typed texts of one record. Empty counts as absent; what cannot be read is a fault and absent too, so that one bad
 * field never costs the record.
 */
export class RecordFields {
  readonly element: string;
  /** Of the record itself, or of the one that it is a part of. */
  readonly uid: number | null;
  readonly line: number;
  readonly #raw: RawRecord;
  readonly #faults: FaultLog;

  constructor(raw: RawRecord, element: string, faults: FaultLog, uid?: number | null) {
    this.#raw = raw;
    this.#faults = faults;
    this.element = element;
    this.line = raw.line;
    this.uid = uid === undefined ? parseInteger(raw.text('UID')?.trim() ?? '') : uid;
  }

  has(name: string): boolean {
    return this.#raw.text(name) !== undefined;
  }

  text(name: string): string | null {
    const text = this.#raw.text(name);
    return text ? ownCopy(text) : null;
  }

  integer(name: string): number | null {
    return this.#read(name, parseInteger);
  }

  decimal(name: string): number | null {
    return this.#read(name, parseDecimal);
  }

  flag(name: string): boolean | null {
    return this.#read(name, parseFlag);
  }

  date(name: string): PlanTime | null {
    const text = this.#raw.text(name);
    return text === undefined || noDate.test(text) ? null : this.boundary(name);
  }

  /** A date that bounds a period: the first and the last instant are meant there, as in "until the end of time". */
  boundary(name: string): PlanTime | null {
    return this.#read(name, readPlanTime, 'bad-date');
  }

  duration(name: string): Ticks | null {
    return this.#read(name, readDuration);
  }

  /** The parts of a name; their faults are this record's. */
  inside(name: string): RecordFields[] {
    return this.#raw.records(name).map((part) => new RecordFields(part, this.element, this.#faults, this.uid));
  }

  #read<T>(name: string, parse: (text: string) => T | null, code: FaultCode = 'bad-value'): T | null {
    const text = this.#raw.text(name)?.trim();
    if (!text) return null;
    const value = parse(text);
    if (value === null) this.#faults.add(code, this, name, text);
    return value;
  }
}

function parseInteger(text: string): number | null {
  return integerText.test(text) ? Number(text) : null;
}

/** A decimal comma, which some converters write, is read as a point. */
function parseDecimal(text: string): number | null {
  const value = text.replace(',', '.');
  return decimalText.test(value) && Number.isFinite(Number(value)) ? Number(value) : null;
}

function parseFlag(text: string): boolean | null {
  if (text === '1' || text === 'true') return true;
  return text === '0' || text === 'false' ? false : null;
}

const rememberedLimit = 2000;

/** A parser with a memory of its last texts: plans say the same few dates and durations over and over. */
function remember(parse: (text: string) => number | null): (text: string) => number | null {
  const values = new Map<string, number | null>();
  return (text) => {
    const known = values.get(text);
    if (known !== undefined) return known;
    if (values.size >= rememberedLimit) values.clear();
    const value = parse(text);
    values.set(ownCopy(text), value);
    return value;
  };
}

const readPlanTime = remember(parsePlanTime);
const readDuration = remember(parseDuration);

/**
 * The text without the chunk of the file that it was cut from: engines keep the whole of a string alive for a slice of
 * it, which would hold the file in memory.
 */
function ownCopy(text: string): string {
  return text.length < 13 ? text : (JSON.parse(JSON.stringify(text)) as string);
}

/** The values of a closed list by code; a code outside it is a fault and gives what absence does. */
export function codeOf<T>(fields: RecordFields, name: string, values: readonly T[], absent: T, faults: FaultLog): T {
  const code = fields.integer(name);
  if (code === null) return absent;
  const value = values[code];
  if (value === undefined) faults.add('bad-value', fields, name, String(code));
  return value ?? absent;
}
