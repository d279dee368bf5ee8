import { type Call, writeChanges } from '#platform/server';
import { holdProposal, proposalChanges, tellProposal } from './hold-proposal.ts';

/**
 * Takes over into a case what a selection chose for it: the option, and the start where it became another. A case that
 * is being decided on, or was, stays as it is.
 */
export async function planProposal(
  call: Call,
  proposalId: string,
  { optionId, startsOn }: { readonly optionId: string; readonly startsOn: string | null },
): Promise<void> {
  const row = await holdProposal(call.tx, proposalId);
  if (row.state !== 'open') return;
  const changes = proposalChanges(row, { preferred_option_id: optionId, ...(startsOn && { starts_on: startsOn }) });
  if (changes.length) await writeChanges(call, changes);
  await tellProposal(call.tx, proposalId);
}
