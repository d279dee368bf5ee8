import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { errors, OperationError } from '#platform/contract';
import type { Metrics } from '../metrics/metrics.ts';

/** `/metrics` for Prometheus: to whoever has the token; where none is set, to this machine alone. */
export function serveMetrics(app: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  app.get('/metrics', { config: { isUnlimited: true, operation: 'metrics' } }, async (request, reply) => {
    const isAllowed = token === undefined ? isOfThisMachine(request) : hasToken(request, token);
    if (!isAllowed) throw new OperationError(errors.metricsRefused);
    return reply
      .header('cache-control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.read());
  });
}

/** What a proxy on this machine passes on comes from elsewhere. */
function isOfThisMachine({ ip, headers }: FastifyRequest): boolean {
  const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some(
    (name) => headers[name] !== undefined,
  );
  return !isPassedOn && /^(127\.|::1$|::ffff:127\.)/.test(ip);
}

function hasToken({ headers }: FastifyRequest, token: string): boolean {
  const given = /^bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
