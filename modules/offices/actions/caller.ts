import { OperationError, errors as platformErrors } from '#platform/contract';
import type { Exchange } from '#platform/server/http/exchange';
import { errors } from '../routes.ts';

/** Whoever calls: an operation about oneself is never called by nobody. */
export function callerOf({ caller }: Exchange) {
  if (!caller) throw new OperationError(platformErrors.notSignedIn);
  return caller;
}

/** The same where a token is not enough: whoever finds one must not be able to make it last. */
export function bySession(exchange: Exchange) {
  const caller = callerOf(exchange);
  if (caller.kind === 'token') throw new OperationError(errors.sessionNeeded);
  return caller;
}
