import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { errors, errorsOf, type Operation, OperationError } from '#platform/contract';
import { readPast } from '../changes/past-day.ts';
import { dropUpload, keepFile, storeFile, tooLarge } from '../files/store-file.ts';
import { untilThrough } from '../outside-fault.ts';
import type { NodesAbove } from './access.ts';
import { complete } from './after-commit.ts';
import { type FileAnswer, sendFile } from './answer-file.ts';
import { asMember, authorise, CallerOutdated, placeOf } from './as-member.ts';
import { callerOf, noteCaller } from './caller-of.ts';
import { isCrossSite } from './cross-site.ts';
import type { ServerModule } from './define-module.ts';
import type { Exchange, OperationCall, Services } from './exchange.ts';
import { answerOnce, readKey } from './idempotency.ts';
import { answerSchema, type InputParts, inputParts, type JsonSchema, jsonSchema, readText } from './json-schema.ts';
import { keepRefused } from './kept-refusal.ts';
import { nameAuthors } from './name-authors.ts';

export interface ContractServer {
  readonly services: Services;
  readonly origin: string;
  /** Parse what goes out too; costs a quarter of the speed. */
  readonly checksOutputs: boolean;
  readonly uploadLimitBytes: number;
}

type AnyHandler = (first: unknown, input: unknown, exchange: Exchange) => Promise<unknown>;
type Input = Readonly<Record<string, unknown>>;
type MemberCall = OperationCall & { readonly timeZone: string };

/** Serves each operation of the module at its route. */
export function serveContract(app: FastifyInstance, module: ServerModule, server: ContractServer): void {
  for (const [name, operation] of Object.entries<Operation>(module.contract)) {
    const { uploadLimitBytes = server.uploadLimitBytes } = module;
    const route = routeOf(name, operation, module.handlers[name] as AnyHandler, { ...server, uploadLimitBytes });
    if (operation.body === 'bytes') app.register(async (scope) => void takeBytes(scope).route(route));
    else app.route(route);
  }
}

/** Every body stays a stream here, whatever its type says. */
function takeBytes(app: FastifyInstance): FastifyInstance {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  return app;
}

function routeOf(name: string, operation: Operation, handle: AnyHandler, server: ContractServer): RouteOptions {
  const isPublic = operation.scope === 'public';
  const read = inputReader(operation);
  const admit = admittance(server.services.identity);
  let outputSchema: JsonSchema | undefined; // made, and compiled by Fastify, at the first call: a start needs none
  return {
    method: operation.method,
    url: operation.path,
    config: { isPublicWrite: isPublic && operation.method !== 'GET', operation: name },
    onRequest: async (request) => {
      if (operation.method !== 'GET' && isCrossSite(request.headers, server.origin))
        throw new OperationError(errors.crossSite);
      const { 'content-encoding': encoding = 'identity' } = request.headers;
      if (operation.method !== 'GET' && encoding !== 'identity') throw new OperationError(errors.mediaTypeUnknown);
      await admit(request, { isPublic, mayRemember: !isPublic });
    },
    handler: async (request, reply) => {
      const input = read(request);
      const cookies: string[] = [];
      const exchange: Exchange = {
        operation: name,
        origin: server.origin,
        client: { ipAddress: request.ip, userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300) },
        caller: callerOf(request),
        services: server.services,
        file: undefined,
        idempotencyKey: operation.method === 'GET' ? undefined : readKey(request.headers),
        setCookie: (value) => cookies.push(value),
        markRepeated: () => void reply.header('idempotency-replayed', 'true'),
      };
      if (operation.body === 'bytes') reply.header('connection', 'close'); // what is refused is not read to its end
      const run = (exchange: Exchange) => {
        if (isPublic) return handle(exchange, input, exchange);
        if (operation.body !== 'bytes') return runIn(operation, handle, input, exchange);
        return withFile(operation, handle, request, input, exchange, server.uploadLimitBytes);
      };
      const output = await declaredOnly(operation, name, () =>
        run(exchange).catch(async (error) => {
          if (!(error instanceof CallerOutdated)) throw error;
          await admit(request, { isPublic, mayRemember: false });
          return run({ ...exchange, caller: callerOf(request) });
        }),
      );
      if (cookies.length) reply.header('set-cookie', cookies);
      if (operation.answer === 'file') return sendFile(reply, output as FileAnswer);
      outputSchema ??= answerSchema(operation.output);
      reply
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .serializer(reply.compileSerializationSchema(outputSchema));
      return server.checksOutputs ? operation.output.parse(output) : output;
    },
  };
}

interface Admission {
  readonly isPublic: boolean;
  readonly mayRemember: boolean;
}

/** Notes who sends a request; throws where nobody may, or where the page shows another organisation than the session's. */
function admittance(identity: Services['identity']) {
  return async function admit(request: FastifyRequest, { isPublic, mayRemember }: Admission): Promise<void> {
    const caller = await identity.callerOf(request.headers, { mayRemember });
    const { 'portico-organisation': shown = caller?.organisationId } = request.headers;
    const isElsewhere = !isPublic && shown !== caller?.organisationId;
    if (isElsewhere && caller?.isRemembered) return admit(request, { isPublic, mayRemember: false });
    if (caller) noteCaller(request, caller);
    else if (!isPublic) throw new OperationError(errors.notSignedIn);
    if (isElsewhere) throw new OperationError(errors.organisationSwitched);
  };
}

/** Runs the handler in one transaction of the caller's organisation, where the permission is held. */
async function runIn(operation: Operation, handle: AnyHandler, input: Input, exchange: Exchange): Promise<unknown> {
  const { idempotencyKey: key, caller, file } = exchange;
  const work = async ({ timeZone, ...call }: MemberCall, above?: NodesAbove) => {
    await authorise(operation, call.access, caller, input, above);
    if (file) await keepFile(call.tx, file);
    const past = operation.tellsPast && (await readPast(call.tx, input, { now: call.now, timeZone }));
    const told = past ? { ...call, past } : call;
    return nameAuthors(call.tx, exchange.services.scopeKinds, () => handle(told, input, exchange));
  };
  const once = async (call: MemberCall, above?: NodesAbove) => {
    if (key === undefined || !caller) return work(call, above);
    const content = [exchange.operation, input, file?.sha256];
    // before the permission: what the first request deleted, the second cannot be allowed at
    const { answer, isRepeated } = await answerOnce(call.tx, { personId: caller.personId, key, content }, async () =>
      complete(await work(call)),
    );
    if (isRepeated) exchange.markRepeated();
    return answer;
  };
  const place = placeOf(operation, caller, input);
  const answered = await untilThrough(() => asMember(exchange, once, place)).catch((error) =>
    keepRefused(error, (keep) => exchange.services.inOrganisation(caller?.organisationId ?? '', keep)),
  );
  return complete(answered);
}

/**
 * First the permission, then the file in transactions of its own, then the handler, with which it stays or goes: where
 * the commit was carried out but not heard of, it stays.
 */
async function withFile(
  operation: Operation,
  handle: AnyHandler,
  request: FastifyRequest,
  input: Input,
  exchange: Exchange,
  limitBytes: number,
): Promise<unknown> {
  const { database, inOrganisation } = exchange.services;
  const organisationId = exchange.caller?.organisationId ?? '';
  await asMember(exchange, ({ access }) => authorise(operation, access, exchange.caller, input));
  if (Number(request.headers['content-length']) > limitBytes) throw tooLarge(limitBytes);
  const file = await storeFile(database, organisationId, request.body as AsyncIterable<Uint8Array>, {
    name: typeof input.fileName === 'string' ? input.fileName : 'file',
    mediaType: request.headers['content-type'] ?? 'application/octet-stream',
    limitBytes,
  });
  const drop = () => inOrganisation(organisationId, (tx) => dropUpload(tx, file.id));
  let isRepeated = false;
  const markRepeated = () => {
    isRepeated = true;
    exchange.markRepeated();
  };
  try {
    const output = await runIn(operation, handle, input, { ...exchange, file, markRepeated });
    if (isRepeated) await drop();
    return output;
  } catch (error) {
    await drop();
    throw error;
  }
}

/** An error that the operation does not declare is a fault of ours: it would be news to every client. */
async function declaredOnly<T>(operation: Operation, name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    if (errorsOf(operation).some(({ code }) => code === error.code)) throw error;
    throw new Error(`${name} does not declare ${error.code}.`, { cause: error });
  }
}

/** Reads path, query and body as the operation's input; each field that does not fit is named in the error. */
function inputReader(operation: Operation): (request: FastifyRequest) => Input {
  let parts: InputParts | undefined;
  return ({ params, query, body }) => {
    parts ??= inputParts(operation, jsonSchema(operation.input, 'input'));
    const raw = {
      ...readText(query as Input, parts.query ?? {}),
      ...(operation.body === 'bytes' ? {} : (body as object | null)),
      ...readText(params as Input, parts.path ?? {}),
    };
    const result = operation.input.safeParse(raw);
    const isPastAsked = !operation.tellsPast && 'asOf' in (query as Input);
    if (result.success && !isPastAsked) return result.data as Input;
    // to answer with today would be taken for that day
    const issues = isPastAsked ? [todayAlone] : issuesOf(result);
    const first = issues[0];
    const message = `${errors.invalidInput.message} ${first?.field ? `${first.field}: ` : ''}${first?.message ?? ''}.`;
    throw new OperationError({ ...errors.invalidInput, message }, { issues: issues.slice(0, 20) });
  };
}

const todayAlone = { field: 'asOf', message: 'this operation tells today alone' };

const issuesOf = ({ error }: ReturnType<Operation['input']['safeParse']>) =>
  (error?.issues ?? []).map(({ path, message }) => ({ field: path.join('.'), message }));
