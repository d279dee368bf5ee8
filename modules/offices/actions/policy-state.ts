import { createHash } from 'node:crypto';
import { canonicalPolicy, emptyPolicy, type Policy, presets } from '#engine';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { PastDay, Tx } from '#platform/server';
import { type AdoptedRow, selectAdopted, selectDraft, selectPolicyChains } from '../policy-queries.ts';
import { policyErrors } from '../policy-routes.ts';
import type { PolicyVersionRow } from '../tables.ts';

/** Where an office stands with its policy. */
export interface PolicyState {
  readonly officeId: string;
  readonly isRoot: boolean;
  readonly inForce: AdoptedRow | undefined;
  /** Or what is adopted for a day to come. */
  readonly draft: PolicyVersionRow | undefined;
}

/** Throws where there is no such office, or was none on the past day. */
export async function policyState(tx: Tx, officeId: string, past?: PastDay): Promise<PolicyState> {
  const own = (await selectPolicyChains(tx, [officeId], past)).find((row) => row.officeId === officeId);
  if (!own) throw new OperationError(past ? platformErrors.notThereThen : platformErrors.recordMissing);
  const [inForce] = await selectAdopted(tx, officeId, { limit: 1, past });
  return { officeId, isRoot: own.isRoot, inForce, draft: await selectDraft(tx, officeId, past) };
}

/** What the office says without a draft: what it adopted; before that nothing, or at the root what is shipped. */
export function saidNow({ inForce, isRoot }: PolicyState): Policy {
  return canonicalPolicy(inForce?.policy ?? (isRoot ? presets.supportive : emptyPolicy));
}

/** The draft, in canonical form. Throws `policy-draft-missing`. */
export function draftOf({ draft }: PolicyState): PolicyVersionRow {
  if (!draft) throw new OperationError(policyErrors.policyDraftMissing);
  return { ...draft, policy: canonicalPolicy(draft.policy) };
}

/** Throws `policy-ahead` where the office has adopted a version that waits for its day. */
export function assertOpen({ draft }: PolicyState): void {
  if (draft?.state === 'ahead') throw new OperationError(policyErrors.policyAhead);
}

/** Short, and the same for whatever says the same. */
export function digestOf(policy: Policy): string {
  return createHash('sha256')
    .update(JSON.stringify(canonicalPolicy(policy)))
    .digest('hex')
    .slice(0, 32);
}

/** Throws `changed-meanwhile` where the draft says something else by now than `digest` saw. */
export function assertSeen(draft: PolicyVersionRow, digest: string): void {
  if (digestOf(draft.policy) !== digest) throw new OperationError(platformErrors.changedMeanwhile);
}
