import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics.ts';
import { callerOf } from './caller-of.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route does: the operation's name in the contract, or `page`, `events`, `health` and the like. */
    operation?: string;
  }
}

/**
 * A name that somebody before us gave to the request, such as a proxy, so that it is found in both logs; else a new
 * one.
 */
export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : randomUUID();
}

/**
 * Says its id in each answer, and tells log and metrics of it once it is given: changes and refusals at level `info`,
 * reads at `debug`. Never with headers, query or body.
 */
export function logRequests(app: FastifyInstance, metrics: Metrics | undefined): void {
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  app.addHook('onResponse', async (request, reply) => {
    const { operation = 'page' } = request.routeOptions.config;
    const { statusCode: status, elapsedTime } = reply;
    const isStream = operation === 'events' && status === 200; // lasts as long as its page is open
    if (!isStream) metrics?.observeRequest(operation, status, elapsedTime / 1000);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const level = isRead && status < 400 ? 'debug' : 'info';
    const caller = callerOf(request);
    request.log[level](
      {
        operation,
        req: request,
        ...(caller && { organisation: caller.organisationId, person: caller.personId, by: caller.kind }),
        status,
        ms: Math.round(elapsedTime),
      },
      'answered',
    );
  });
}
