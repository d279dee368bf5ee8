import { errors, errorsOf, type Operation } from '#platform/contract';
import type { ServerModule } from './define-module.ts';
import { keyLength } from './idempotency.ts';
import { type InputParts, inputParts, type JsonSchema, jsonSchema } from './json-schema.ts';

export interface DocumentInfo {
  readonly version: string;
  readonly origin: string;
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly Record<string, readonly string[]>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { required: true; content: Record<string, { schema: JsonSchema }> };
  readonly responses: Readonly<Record<string, Response>>;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description?: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

interface Response {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

/** The OpenAPI 3.1 document of all modules. Pure: the same contracts give the same document. */
export function describeContracts(modules: readonly ServerModule[], { version, origin }: DocumentInfo) {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const { name: tag, contract } of modules) {
    for (const [name, operation] of Object.entries<Operation>(contract)) {
      const path = operation.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(name, tag, operation) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Portico',
      version,
      description:
        'All that the pages of Portico do, they do through this interface. Sign in with a personal access token ' +
        '(Profile, Access tokens) in the Authorization header. Dates and instants are ISO 8601 text. ' +
        'An error is a problem document (RFC 9457) with a code that stays and a message for people.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${origin}/api` }],
    tags: modules.map(({ name }) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A personal access token, `portico_…`.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'portico.session_token',
          description: 'What a browser signs in with.',
        },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

function describe(name: string, tag: string, operation: Operation): OpenApiOperation {
  const { path, query, body } = inputParts(operation, jsonSchema(operation.input, 'input'));
  const content = operation.body === 'bytes' ? binary : body && { 'application/json': { schema: body } };
  return {
    operationId: name,
    summary: sentenceOf(name),
    description: `Needs ${permissionSentence(operation)}`,
    tags: [tag],
    security: operation.scope === 'public' ? [] : [{ token: [] }, { session: [] }],
    parameters: [
      ...parametersOf({ ...(path && { path }), ...(query && { query }) }),
      ...(operation.method === 'GET' || operation.scope === 'public' ? [] : [idempotencyKey]),
    ],
    ...(content && { requestBody: { required: true, content } }),
    responses: responsesOf(operation),
  };
}

/** `createPersonLink` → `Create person link`. */
export function sentenceOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function permissionSentence({ permission, scope }: Operation): string {
  if (scope === 'public') return 'no sign-in.';
  if (scope === 'self') return 'a signed-in person, and concerns that person alone.';
  if (scope === 'list') return `\`${permission}\` somewhere; answers with what may be seen there.`;
  if (scope === 'organisation') return `\`${permission}\` at the organisation.`;
  return `\`${permission}\` at the ${scope.kind} given by \`${scope.from}\`, or above it.`;
}

function parametersOf({ path, query }: InputParts): Parameter[] {
  const list = (schema: JsonSchema | undefined, at: 'path' | 'query') =>
    Object.entries(schema?.properties ?? {}).map(([name, value]) => ({
      name,
      in: at,
      required: at === 'path' || (schema?.required ?? []).includes(name),
      schema: value,
    }));
  return [...list(path, 'path'), ...list(query, 'query')];
}

function responsesOf(operation: Operation): Record<string, Response> {
  const answers: Record<string, Response> = {
    200: { description: 'Done.', content: answerOf(operation) },
  };
  const known = errorsOf(operation);
  for (const status of [...new Set(known.map((error) => error.status))].sort()) {
    const here = known.filter((error) => error.status === status);
    const codes = { type: 'object', properties: { code: { enum: here.map(({ code }) => code) } } };
    answers[status] = {
      description: here.map(({ code, message }) => `\`${code}\`: ${message}`).join('\n\n'),
      content: {
        'application/problem+json': { schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, codes] } },
      },
    };
  }
  return answers;
}

const binary = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

function answerOf({ answer, output }: Operation): Response['content'] {
  return answer === 'file' ? binary : { 'application/json': { schema: jsonSchema(output, 'output') } };
}

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A request sent again under its key within a day is not done again: it gets the first answer, marked by ' +
    '`Idempotency-Replayed: true`. Take a new one, such as a UUID, for each request.',
  schema: { type: 'string', minLength: keyLength.min, maxLength: keyLength.max, pattern: '^[!-~]+$' },
};

const text = (description: string) => ({ type: 'string', description });

const problemSchema = {
  type: 'object',
  description: 'Problem details, RFC 9457.',
  required: ['type', 'title', 'status', 'code', 'message', 'requestId'],
  properties: {
    type: text('Where the code is explained.'),
    title: text('What happened.'),
    status: { type: 'integer' },
    code: { ...text('Stays the same over versions and languages.'), examples: [errors.invalidInput.code] },
    message: text('What happened, what was kept, what to do.'),
    details: { description: 'What a program needs to go on, such as the fields that do not fit.' },
    requestId: text('Finds the request in the log.'),
  },
};
