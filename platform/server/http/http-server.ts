import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import { errors, OperationError } from '#platform/contract';
import type { EventHub } from '../events/event-hub.ts';
import type { Identity } from '../identity/identity.ts';
import { findFaults } from './check-modules.ts';
import type { ServerModule, Topics } from './define-module.ts';
import { serveDocs } from './docs-page.ts';
import { serveEvents } from './event-stream.ts';
import type { Services } from './exchange.ts';
import { sendProblem } from './problem.ts';
import { type ContractServer, serveContract } from './serve-contract.ts';
import { answerUnknown, serveWebFiles } from './web-files.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    isPublicWrite?: boolean;
    /** Asked for again and again by machines that watch over us. */
    isUnlimited?: boolean;
  }
}

export interface HttpOptions {
  readonly modules: readonly ServerModule[];
  readonly services: Services;
  readonly hub: EventHub;
  readonly logger: Logger;
  /** Where the server is reached, such as http://localhost:4600: in links, and to tell other sites from ours. */
  readonly origin: string;
  /** The built web app. */
  readonly webFolder?: string;
  readonly version: string;
  readonly checksOutputs: boolean;
  readonly limits?: Partial<Limits>;
}

export interface Limits {
  /** Of one session, token, or address without either. */
  readonly requestsPerMinute: number;
  /** Of one e-mail from one address: sign-in and the like. */
  readonly attemptsPerMinute: number;
  readonly bodyBytes: number;
  readonly uploadBytes: number;
}

const standardLimits: Limits = {
  requestsPerMinute: 3_000,
  attemptsPerMinute: 10,
  bodyBytes: 4 * 1024 * 1024,
  uploadBytes: 200 * 1024 * 1024,
};

/** The whole of HTTP: API with its document, live updates, web app, health. Throws where the modules do not fit together. */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const { modules, services, logger, origin } = options;
  const limits = { ...standardLimits, ...options.limits };
  const faults = findFaults(modules, services.directory.permissions);
  if (faults.length) throw new Error(`The modules do not fit together:\n${faults.join('\n')}`);
  const app = Fastify({
    loggerInstance: logger,
    bodyLimit: limits.bodyBytes,
    genReqId: () => randomUUID(),
    logController: new LogController({ disableRequestLogging: true }), // each is told once, when answered
    forceCloseConnections: true,
    trustProxy: 'loopback',
    routerOptions: { ignoreTrailingSlash: true },
    schemaErrorFormatter: (found) => new Error(found[0]?.message),
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  }) as unknown as FastifyInstance;
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug({ req: request, res: reply, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  app.addHook('preClose', async () => void app.server.emit('portico:closing'));
  app.server.setMaxListeners(0); // every open event stream waits for the closing
  await registerDefences(app, services.identity, origin, limits);
  app.removeContentTypeParser('text/plain');
  const contractServer: ContractServer = {
    services,
    origin,
    checksOutputs: options.checksOutputs,
    uploadLimitBytes: limits.uploadBytes,
  };
  const topics: Topics = Object.assign({}, ...modules.map((module) => module.topics));
  await app.register(
    async (api) => {
      for (const module of modules) serveContract(api, module, contractServer);
      serveEvents(api, services, options.hub, topics);
      serveDocs(api, modules, { version: options.version, origin });
    },
    { prefix: '/api' },
  );
  serveHealth(app, services);
  if (options.webFolder !== undefined) await serveWebFiles(app, options.webFolder);
  const operations = modules.flatMap(({ contract }) => Object.values(contract));
  answerUnknown(
    app,
    operations.map(({ method, path }) => ({ method, path: `/api${path}` })),
  );
  return app;
}

async function registerDefences(
  app: FastifyInstance,
  identity: Identity,
  origin: string,
  limits: Limits,
): Promise<void> {
  const [{ default: helmet }, { default: rateLimit }, { default: compress }] = await Promise.all([
    import('@fastify/helmet'),
    import('@fastify/rate-limit'),
    import('@fastify/compress'),
  ]);
  const isSecure = origin.startsWith('https:');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"], // the component library sets its theme in a style element
        'img-src': ["'self'", 'data:', 'blob:'],
        'worker-src': ["'self'", 'blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    hsts: isSecure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(compress, {
    globalDecompression: false,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await app.register(rateLimit, { global: false });
  const limit = app.rateLimit({
    max: limits.requestsPerMinute,
    timeWindow: 60_000,
    // a cookie counts only if it is ours: otherwise anybody could make himself a new one for each request
    keyGenerator: ({ headers, ip }) => identity.cookie.read(headers.cookie) ?? ip,
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

function serveHealth(app: FastifyInstance, services: Services): void {
  app.get('/healthz', { config: { isUnlimited: true } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: { isUnlimited: true } }, async () => {
    const nobody = '00000000-0000-0000-0000-000000000000';
    await services
      .inOrganisation(nobody, async () => {})
      .catch(() => {
        throw new OperationError(errors.notReady);
      });
    return { status: 'ready' };
  });
}
