import type { OperationCall } from '#platform/server/http/exchange';
import { selectProposals } from '../queries.ts';
import type { ProposalRow } from '../tables.ts';
import { reachOf } from './read-proposals.ts';

/** As many as a page tells of. */
const most = 2000;

/** The proposals that the caller may read and that nobody has decided on yet, the latest first. */
export async function waitingProposalsOf(call: OperationCall): Promise<ProposalRow[]> {
  return selectProposals(call.tx, await reachOf(call), { states: ['open', 'in-review'], limit: most });
}
