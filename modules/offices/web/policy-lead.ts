import type { Message } from '#engine';
import { nextVersion, type OfficePolicy, type PolicySimulation } from './policy.ts';
import { countBlocking, type PolicyRow } from './policy-rows.ts';

/** The sentence over a policy: what the draft would do to the projects that there are, or what holds. */
export function policyLead(
  policy: OfficePolicy,
  rows: readonly PolicyRow[],
  simulation: PolicySimulation | undefined,
): Message {
  if (!policy.draft) return inForceLead(policy, rows);
  const version = nextVersion(policy);
  if (!simulation) return lead('leadDraft', { version, count: rows.filter(({ changed }) => changed.size > 0).length });
  const { newlyBlocked, newlyBlockedProjects, released, releasedProjects, projects } = simulation;
  const [first] = newlyBlocked;
  if (first) return lead('leadBlocks', { version, count: newlyBlockedProjects, projects, project: linked(first) });
  const [freed] = released;
  if (freed) return lead('leadReleases', { version, count: releasedProjects, project: linked(freed) });
  if (simulation.changedCount > 0)
    return lead('leadChanges', { version, count: simulation.changedCount, findings: simulation.findings });
  return lead(simulation.findings === 0 ? 'leadNothingOpen' : 'leadNothing', { version });
}

function inForceLead({ officeName, officeId, inForce, chain }: OfficePolicy, rows: readonly PolicyRow[]): Message {
  const counts = { office: officeName, count: countBlocking(rows), kinds: rows.length };
  if (inForce) return lead('leadInForce', { ...counts, version: inForce.version });
  const above = chain.filter((one) => one.officeId !== officeId).at(-1);
  return above ? lead('leadAbove', { ...counts, above: above.officeName }) : lead('leadShipped', counts);
}

const lead = (name: string, parameters: Message['parameters']): Message => ({
  key: `offices.policy.${name}`,
  parameters,
});

const linked = ({ projectId, projectName }: { readonly projectId: string; readonly projectName: string }) =>
  ({ kind: 'record', record: { kind: 'project', id: projectId }, name: projectName }) as const;
