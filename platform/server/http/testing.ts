import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import type { Send } from '#platform/contract';
import { inOrganisation, openDatabase, type Tx } from '../database.ts';
import { createEventHub } from '../events/event-hub.ts';
import { type IdentityOptions, openIdentity } from '../identity/identity.ts';
import { type TestDatabase, testDatabase } from '../testing.ts';
import { permissionsOf, type ServerModule } from './define-module.ts';
import type { Directory } from './directory.ts';
import type { Services } from './exchange.ts';
import { createHttpServer, type HttpOptions, type Limits } from './http-server.ts';
import { createLogger } from './logger.ts';

export interface TestServer {
  readonly app: FastifyInstance;
  readonly database: TestDatabase;
  readonly services: Services;
  /** What was logged so far, as lines of JSON. */
  logged(): string;
  /** How requests travel with these headers: `send({ cookie })`, `send({ authorization })`. */
  send(headers?: Readonly<Record<string, string>>): Send;
}

export interface TestServerOptions extends Pick<HttpOptions, 'webFolder' | 'readiness' | 'metrics' | 'metricsToken'> {
  readonly limits?: Partial<Limits>;
  readonly origin?: string;
  readonly identity?: Partial<IdentityOptions>;
  readonly isMailOn?: boolean;
}

export const testOrigin = 'http://localhost:4600';

/**
 * The whole HTTP server over these modules on a migrated database of its own, called by injection. Call it at the top
 * level of a test file; all is closed when the file's tests are done. Outputs are checked.
 */
export async function testServer(
  modules: readonly ServerModule[],
  directory: Directory,
  options: TestServerOptions = {},
): Promise<TestServer> {
  const { identity, limits, origin = testOrigin, isMailOn = false, ...passedOn } = options;
  const database = await testDatabase();
  const auth = openDatabase({ ...database.connection('portico_auth'), max: 4 });
  const hub = await createEventHub(database.connection('portico_app'));
  const services: Services = {
    database: database.app,
    identity: await openIdentity(auth, database.auth, {
      isSecure: false,
      cost: { log2N: 10, r: 8, p: 1 },
      ...options.identity,
    }),
    directory,
    isMailOn,
    scopeKinds: Object.assign({}, ...modules.map(({ scopeKinds }) => scopeKinds)),
    permissions: permissionsOf(modules),
    inOrganisation: (organisationId, work: (tx: Tx) => Promise<never>) =>
      inOrganisation(database.app, organisationId, work),
  };
  const lines: string[] = [];
  const app = await createHttpServer({
    modules,
    services,
    hub,
    logger: createLogger('debug', { write: (line) => void lines.push(line) }),
    origin,
    version: 'test',
    checksOutputs: true,
    limits: { requestsPerMinute: 1_000_000, attemptsPerMinute: 1_000_000, ...limits },
    ...passedOn,
  });
  afterAll(async () => {
    await app.close();
    await Promise.all([hub.close(), auth.destroy()]);
  });
  return { app, database, services, logged: () => lines.join(''), send: (headers = {}) => sender(app, headers) };
}

function sender(app: FastifyInstance, headers: Readonly<Record<string, string>>): Send {
  return async ({ method, path, body, upload }) => {
    const {
      statusCode,
      headers: answered,
      body: text,
    } = await app.inject({
      method,
      url: `/api${path}`,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...headers,
        ...(upload && { 'content-type': 'application/octet-stream' }),
      },
      ...(body && { payload: body }),
      ...(upload && { payload: upload.file as Buffer }),
    });
    return { status: statusCode, body: read(text, answered['content-type']) };
  };
}

/** A file as its text. */
function read(text: string, type: unknown): unknown {
  if (!text) return undefined;
  return /\bjson\b/.test(String(type)) ? JSON.parse(text) : text;
}
