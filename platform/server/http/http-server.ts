import { constants } from 'node:zlib';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { EventHub } from '../events/event-hub.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { findFaults } from './check-modules.ts';
import type { ServerModule, Topics } from './define-module.ts';
import { serveDocs } from './docs-page.ts';
import { serveEvents } from './event-stream.ts';
import type { Services } from './exchange.ts';
import { type ReadinessChecks, refuseWhileClosing, serveHealth } from './health.ts';
import { limitRequests, type RequestLimits } from './limit-requests.ts';
import { logRequests, requestId } from './log-requests.ts';
import { sendProblem } from './problem.ts';
import { registerSecurityHeaders } from './security-headers.ts';
import { type ContractServer, serveContract } from './serve-contract.ts';
import { serveMetrics } from './serve-metrics.ts';
import { answerUnknown, serveWebFiles } from './web-files.ts';

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
  /** Besides that the database answers. */
  readonly readiness?: ReadinessChecks;
  readonly metrics?: Metrics;
  /** Whoever has it may read the metrics; without one this machine may. */
  readonly metricsToken?: string | undefined;
}

export interface Limits extends RequestLimits {
  readonly bodyBytes: number;
  readonly uploadBytes: number;
}

const standardLimits: Limits = {
  requestsPerMinute: 3_000,
  attemptsPerMinute: 10,
  bodyBytes: 4 * 1024 * 1024,
  uploadBytes: 200 * 1024 * 1024,
};

/**
 * The whole of HTTP: API with its document, live updates, web app, health. Throws where the modules do not fit
 * together.
 */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const { modules, services, logger, origin } = options;
  const limits = { ...standardLimits, ...options.limits };
  const faults = findFaults(modules, services.directory.permissions);
  if (faults.length) throw new Error(`The modules do not fit together:\n${faults.join('\n')}`);
  const app = Fastify({
    loggerInstance: logger,
    bodyLimit: limits.bodyBytes,
    genReqId: requestId,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }), // each is told once, when answered
    forceCloseConnections: true,
    return503OnClosing: false, // its answer is not one of ours: see refuseWhileClosing
    trustProxy: 'loopback',
    // what the router itself refuses would pass by every hook, and so go out without its headers
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 16_384 },
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : url.replaceAll('%', '%25')),
    schemaErrorFormatter: (found) => new Error(found[0]?.message),
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  }) as unknown as FastifyInstance;
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  logRequests(app, options.metrics);
  refuseWhileClosing(app);
  app.addHook('preClose', async () => void app.server.emit('portico:closing'));
  app.server.setMaxListeners(0); // every open event stream waits for the closing
  await registerSecurityHeaders(app, origin.startsWith('https:'));
  await compressAnswers(app);
  await limitRequests(app, services.identity.cookie, limits);
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
      serveEvents(api, services, { hub: options.hub, topics, metrics: options.metrics });
      serveDocs(api, modules, { version: options.version, origin });
    },
    { prefix: '/api' },
  );
  serveHealth(app, { database: () => answers(services), ...options.readiness });
  if (options.metrics) serveMetrics(app, options.metrics, options.metricsToken);
  if (options.webFolder !== undefined) await serveWebFiles(app, options.webFolder);
  const operations = modules.flatMap(({ contract }) => Object.values(contract));
  answerUnknown(
    app,
    operations.map(({ method, path }) => ({ method, path: `/api${path}` })),
  );
  return app;
}

function isReadable(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    return decodeURI(url) !== '';
  } catch {
    return false;
  }
}

async function compressAnswers(app: FastifyInstance): Promise<void> {
  const { default: compress } = await import('@fastify/compress');
  await app.register(compress, {
    globalDecompression: false,
    syncThreshold: 128 * 1024, // at once in a tenth of a millisecond; handing it to another thread and back took longer
    // of an answer of 58 kB it leaves 3.0 kB in a fifth of the time in which quality 4 leaves 2.9
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
  });
}

/** A transaction of nobody’s begins and ends. */
function answers({ inOrganisation }: Services): Promise<void> {
  return inOrganisation('00000000-0000-0000-0000-000000000000', async () => {});
}
