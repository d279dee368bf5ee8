import { peopleInRole } from '#modules/offices/actions';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import { proposalOf } from './hold-proposal.ts';

interface Which {
  readonly proposalId: string;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Who can be named as the sponsor of a proposal: who sponsors at its office or above. Names alone, for whoever may propose. */
export async function listSponsors(call: OperationCall, { proposalId, ...page }: Which) {
  const { office_id: id } = await proposalOf(call, proposalId);
  return pageOfAll(
    await peopleInRole(call.tx, 'sponsor', { kind: 'office', id }, call.now),
    page,
    ({ personId }) => personId,
  );
}
