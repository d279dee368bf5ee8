import type { Proposal } from '#engine';
import type { Call } from '#platform/server';
import type { Evidence } from '../decision-tables.ts';
import { wasAsked } from '../queries/decisions.ts';
import { evidenceOf, type Standing } from './judge-findings.ts';

/** How a module puts what rules propose before whoever decides it. */
interface Proposer {
  /** The kind of decision that it becomes: it is asked once of a finding, whatever the answer was. */
  readonly proposal: Proposal;
  propose(call: Call, projectId: string, evidence: readonly Evidence[]): Promise<void>;
}

const proposers = new Map<Proposal, Proposer>();

/** One proposal has one source. */
export function contributeProposal(proposer: Proposer): void {
  if (proposers.has(proposer.proposal)) throw new Error(`${proposer.proposal} is contributed twice.`);
  proposers.set(proposer.proposal, proposer);
}

/** Puts before people what the rules propose of these findings and nobody was asked yet, in the name of the rule. */
export async function putProposals(call: Call, projectId: string, standing: readonly Standing[]): Promise<void> {
  for (const { proposal, propose } of proposers.values()) {
    const of = standing.filter(({ parts, isAnswered }) => parts.proposes.includes(proposal) && !isAnswered);
    const ids = of.map(({ finding }) => finding.id);
    if (!of.length || (await wasAsked(call.tx, proposal, ids))) continue;
    const rule = of[0]?.parts.origins.proposes[0]?.ruleId ?? proposal;
    const evidence = of.map(({ finding, parts }) => evidenceOf(finding, parts));
    await propose({ ...call, actor: { kind: 'policy', id: rule } }, projectId, evidence);
  }
}
