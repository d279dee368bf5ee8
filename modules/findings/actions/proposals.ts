import type { Proposal } from '#engine';
import type { Call } from '#platform/server';
import type { DecisionRow, Evidence } from '../decision-tables.ts';
import { lockOpenProposals, selectOpenings, selectOpenOf, selectQuestionsOf } from '../queries/decisions.ts';
import { evidenceOf, type Standing } from './judge-findings.ts';
import { changeDecision } from './record-decision.ts';

/** How a module puts what rules propose before whoever decides it. */
interface Proposer {
  /** The kind of decision that it becomes: it is asked once in the life of a finding, whatever the answer was. */
  readonly proposal: Proposal;
  propose(call: Call, projectId: string, evidence: readonly Evidence[]): Promise<void>;
  /** Whether what was answered is still an answer to what is found now; it is unless told. */
  covers?(asked: DecisionRow, evidence: readonly Evidence[]): boolean;
}

const proposers = new Map<Proposal, Proposer>();

/** One proposal has one source. */
export function contributeProposal(proposer: Proposer): void {
  if (proposers.has(proposer.proposal)) throw new Error(`${proposer.proposal} is contributed twice.`);
  proposers.set(proposer.proposal, proposer);
}

/**
 * Puts before people, in the name of the rule, what the rules propose of these findings and nobody was asked since they
 * were found, one question of a kind at a time. A question about findings of which none stands any more is withdrawn.
 */
export async function putProposals(call: Call, projectId: string, standing: readonly Standing[]): Promise<void> {
  await withdrawUnfounded(call, projectId, standing);
  for (const { proposal, propose, covers } of proposers.values()) {
    const of = standing.filter(({ parts, isAnswered }) => parts.proposes.includes(proposal) && !isAnswered);
    if (!of.length) continue;
    const evidence = of.map(({ finding, parts }) => evidenceOf(finding, parts));
    const ids = of.map(({ finding }) => finding.id);
    const asked = (await selectQuestionsOf(call.tx, proposal, ids)).filter((one) => covers?.(one, evidence) ?? true);
    const isAsked = await askedIn(call, ids, asked);
    const fresh = evidence.filter(({ findingId }) => !isAsked(findingId));
    if (!fresh.length || (await selectOpenOf(call.tx, proposal, { projectId })).length) continue;
    const rule = of[0]?.parts.origins.proposes[0]?.ruleId ?? proposal;
    await propose({ ...call, actor: { kind: 'policy', id: rule } }, projectId, fresh);
  }
}

/** Whether one of these questions was asked of a finding since it appeared or came back. */
async function askedIn({ tx }: Call, ids: readonly string[], asked: readonly DecisionRow[]) {
  const openings = asked.length ? await selectOpenings(tx, ids) : new Map<string, number>();
  return (id: string) =>
    asked.some(({ evidence }) => {
      const then = evidence.find(({ findingId }) => findingId === id);
      // what was asked before revisions were kept counts as asked
      return then !== undefined && (then.revision ?? Number.POSITIVE_INFINITY) >= (openings.get(id) ?? 0);
    });
}

async function withdrawUnfounded(call: Call, projectId: string, standing: readonly Standing[]): Promise<void> {
  for (const open of await lockOpenProposals(call.tx, projectId, [...proposers.keys()])) {
    const isFounded = standing.some(
      ({ finding, parts }) =>
        open.finding_ids.includes(finding.id) && (parts.proposes as readonly string[]).includes(open.kind),
    );
    if (!isFounded) await changeDecision(call, open, { state: 'withdrawn', due_at: null });
  }
}
