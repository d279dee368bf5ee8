import { type PlanTime, parsePlanTime, type Ticks, ticksPerHour } from '#engine';
import type { FaultCode, FaultLog } from '../plan/faults.ts';
import type { P6Shape } from './vocabulary.ts';

const decimalText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const longest: Ticks = 2_000_000_000;

/** The typed fields of one record of P6, by our names. Empty counts as absent; what cannot be read is a fault and absent too. */
export class P6Fields {
  readonly shape: P6Shape;
  readonly line: number;
  readonly #text: (name: string) => string | undefined;
  readonly #faults: FaultLog;
  /** What was told already: a field may be asked for more than once. */
  readonly #told = new Set<string>();

  constructor(shape: P6Shape, line: number, text: (name: string) => string | undefined, faults: FaultLog) {
    this.shape = shape;
    this.line = line;
    this.#text = text;
    this.#faults = faults;
  }

  text(name: string): string | null {
    return this.#find(name)?.text ?? null;
  }

  /** Of an id, or 0 where the record says none that is one. */
  id(name = 'id'): number {
    const value = Number(this.text(name) ?? 0);
    return Number.isSafeInteger(value) && value > 0 ? value : 0;
  }

  decimal(name: string): number | null {
    return this.#read(name, (text) => {
      const value = text.replace(',', '.');
      return decimalText.test(value) && Number.isFinite(Number(value)) ? Number(value) : null;
    });
  }

  /** A length in hours. */
  hours(name: string): Ticks | null {
    const hours = this.decimal(name);
    if (hours === null) return null;
    const ticks = Math.round(hours * ticksPerHour);
    if (Math.abs(ticks) <= longest) return ticks === 0 ? 0 : ticks;
    this.fault('bad-value', name, String(hours));
    return null;
  }

  date(name: string): PlanTime | null {
    return this.#read(name, (text) => parsePlanTime(text.replace(' ', 'T')), 'bad-date');
  }

  flag(name: string): boolean {
    return /^(Y|1|true)$/i.test(this.text(name) ?? '');
  }

  /** Of a closed list; a word outside it is a fault and gives what absence does. */
  code<T>(name: string, values: ReadonlyMap<string, T>, absent: T): T {
    return this.#read(name, (text) => values.get(text) ?? null) ?? absent;
  }

  fault(code: FaultCode, name: string, value = this.text(name) ?? ''): void {
    if (this.#told.has(`${code} ${name}`)) return;
    this.#told.add(`${code} ${name}`);
    const field = this.#find(name)?.name ?? this.shape.theirs.get(name)?.[0] ?? name;
    this.#faults.add(code, this.at, field, value);
  }

  get at() {
    return { element: this.shape.name, uid: this.id() || null, line: this.line };
  }

  #find(name: string): { name: string; text: string } | undefined {
    for (const theirs of this.shape.theirs.get(name) ?? []) {
      const text = this.#text(theirs)?.trim();
      if (text) return { name: theirs, text };
    }
    return undefined;
  }

  #read<T>(name: string, parse: (text: string) => T | null, code: FaultCode = 'bad-value'): T | null {
    const text = this.text(name);
    if (text === null) return null;
    const value = parse(text);
    if (value === null) this.fault(code, name, text);
    return value;
  }
}
