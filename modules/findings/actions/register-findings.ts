import type { Finding } from '#engine';
import type { Call } from '#platform/server';
import { type FindingScope, type LookedFor, lockFindings, writeFindings } from '../queries.ts';
import type { FindingEventRow } from '../tables.ts';
import { evaluateConsequences } from './evaluate-consequences.ts';
import { factId, fingerprintOf } from './fingerprint.ts';
import { governorOf } from './governed-offices.ts';

export type Registered = Readonly<Record<FindingEventRow['kind'], number>>;

/** A finding with the module that raises it; its words file holds the sentence. */
export interface RaisedFinding extends Finding {
  readonly raisedBy: string;
}

/** Judges anew what follows from the findings of a scope, where anybody governs it. */
export async function evaluateScope(call: Call, scope: Pick<FindingScope, 'kind' | 'id'>): Promise<void> {
  const governor = await governorOf(call.tx, scope);
  if (governor) await evaluateConsequences(call, governor);
}

/**
 * Makes the register say what was found in a scope, by one module or several: new findings appear, known ones are seen
 * again, those that were looked for and are missing are resolved, at the organisation's clock. The same findings twice
 * change nothing but when they were last seen. Subjects and records are whole references (`task` as `<planId>/<uid>`).
 * Returns how many of each event it told; what follows from them is for `evaluateScope`.
 */
export async function registerFindings(
  { tx, now }: Call,
  scope: FindingScope,
  lookedFor: LookedFor,
  findings: readonly RaisedFinding[],
): Promise<Registered> {
  // sent together: what is found is written once the register is held
  const [, counts] = await Promise.all([
    lockFindings(tx, scope.id),
    writeFindings(tx, scope, lookedFor, distinct(findings), now),
  ]);
  return { appeared: 0, changed: 0, resolved: 0, reopened: 0, ...Object.fromEntries(counts.map(({ kind, count }) => [kind, count])) }; // biome-ignore format: one record
}

/** Whether anything is told of that was not so before. */
export const hasMoved = (told: Registered): boolean => Object.values(told).some((count) => count > 0);

/**
 * A fact said twice counts once: the first. Its id follows from the fact, so that it is the same again after a
 * transaction that found it was given up.
 */
function distinct(findings: readonly RaisedFinding[]) {
  const byFingerprint = new Map(findings.toReversed().map((finding) => [fingerprintOf(finding), finding]));
  return [...byFingerprint]
    .reverse()
    .map(([fingerprint, finding]) => ({ ...finding, fingerprint, id: factId(finding) }));
}
