import { personFacts } from '#modules/offices/actions';
import { bySession } from '#modules/offices/actions/caller';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { Exchange, OperationCall } from '#platform/server/http/exchange';
import { seeAsPerson } from '#platform/server/identity/sessions';
import { selectSample } from '../queries.ts';
import { errors } from '../routes.ts';

/**
 * Lets the session go on as a person of the sample: nobody stands behind those, so that looking with their eyes, and
 * deciding in their place, harms nobody. In any other organisation it is refused, and so it is for whoever was invited
 * into a sample and has an account.
 */
export async function seeAs(call: OperationCall, { personId }: { personId: string }, exchange: Exchange) {
  await inSample(call);
  const person = (await personFacts(call.tx, [personId])).get(personId);
  if (!person?.isActive) throw new OperationError(platformErrors.recordMissing);
  if (!(await seeAsPerson(call.tx, bySession(exchange).id, personId))) throw new OperationError(errors.hasAccount);
  return {};
}

export async function seeAsOneself(call: OperationCall, _input: unknown, exchange: Exchange) {
  await inSample(call);
  await seeAsPerson(call.tx, bySession(exchange).id, null);
  return {};
}

async function inSample({ tx }: OperationCall): Promise<void> {
  if (!(await selectSample(tx))) throw new OperationError(errors.notSample);
}
