import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorDefinition, errors, OperationError } from '#platform/contract';
import { ComputeBusy } from '../compute.ts';
import { isDiskFull, isLostConnection } from '../outside-fault.ts';

/** RFC 9457 problem details with our code and message, which clients read. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details?: unknown;
  readonly requestId: string;
}

/** What Fastify itself, its plugins and the HTTP parser refuse, in our terms. */
const known: Readonly<Record<string, ErrorDefinition>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: errors.malformedBody,
  FST_ERR_CTP_EMPTY_JSON_BODY: errors.malformedBody,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: errors.malformedBody,
  FST_ERR_CTP_BODY_TOO_LARGE: errors.bodyTooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: errors.mediaTypeUnknown,
  FST_ERR_BAD_URL: errors.addressUnknown,
  FST_ERR_MAX_PARAM_LENGTH: errors.addressUnknown,
};

/** SQLSTATE classes and codes that tell of the input, not of a fault of ours. */
const sqlStates: readonly (readonly [RegExp, ErrorDefinition])[] = [
  [/^22[0-9A-Z]{3}$/, errors.invalidInput], // data exception: a value that the column's type does not hold
];

/** By when some of what waits for a worker thread is done. */
const retryAfterSeconds = 5;

/** The error of the contract that any thrown value is; `unexpected` where it is a fault of ours. */
export function toOperationError(error: unknown): OperationError {
  if (error instanceof OperationError) return error;
  const { code = '', statusCode } = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: string;
    statusCode?: number;
  };
  const definition = known[code] ?? sqlStates.find(([pattern]) => pattern.test(code))?.[1];
  if (definition) return new OperationError(definition);
  if (isDiskFull(error)) return new OperationError(errors.diskFull);
  if (error instanceof ComputeBusy) return new OperationError(errors.serverBusy, { retryAfterSeconds });
  if (isLostConnection(error)) return new OperationError(errors.notReady);
  if (statusCode === 429) return new OperationError(errors.tooManyRequests);
  if (statusCode === 400 && error instanceof SyntaxError) return new OperationError(errors.malformedBody);
  return new OperationError(errors.unexpected);
}

/** Answers with problem details. Only faults of ours are logged with their stack; none goes out. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code, status, message, details } = toOperationError(error);
  if (status >= 500) request.log.error({ err: error }, 'the request failed');
  const { retryAfterSeconds } = (details ?? {}) as { retryAfterSeconds?: number };
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  const problem: Problem = {
    type: `/api/docs#error-${code}`,
    title: message.split(/(?<=\.) /, 1)[0] ?? message,
    status,
    code,
    message,
    ...(details !== undefined && { details }),
    requestId: request.id,
  };
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer(JSON.stringify)
    .send(problem);
}
