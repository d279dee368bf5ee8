import type { FastifyInstance, FastifyRequest } from 'fastify';
import { errors, OperationError } from '#platform/contract';
import type { SessionCookie } from '../identity/session-cookie.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    isPublicWrite?: boolean;
    /** Asked for again and again by machines that watch over us. */
    isUnlimited?: boolean;
  }
}

export interface RequestLimits {
  /** Of one session, token, or address without either. */
  readonly requestsPerMinute: number;
  /** Of one e-mail from one address: sign-in and the like. */
  readonly attemptsPerMinute: number;
}

/** Refuses more requests a minute than these, of each caller in this process. */
export async function limitRequests(app: FastifyInstance, cookie: SessionCookie, limits: RequestLimits): Promise<void> {
  const { default: rateLimit } = await import('@fastify/rate-limit');
  await app.register(rateLimit, { global: false });
  const limit = app.rateLimit({
    max: limits.requestsPerMinute,
    timeWindow: 60_000,
    // a cookie counts only if it is ours: otherwise anybody could make himself a new one for each request
    keyGenerator: ({ headers, ip }) => cookie.read(headers.cookie) ?? ip,
  });
  // before any route looks who calls: whoever guesses tokens is slowed down too
  app.addHook('onRequest', function (request, reply) {
    if (request.routeOptions.config.isUnlimited) return Promise.resolve();
    return limit.call(this, request, reply);
  });
  limitAttempts(app, limits.attemptsPerMinute);
}

/** Guessing passwords: few tries for one e-mail from one address, not many for all e-mails from it. */
function limitAttempts(app: FastifyInstance, perMinute: number): void {
  const limit = (max: number, keyGenerator: (request: FastifyRequest) => string) =>
    app.createRateLimit({ max, timeWindow: 60_000, keyGenerator });
  const ofEmail = limit(perMinute, ({ ip, body }) => `${ip} ${emailOf(body)}`);
  const ofAddress = limit(perMinute * 10, ({ ip }) => ip);
  app.addHook('preHandler', async (request) => {
    if (!request.routeOptions.config.isPublicWrite) return;
    for (const check of emailOf(request.body) ? [ofEmail, ofAddress] : [ofAddress]) {
      const answer = await check(request);
      if (!answer.isAllowed && answer.isExceeded) throw new OperationError(errors.tooManyRequests);
    }
  });
}

function emailOf(body: unknown): string {
  const { email } = (typeof body === 'object' && body !== null ? body : {}) as { email?: unknown };
  return typeof email === 'string' ? email.trim().toLowerCase() : '';
}
