import { bySession, callerOf } from '#modules/offices/actions/caller';
import { otherOrganisations } from '#modules/offices/actions/other-organisations';
import { OperationError } from '#platform/contract';
import { enqueue, type JobRun } from '#platform/server';
import type { Exchange, OperationCall } from '#platform/server/http/exchange';
import { leaveOrganisation } from '#platform/server/identity/memberships';
import type { SampleKey } from '#samples';
import { deleteRecords, lockSample, markGoing } from '../queries.ts';
import { errors } from '../routes.ts';
import { openSample } from './open-sample.ts';

/** Writes the sample anew, as an organisation of its own; the one that was changed goes, and the session moves over. */
export async function resetSample(call: OperationCall, _input: unknown, exchange: Exchange) {
  const { key } = await sampleToGo(call, exchange);
  const next = await openSample(call, { key: key as SampleKey }, exchange);
  return leaveFor(call, exchange, next.organisationId);
}

/** Removes a sample organisation with all that is in it, for everybody; the session goes on in another of the account's. */
export async function removeSample(call: OperationCall, _input: unknown, exchange: Exchange) {
  await sampleToGo(call, exchange);
  const { organisationId, personId } = callerOf(exchange);
  const [next] = await otherOrganisations(call.tx, exchange.services, { organisationId, personId });
  if (!next) throw new OperationError(errors.onlyOrganisation);
  return leaveFor(call, exchange, next.id);
}

/** The sample that the call is in, held. Throws `not-a-sample`, `sample-going`, `sample-still-loading`. */
async function sampleToGo({ tx }: OperationCall, exchange: Exchange) {
  bySession(exchange);
  const row = await lockSample(tx);
  if (!row) throw new OperationError(errors.notSample);
  if (row.is_going) throw new OperationError(errors.isGoing);
  if (row.loaded_at === null) throw new OperationError(errors.stillLoading);
  return row;
}

/** Nobody comes in any more from here on; what is there goes in the background. */
async function leaveFor({ tx }: OperationCall, exchange: Exchange, organisationId: string) {
  await markGoing(tx);
  await leaveOrganisation(tx, bySession(exchange).id, organisationId);
  await enqueue(tx, removeJob, {});
  return { organisationId };
}

/** The job that deletes what a sample had, until nothing is found: checks and computations in hand may still write. */
export const removeJob = 'samples.remove';

export function deleteSample({ transaction }: JobRun<unknown>): Promise<void> {
  return transaction(async ({ tx }) => {
    if (await deleteRecords(tx)) await enqueue(tx, removeJob, {}, { key: removeJob, waitMs: 30_000 });
  });
}
