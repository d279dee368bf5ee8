import type { Severity } from '../kernel/finding.ts';
import type { CheckInput } from './check.ts';
import { checks } from './checks.ts';
import { findingOrder } from './finding-order.ts';
import { scheduleFaults } from './schedule-faults.ts';

/** What is fixed about a code. Its title, sentence, meaning, formula and source are words: `finding.<code>.…`. */
export interface CatalogueEntry {
  readonly code: string;
  readonly family: string;
  /** All checks so far look at a whole plan. */
  readonly scope: 'plan';
  /** What it has unless the facts make it better or worse. */
  readonly severity: Severity;
  readonly standard: string | null;
  readonly inputs: readonly CheckInput[];
}

const familyOf = (code: string) => code.slice(0, code.indexOf('.'));

const entries: readonly (readonly [string, CatalogueEntry])[] = [
  ...Object.entries(scheduleFaults).map(
    ([code, severity]) =>
      [
        code,
        {
          code,
          family: familyOf(code),
          scope: 'plan',
          severity,
          standard: null,
          inputs: ['tasks', 'links', 'calendars'],
        },
      ] as const,
  ),
  ...checks.map(
    ({ code, severity, standard, inputs }) =>
      [code, { code, family: familyOf(code), scope: 'plan', severity, standard, inputs }] as const,
  ),
];

/**
 * Every code that `checkPlan` can raise, in the order of what they mean for the finish. A code is never used again for
 * something else.
 */
export const catalogue: Readonly<Record<string, CatalogueEntry>> = Object.fromEntries(
  entries.toSorted(([a], [b]) => findingOrder.indexOf(a) - findingOrder.indexOf(b)),
);
