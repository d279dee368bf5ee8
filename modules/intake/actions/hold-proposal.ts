import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Change, type Json, personOf, publish, type Tx } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { lockProposal, selectProposalsNamed } from '../queries.ts';
import { errors } from '../routes.ts';
import type { ProposalRow } from '../tables.ts';

/** A proposal as a parameter of a sentence. */
export const recordOf = ({ id, name }: Pick<ProposalRow, 'id' | 'name'>) => ({
  kind: 'record' as const,
  record: { kind: 'proposal', id },
  name,
});

export const intakeTopic = 'intake';

/** Throws `record-missing`. */
export async function proposalOf({ tx }: Pick<OperationCall, 'tx'>, id: string): Promise<ProposalRow> {
  const [row] = await selectProposalsNamed(tx, [id]);
  if (!row) throw new OperationError(platformErrors.recordMissing);
  return row;
}

/** Those of these proposals that there are. */
export const proposalsNamed = (tx: Tx, ids: readonly string[]): Promise<ProposalRow[]> => selectProposalsNamed(tx, ids);

/** The proposal, held until the transaction ends. Throws `record-missing`. */
export async function holdProposal(tx: Tx, id: string): Promise<ProposalRow> {
  const row = await lockProposal(tx, id);
  if (!row) throw new OperationError(platformErrors.recordMissing);
  return row;
}

/** One's own, and those where one may change all. */
export async function mayChangeProposal(
  call: OperationCall,
  { id, proposer_person_id }: ProposalRow,
): Promise<boolean> {
  const isOwn = proposer_person_id !== null && proposer_person_id === personOf(call.actor);
  return isOwn || call.access.holds('proposal.update', { kind: 'proposal', id });
}

/** Held, open, and the caller's to change. Throws `permission-missing`, `proposal-not-open`. */
export async function holdOpenProposal(call: OperationCall, id: string): Promise<ProposalRow> {
  const row = await holdProposal(call.tx, id);
  if (!(await mayChangeProposal(call, row))) throw new OperationError(platformErrors.permissionMissing);
  if (row.state !== 'open') throw new OperationError(errors.notOpen);
  return row;
}

/** The fields that become another. */
export function proposalChanges(row: ProposalRow, to: Partial<ProposalRow>): Change[] {
  return Object.entries(to).flatMap(([field, value]): Change[] => {
    const from = row[field as keyof ProposalRow] as Json;
    return from === value ? [] : [{ entity: 'proposal', id: row.id, field, from, to: value as Json }];
  });
}

export async function tellProposal(tx: Tx, id: string): Promise<void> {
  await publish(tx, intakeTopic);
  await publish(tx, `proposal:${id}`);
}
