import type { Finding } from '#engine';
import type { Call } from '#platform/server';
import { type FindingScope, type LookedFor, lockFindings, writeFindings } from '../queries.ts';
import type { FindingEventRow } from '../tables.ts';
import { evaluateConsequences } from './evaluate-consequences.ts';
import { factId, fingerprintOf } from './fingerprint.ts';
import { governorOf } from './governed-offices.ts';

export type Reconciled = Readonly<Record<FindingEventRow['kind'], number>>;

/** A finding with the module that raises it; its words file holds the sentence. */
export interface RaisedFinding extends Finding {
  readonly raisedBy: string;
}

/**
 * Makes the register say what one module has found in a scope: new findings appear, known ones are seen again, those of
 * `codes` (without them: of the module) that are missing are resolved, at the organisation's clock. The same findings
 * twice change nothing but when they were last seen. Subjects and records are whole references (`task` as
 * `<planId>/<uid>`). Returns how many of each event it told.
 */
export async function reconcileFindings(
  call: Call,
  { raisedBy, codes, ...scope }: FindingScope & { readonly raisedBy: string; readonly codes?: readonly string[] },
  findings: readonly Finding[],
): Promise<Reconciled> {
  const raised = findings.map((finding) => ({ ...finding, raisedBy }));
  const told = await registerFindings(call, scope, codes ? { codes } : { raisedBy }, raised);
  if (hasMoved(told)) await evaluateScope(call, scope);
  return told;
}

/** Judges anew what follows from the findings of a scope, where anybody governs it. */
export async function evaluateScope(call: Call, scope: Pick<FindingScope, 'kind' | 'id'>): Promise<void> {
  const governor = await governorOf(call.tx, scope);
  if (governor) await evaluateConsequences(call, governor);
}

/** The same for what several modules have found, without what follows from it. */
export async function registerFindings(
  { tx, now }: Call,
  scope: FindingScope,
  lookedFor: LookedFor,
  findings: readonly RaisedFinding[],
): Promise<Reconciled> {
  // sent together: what is found is written once the register is held
  const [, counts] = await Promise.all([
    lockFindings(tx, scope.id),
    writeFindings(tx, scope, lookedFor, distinct(findings), now),
  ]);
  return { appeared: 0, changed: 0, resolved: 0, reopened: 0, ...Object.fromEntries(counts.map(({ kind, count }) => [kind, count])) }; // biome-ignore format: one record
}

/** Whether anything is told of that was not so before. */
export const hasMoved = (told: Reconciled): boolean => Object.values(told).some((count) => count > 0);

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
