import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { errors, OperationError } from '#platform/contract';

/** What must be so for requests to be served, by name; each throws, or never ends, where it is not. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<unknown>>>;

const patienceMs = 2_000;
/** Balancers ask every second or so, from several machines; what was found serves all of them that long. */
const freshMs = 1_000;

/**
 * `/health/live`: the process answers; where it does not, start it anew. `/health/ready`: it can serve requests now;
 * where it cannot, send them elsewhere. The answer names what fails and never tells why: that stands in the log.
 */
export function serveHealth(app: FastifyInstance, checks: ReadinessChecks): void {
  const config = { isUnlimited: true, operation: 'health' };
  let last: { at: number; failing: Promise<string[]> } | undefined;
  const failing = () => {
    if (!last || Date.now() - last.at > freshMs) last = { at: Date.now(), failing: failingOf(app, checks) };
    return last.failing;
  };
  app.get('/health/live', { config }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'live' };
  });
  app.get('/health/ready', { config }, async (_request, reply) => {
    const found = await failing();
    if (found.length) throw new OperationError(errors.notReady, { failing: found });
    reply.header('cache-control', 'no-store');
    return { status: 'ready', checked: Object.keys(checks) };
  });
}

/**
 * While the server ends, whatever still arrives is refused in our terms, and nothing is begun that would be broken off.
 * To be called before anything is served.
 */
export function refuseWhileClosing(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onRequest', async () => {
    if (isClosing) throw new OperationError(errors.notReady, { failing: ['closing'] });
  });
}

async function failingOf(app: FastifyInstance, checks: ReadinessChecks): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        const ended = new AbortController();
        const late = sleep(patienceMs, undefined, { signal: ended.signal, ref: false }).then(() => {
          throw new Error(`It took longer than ${patienceMs} ms.`);
        });
        await Promise.race([check(), late]).finally(() => ended.abort());
        late.catch(() => {});
        return [];
      } catch (err) {
        app.log.warn({ check: name, err }, 'not ready');
        return [name];
      }
    }),
  );
  return found.flat();
}
