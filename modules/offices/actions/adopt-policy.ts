import { diffPolicies } from '#engine';
import { OperationError } from '#platform/contract';
import { personOf, publish, timeOrderedId, writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { lockPolicies } from '../policy-queries.ts';
import { policyErrors } from '../policy-routes.ts';
import type { PolicyVersionRow } from '../tables.ts';
import { asJson, deletionOf } from './change-policy-draft.ts';
import { policyTopic, tellGovernedAnew, tellOfAdoption } from './policy-contributions.ts';
import { dayAhead, wakeOn } from './policy-in-force.ts';
import { assertOpen, assertSeen, draftOf, policyState, saidNow } from './policy-state.ts';

interface Adopting {
  readonly officeId: string;
  readonly digest: string;
  readonly reason: string;
  readonly inForceOn?: string | undefined;
}

/**
 * Makes the draft the office's next version, in force at once or from the day on that is given; adoptions of one office
 * come one after another. Whoever adopts tells by the digest what he saw: another draft is not adopted. It is told to the
 * modules above in the same transaction.
 */
export async function adoptPolicy(call: OperationCall, { officeId, digest, reason, ...given }: Adopting) {
  const { tx } = call;
  await lockPolicies(tx, officeId);
  const state = await policyState(tx, officeId);
  assertOpen(state);
  const draft = draftOf(state);
  assertSeen(draft, digest);
  const { rules, settings } = diffPolicies(saidNow(state), draft.policy);
  if (state.inForce && rules.length + settings.length === 0) throw new OperationError(policyErrors.policyUnchanged);
  const inForceOn = await dayAhead(call, officeId, given.inForceOn);
  const version = (state.inForce?.version ?? 0) + 1;
  const adopted: PolicyVersionRow = {
    ...draft,
    id: timeOrderedId(),
    state: inForceOn === null ? 'adopted' : 'ahead',
    version,
    reason,
    adopted_by: personOf(call.actor) ?? null,
    adopted_at: call.now,
    supersedes: state.inForce?.id ?? null,
    in_force_on: inForceOn,
  };
  await writeChanges(call, [
    deletionOf(state.draft as PolicyVersionRow),
    { entity: 'policy-version', id: adopted.id, field: null, from: null, to: asJson(adopted) },
  ]);
  const before = state.inForce?.policy ?? null;
  const told = { call, officeId, versionId: adopted.id, version, before, after: draft.policy, reason, inForceOn };
  await tellOfAdoption({ ...told, what: 'adopted' });
  if (inForceOn === null) await tellGovernedAnew(call, officeId);
  else await wakeOn(call, adopted);
  await publish(tx, policyTopic(officeId));
  return { version };
}
