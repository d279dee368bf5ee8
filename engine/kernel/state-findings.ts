import type { Finding, Severity } from './finding.ts';

interface Stated<C extends string> {
  readonly code: C;
  readonly severity: Severity;
}

/**
 * How a check states what it finds about records of one kind: `found(id, code)` is a finding as severe as its code says,
 * with neither values nor records unless they are given, as another severity may be.
 */
export const stateFindings =
  <C extends string>(codes: readonly Stated<C>[], kind: string) =>
  (id: string, code: C, given: Partial<Pick<Finding, 'severity' | 'values' | 'records'>> = {}): Finding => {
    const severity = codes.find((each) => each.code === code)?.severity ?? 'minor';
    return { code, severity, subject: { kind, id }, discriminator: null, values: {}, records: [], ...given };
  };
