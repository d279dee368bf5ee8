import { canonicalPolicy, changePolicy, type Policy, type PolicyChange } from '#engine';
import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Call, type Json, personOf, publish, timeOrderedId, writeChanges } from '#platform/server';
import { lockPolicies } from '../policy-queries.ts';
import { policyErrors } from '../policy-routes.ts';
import type { PolicyVersionRow } from '../tables.ts';
import { describeDraft, plain } from './describe-policy.ts';
import { policyTopic } from './policy-contributions.ts';
import { assertOpen, assertSeen, draftOf, policyState, saidNow } from './policy-state.ts';

/** Longer, and no one knows any more what it says. */
const mostRules = 500;

interface Changing {
  readonly officeId: string;
  readonly changes: readonly PolicyChange[];
}

/** Changes the office's draft, which begins as what the office says now; one after another where several do. */
export async function changePolicyDraft(call: Call, { officeId, changes }: Changing) {
  await lockPolicies(call.tx, officeId);
  const state = await policyState(call.tx, officeId);
  assertOpen(state);
  const policy = changed(canonicalPolicy(state.draft?.policy ?? saidNow(state)), changes);
  if (policy.rules.length > mostRules) throw new OperationError(policyErrors.policyTooLong);
  const draft = state.draft ?? newDraft(call, officeId);
  const { entryId } = await writeChanges(call, [
    state.draft
      ? { ...ofDraft(draft), field: 'policy', from: asJson(state.draft.policy), to: asJson(policy) }
      : { ...ofDraft(draft), field: null, from: null, to: asJson({ ...draft, policy }) },
  ]);
  await publish(call.tx, policyTopic(officeId));
  return { entryId, draft: await describeDraft(call.tx, { ...draft, policy }) };
}

/** Throws `changed-meanwhile` with the first change whose author saw something else. */
function changed(start: Policy, changes: readonly PolicyChange[]): Policy {
  return changes.reduce((now, change) => {
    const next = changePolicy(now, change);
    if (!next) throw new OperationError(platformErrors.changedMeanwhile, { change });
    return next;
  }, start);
}

function newDraft({ actor, now }: Call, officeId: string): Omit<PolicyVersionRow, 'policy'> {
  return {
    id: timeOrderedId(),
    office_id: officeId,
    state: 'draft',
    version: null,
    reason: null,
    drafted_by: personOf(actor) ?? null,
    drafted_at: now,
    adopted_by: null,
    adopted_at: null,
    supersedes: null,
    in_force_on: null,
  };
}

interface Discarding {
  readonly officeId: string;
  readonly digest: string;
}

/** Throws `policy-draft-missing`, and `changed-meanwhile` where the draft says something else by now. */
export async function discardPolicyDraft(call: Call, { officeId, digest }: Discarding) {
  await lockPolicies(call.tx, officeId);
  const state = await policyState(call.tx, officeId);
  assertOpen(state);
  assertSeen(draftOf(state), digest);
  const { entryId } = await writeChanges(call, [deletionOf(state.draft as PolicyVersionRow)]);
  await publish(call.tx, policyTopic(officeId));
  return { entryId };
}

/** Takes the draft away as it was stored. */
export const deletionOf = (draft: PolicyVersionRow) => ({
  ...ofDraft(draft),
  field: null,
  from: asJson(draft),
  to: null,
});

/** A version that is not in force yet, taken away as it was stored. */
export const withdrawalOf = (ahead: PolicyVersionRow) => ({ ...deletionOf(ahead), entity: 'policy-version' });

const ofDraft = ({ id }: Pick<PolicyVersionRow, 'id'>) => ({ entity: 'policy-draft', id });

/** Rows and policies are JSON through and through. */
export const asJson = (value: unknown) => plain(value) as Json;
