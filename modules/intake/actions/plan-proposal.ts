import { monthsBetween, monthsLater } from '#engine';
import { errors as decisionErrors } from '#modules/findings/routes';
import { OperationError } from '#platform/contract';
import { type Call, type Change, type Tx, writeChanges } from '#platform/server';
import { selectDemands, selectFlows, selectOptions } from '../queries.ts';
import type { CaseOptionRow } from '../tables.ts';
import { holdProposal, proposalChanges, tellProposal } from './hold-proposal.ts';
import { dayOf } from './load-case.ts';

/** What a selection chose for a case. */
export interface Plan {
  readonly optionId: string;
  /** When its case started, as the choice took it, where it does not say so itself. */
  readonly from: string | null;
  /** Null: as its case says. */
  readonly startsOn: string | null;
}

/**
 * Takes over into a case what a selection chose for it: the option, and the start where it became another. With the start
 * every amount and demand moves by as many months: a case says them by day from its start on. Throws `answer-overtaken` where it is
 * being decided on, or was, or has that option no more.
 */
export async function planProposal(call: Call, proposalId: string, { optionId, from, startsOn }: Plan): Promise<void> {
  const row = await holdProposal(call.tx, proposalId);
  const options = await selectOptions(call.tx, [proposalId]);
  if (row.state !== 'open' || !options.some(({ id }) => id === optionId))
    throw new OperationError(decisionErrors.answerOvertaken);
  const begun = row.starts_on ?? from;
  const months = startsOn === null || begun === null ? 0 : monthsBetween(dayOf(begun), dayOf(startsOn));
  const changes = [
    ...proposalChanges(row, { preferred_option_id: optionId, ...(startsOn && { starts_on: startsOn }) }),
    ...(await movedBy(call.tx, options, months)),
  ];
  if (changes.length) await writeChanges(call, changes);
  await tellProposal(call.tx, proposalId);
}

/** All that the options of a case need and bring, so many months later. */
async function movedBy(tx: Tx, of: readonly CaseOptionRow[], months: number): Promise<Change[]> {
  if (months === 0) return [];
  const options = of.map(({ id }) => id);
  const [flows, demands] = [await selectFlows(tx, options), await selectDemands(tx, options)];
  const moved = (entity: string, field: string, id: string, day: string): Change => ({ entity, id, field, from: day, to: monthsLater(day, months) }); // biome-ignore format: one line
  return [
    ...flows.map((flow) => moved('case-flow', 'first_on', flow.id, flow.first_on)),
    ...demands.map((demand) => moved('case-demand', 'from_on', demand.id, demand.from_on)),
  ];
}
