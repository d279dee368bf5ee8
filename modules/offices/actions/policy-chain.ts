import { type AdoptedPolicy, type Policy, presets, settingOf } from '#engine';
import type { PastDay, Tx } from '#platform/server';
import { selectPolicyChains } from '../policy-queries.ts';

/**
 * What governs the projects of each of these offices: the policies that the offices above have adopted, the highest first,
 * and its own. Where the root has adopted none, the shipped supportive preset stands there as version 0. An id of no
 * office has no chain. With `past` what governed at the end of that day, by the tree of then.
 */
export function policyChains(tx: Tx, officeIds: readonly string[], past?: PastDay): Promise<PolicyChains> {
  return chainsWith(tx, officeIds, undefined, past);
}

/** The same as if the office had adopted the draft, which stands there as version 0. */
export async function chainsWith(
  tx: Tx,
  officeIds: readonly string[],
  draft?: PolicyOfOffice,
  past?: PastDay,
): Promise<PolicyChains> {
  const chains = new Map<string, AdoptedPolicy[]>();
  for (const { ofOfficeId, officeId, isRoot, version, policy } of await selectPolicyChains(tx, officeIds, past)) {
    const chain = chains.get(ofOfficeId) ?? [];
    chains.set(ofOfficeId, chain);
    if (officeId === draft?.officeId) chain.push({ officeId, version: 0, policy: draft.policy });
    else if (version !== null && policy !== null) chain.push({ officeId, version, policy });
    else if (isRoot) chain.push({ officeId, version: 0, policy: presets.supportive });
  }
  return chains;
}

type PolicyChains = ReadonlyMap<string, readonly AdoptedPolicy[]>;

interface PolicyOfOffice {
  readonly officeId: string;
  readonly policy: Policy;
}

/** The same of one office; empty where there is no such office. */
export async function policyChain(tx: Tx, officeId: string, past?: PastDay): Promise<readonly AdoptedPolicy[]> {
  return (await policyChains(tx, [officeId], past)).get(officeId) ?? [];
}

/** Whether the office owns its projects from the start: it assigns their managers and decides on their plans. */
export async function ownsProjects(tx: Tx, officeId: string): Promise<boolean> {
  return settingOf(await policyChain(tx, officeId), 'type', 'supportive') === 'directive';
}
