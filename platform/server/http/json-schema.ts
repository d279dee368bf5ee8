import { z } from 'zod';
import type { Operation } from '#platform/contract';

export type JsonSchema = Record<string, unknown> & {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
};

/** The JSON schema of a shape, as OpenAPI 3.1 reads it. */
export function jsonSchema(type: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return schemaOf(type, io, (schema) => void delete schema.isWrittenWhole);
}

/**
 * What Fastify's serializer writes an answer by: it leaves out what the shape does not have. To find the case of a union
 * that fits, it validates each; that is spared where none is needed: for a value or null, and for shapes with
 * `.meta({ isWrittenWhole: true })`, whose values are written as they are.
 */
export function answerSchema(type: z.ZodType): JsonSchema {
  return schemaOf(type, 'output', (schema) => {
    if (schema.isWrittenWhole) return replace(schema, {});
    const cases = schema.anyOf ?? [];
    const [only, ...others] = cases.filter(({ type }) => type !== 'null');
    const isNullable =
      cases.length === 2 && others.length === 0 && typeof only?.type === 'string' && !('const' in only);
    if (!isNullable) return;
    replace(schema, { ...only, nullable: true, ...(only.enum && { enum: [...only.enum, null] }) });
  });
}

type Mutable = Record<string, unknown> & { anyOf?: Mutable[]; enum?: unknown[] };

function schemaOf(type: z.ZodType, io: 'input' | 'output', adapt: (schema: Mutable) => void): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(type, {
    io,
    override: ({ jsonSchema }) => {
      // a closed output would make one more field a breaking change, and a 500 inside a union
      if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      adapt(jsonSchema as Mutable);
    },
  });
  return schema as JsonSchema; // without $schema, because Fastify's Ajv does not know the 2020-12 one
}

function replace(schema: Mutable, by: Mutable): void {
  for (const name of Object.keys(schema)) delete schema[name];
  Object.assign(schema, by);
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
