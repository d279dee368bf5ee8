/** How much a finding matters, least first. */
export const severities = ['info', 'minor', 'major', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** A record that somebody can open: its kind (`project`, `task`, `person`, …) and its id as text. */
export interface RecordReference {
  readonly kind: string;
  readonly id: string;
}

/** A value inside a sentence, typed so that it is worded and formatted by locale, and linked where it is a record. */
export type Parameter =
  | number
  | string
  | { readonly kind: 'date'; readonly at: string }
  /** Working days of the project's calendar; `isSigned` says +12 d. */
  | { readonly kind: 'days'; readonly days: number; readonly isSigned?: boolean }
  | { readonly kind: 'percent'; readonly percent: number }
  /** An amount in minor units of a currency (ISO 4217). */
  | { readonly kind: 'money'; readonly minor: number; readonly currencyCode: string }
  /** A word of a words file, such as the name of a status. */
  | { readonly kind: 'word'; readonly key: string }
  | { readonly kind: 'record'; readonly record: RecordReference; readonly name: string };

/** A sentence before it has a language: a key of a words file and its typed parameters. Never finished text. */
export interface Message {
  readonly key: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/**
 * A coded statement about the data. The same code, subject and discriminator is the same finding, whatever its values;
 * `records` are the evidence (for a check over tasks up to `sampleSize` of them; `values.count` tells how many there are).
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly subject: RecordReference;
  readonly discriminator: string | null;
  readonly values: Readonly<Record<string, Parameter>>;
  readonly records: readonly RecordReference[];
}

/** How many records a finding over many of them names. */
export const sampleSize = 50;
