import { recordDecision } from '#modules/findings/actions';
import { OperationError } from '#platform/contract';
import { writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { errors } from '../routes.ts';
import { holdOpenProposal, holdProposal, proposalChanges, recordOf, tellProposal } from './hold-proposal.ts';

interface Merger {
  readonly proposalId: string;
  readonly intoProposalId: string;
  readonly reason: string;
}

/** Takes a proposal up in another one that is open; the decision log keeps why. Throws `merge-unfit`. */
export async function mergeProposal(call: OperationCall, { proposalId, intoProposalId, reason }: Merger) {
  const row = await holdOpenProposal(call, proposalId);
  await call.access.require('proposal.update', { kind: 'proposal', id: intoProposalId }).catch(() => {
    throw new OperationError(errors.mergeUnfit);
  });
  const into = await holdProposal(call.tx, intoProposalId);
  if (into.state !== 'open' || into.id === row.id) throw new OperationError(errors.mergeUnfit);
  const question = { key: 'intake.question.merge', parameters: { proposal: recordOf(row), into: recordOf(into) } };
  const of = { kind: 'proposal' as const, office_id: row.office_id, question, payload: { proposalId: row.id } };
  const { id } = await recordDecision(call, { ...of, outcome: 'merge', reason });
  await writeChanges(call, proposalChanges(row, { state: 'merged', merged_into: into.id, decision_id: id }));
  await tellProposal(call.tx, row.id);
  return { proposalId: row.id };
}
