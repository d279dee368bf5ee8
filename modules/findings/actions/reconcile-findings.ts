import type { Finding } from '#engine';
import type { Call } from '#platform/server';
import { type FindingScope, insertNew, type LookedFor, lockFindings, resolveMissing, updateSeen } from '../queries.ts';
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
export function reconcileFindings(
  call: Call,
  { raisedBy, codes, ...scope }: FindingScope & { readonly raisedBy: string; readonly codes?: readonly string[] },
  findings: readonly Finding[],
): Promise<Reconciled> {
  const raised = findings.map((finding) => ({ ...finding, raisedBy }));
  return reconcileRaised(call, scope, codes ? { codes } : { raisedBy }, raised);
}

/** The same for what several modules have found. */
export async function reconcileRaised(
  call: Call,
  scope: FindingScope,
  lookedFor: LookedFor,
  findings: readonly RaisedFinding[],
): Promise<Reconciled> {
  const { tx, now } = call;
  const incoming = distinct(findings);
  await lockFindings(tx, scope.id);
  const fingerprints = incoming.map(({ fingerprint }) => fingerprint);
  const counts = [
    ...(incoming.length ? await updateSeen(tx, incoming, now) : []),
    ...(incoming.length ? await insertNew(tx, scope, incoming, now) : []),
    ...(await resolveMissing(tx, scope, lookedFor, fingerprints, now)),
  ];
  const governor = counts.length ? await governorOf(tx, scope) : undefined;
  if (governor) await evaluateConsequences(call, governor);
  return { appeared: 0, changed: 0, resolved: 0, reopened: 0, ...Object.fromEntries(counts.map(({ kind, count }) => [kind, count])) }; // biome-ignore format: one record
}

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
