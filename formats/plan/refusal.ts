import type { Message, Parameter } from '#engine';

/** Where in the file reading ended, both from 1. */
export interface XmlPosition {
  readonly line: number;
  readonly column: number;
}

/** Why a whole file is not read, as data: `code` for programs, `message` for people, the place where there is one. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: Message;
}

export const refusalCodes = [
  'empty',
  'not-this-format',
  'encoding-unknown',
  'encoding-wrong',
  'malformed',
  'truncated',
  'doctype',
  'too-deep',
  'text-too-long',
  'file-too-large',
  'too-many-tasks',
  'too-many-records',
  'no-project',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Thrown inside a reader to leave the parser at once; readers catch it and never let it out. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Runs what reads a file, until something in it throws `Refused`: from then on nothing is run, and why is kept. */
export function untilRefused() {
  let refusal: Refusal | null = null;
  return {
    attempt(act: () => void): void {
      if (refusal) return;
      try {
        act();
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        refusal = error.refusal;
      }
    },
    refusal: (): Refusal | null => refusal,
  };
}

/** A refusal worded under `plans.import.refusal`, with the place among its parameters; `variant` is a word of its own. */
export function refuse(
  code: RefusalCode,
  position: XmlPosition | null,
  parameters: Readonly<Record<string, Parameter>> = {},
  variant?: string,
): Refused {
  const key = variant ? `plans.import.refusal.${code}.${variant}` : `plans.import.refusal.${code}`;
  const place = position ? { line: position.line, column: position.column } : {};
  return new Refused({
    code,
    line: position?.line ?? null,
    column: position?.column ?? null,
    message: { key, parameters: { ...place, ...parameters } },
  });
}
