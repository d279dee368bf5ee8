import { z } from 'zod';
import type { Operation } from '#platform/contract';

export type JsonSchema = Record<string, unknown> & {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
};

/** The JSON schema of a shape, as Fastify's serializer and OpenAPI 3.1 read it. */
export function jsonSchema(type: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(type, {
    io,
    override: ({ jsonSchema }) => {
      // a closed output would make one more field a breaking change, and a 500 inside a union
      if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return schema as JsonSchema; // without $schema, because Fastify's Ajv does not know the 2020-12 one
}

export interface InputParts {
  readonly path?: JsonSchema;
  readonly query?: JsonSchema;
  readonly body?: JsonSchema;
}

/** The input's schema, split over path, query and body as the client splits its values. */
export function inputParts({ method, path, body }: Operation, input: JsonSchema): InputParts {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  const rest = inPath.length ? pick(input, (name) => !inPath.includes(name)) : input;
  return {
    ...(inPath.length && { path: pick(input, (name) => inPath.includes(name)) }),
    ...(body !== 'bytes' && (method === 'POST' || method === 'PUT') ? { body: rest } : { query: rest }),
  };
}

function pick(schema: JsonSchema, keep: (name: string) => boolean): JsonSchema {
  return {
    ...schema,
    properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => keep(name))),
    required: (schema.required ?? []).filter(keep),
  };
}

/**
 * Values of an address are text; the schema says which are numbers, booleans or lists. What does not fit stays text.
 */
export function readText(values: Readonly<Record<string, unknown>>, schema: JsonSchema): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) read[name] = readValue(value, schema.properties?.[name]);
  return read;
}

function readValue(value: unknown, schema: JsonSchema | undefined): unknown {
  const types = [schema?.type, ...((schema?.anyOf as JsonSchema[] | undefined) ?? []).map(({ type }) => type)].flat();
  if (types.includes('array')) return [value].flat().map((item) => readValue(item, schema?.items as JsonSchema));
  if (types.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true';
  const isNumber = (types.includes('integer') || types.includes('number')) && typeof value === 'string' && value !== '';
  return isNumber && Number.isFinite(Number(value)) ? Number(value) : value;
}
