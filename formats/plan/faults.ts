/** What was wrong with single records, and what was done: each code says both. None of them refuses the file. */
export const faultCodes = [
  'bad-value',
  'bad-date',
  'missing-uid',
  'duplicate-uid',
  'unknown-calendar',
  'calendar-loop',
  'bad-exception',
  'constraint-without-date',
  'outline-gap',
  'reordered',
  'dangling-link',
  'cross-project-link',
  'self-link',
  'duplicate-link',
  'unknown-task',
  'project-assignment',
  'unknown-resource',
  'bad-timephased',
  'missing-start',
  'bad-row',
  'bad-calendar',
  'empty-wbs',
  'other-project',
  'other-baseline',
] as const;
export type FaultCode = (typeof faultCodes)[number];

export interface Fault {
  readonly code: FaultCode;
  /** The record's element, `Task`, `Calendar`, …; `Project` is the header. */
  readonly element: string;
  readonly uid: number | null;
  /** Where the record begins. */
  readonly line: number;
  readonly field: string | null;
  readonly value: string | null;
}

/** All faults counted by code; the first `faultLimit` in detail. */
export interface FaultReport {
  readonly total: number;
  readonly counts: Readonly<Partial<Record<FaultCode, number>>>;
  readonly details: readonly Fault[];
}

export const faultLimit = 500;
const valueLimit = 200;

export interface FaultLog {
  add(code: FaultCode, of: { element: string; uid: number | null; line: number }, field?: string, value?: string): void;
  report(): FaultReport;
}

/** Faults of a whole and of a part of it, as one report. */
export function joinReports(whole: FaultReport, part: FaultReport): FaultReport {
  const counts = { ...whole.counts };
  for (const [code, count] of Object.entries(part.counts) as [FaultCode, number][])
    counts[code] = (counts[code] ?? 0) + count;
  return { total: whole.total + part.total, counts, details: [...whole.details, ...part.details].slice(0, faultLimit) };
}

/** A log that counts every fault and keeps the first of them, so that no file makes it large. */
export function createFaultLog(): FaultLog {
  const counts: Partial<Record<FaultCode, number>> = {};
  const details: Fault[] = [];
  let total = 0;
  return {
    add(code, { element, uid, line }, field, value) {
      total++;
      counts[code] = (counts[code] ?? 0) + 1;
      if (details.length >= faultLimit) return;
      details.push({ code, element, uid, line, field: field ?? null, value: value?.slice(0, valueLimit) ?? null });
    },
    report: () => ({ total, counts, details }),
  };
}
