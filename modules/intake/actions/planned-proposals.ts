import type { OperationCall } from '#platform/server/http/exchange';
import { selectProposals } from '../queries.ts';
import type { CaseDemandRow, CaseFlowRow, ProposalRow, ProposalState } from '../tables.ts';
import { loadCases } from './load-case.ts';

/** A proposal as what comes would be with it: the option by which it is judged, with its dated demands and flows. */
export interface PlannedProposal {
  readonly proposal: ProposalRow;
  /** Null where nobody has said what would be done. */
  readonly optionId: string | null;
  readonly demands: readonly CaseDemandRow[];
  readonly flows: readonly CaseFlowRow[];
}

/** As many as an organisation considers at once, and more. */
const most = 10_000;

/** The proposals in these states that stand in these offices (null: all), the latest first; `today` is an ISO date. */
export async function plannedProposals(
  { tx }: Pick<OperationCall, 'tx'>,
  officeIds: readonly string[] | null,
  states: readonly ProposalState[],
  today: string,
): Promise<PlannedProposal[]> {
  const rows = await selectProposals(tx, officeIds, { states, limit: most });
  return (await loadCases(tx, rows, today)).map(({ proposal, judged, demands, flows }) => ({
    proposal,
    optionId: judged?.option.id ?? null,
    demands: demands.filter(({ option_id }) => option_id === judged?.option.id),
    flows: flows.filter(({ option_id }) => option_id === judged?.option.id),
  }));
}
