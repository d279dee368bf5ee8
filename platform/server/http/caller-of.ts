import type { FastifyRequest } from 'fastify';
import type { Caller } from '../identity/sessions.ts';

const callers = new WeakMap<FastifyRequest, Caller>();

/** Notes who sends the request, once that is known: for its handler and for the log. */
export function noteCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}

/** Who sends the request; undefined before that is known, and where it is nobody. */
export function callerOf(request: FastifyRequest): Caller | undefined {
  return callers.get(request);
}
