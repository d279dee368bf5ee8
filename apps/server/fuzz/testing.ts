import fc from 'fast-check';
import type { JsonSchema, OpenApiOperation } from '../openapi/testing.ts';

/** One request as it goes out. */
export interface FuzzRequest {
  readonly operationId: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What stands in text now and then: ids that exist, and what breaks programs. */
export interface Dictionary {
  readonly ids: readonly string[];
  /** Ids that exist of the kind that a field of this name asks for. */
  readonly idsOf: (field: string) => readonly string[];
  readonly texts: readonly string[];
}

const nasty = [
  '',
  '\0',
  '\u{1F9F1}',
  '\ud800',
  "'; drop table person; --",
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '%00',
  'NaN',
  '-0',
  '1e999',
  'null',
  '\u202egnp',
  'a'.repeat(3000),
];

/** Values that fit the schema, as far as JSON Schema says; what a program checks beyond that may still refuse them. */
export function fitting(schema: JsonSchema, words: Dictionary, field = ''): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => fitting(choice, words, field)));
  const types = [schema.type].flat();
  if (types.length > 1) return fc.oneof(...types.map((type) => fitting({ ...schema, type }, words, field)));
  switch (types[0]) {
    case 'object':
      return fittingObject(schema, words);
    case 'array':
      return fittingArray(schema, words);
    case 'integer':
      return fc.oneof(fc.integer(bounds(schema)), fc.constantFrom(...edges(schema)));
    case 'number':
      return fc.double({ ...bounds(schema), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return fittingText(schema, words, field);
    default:
      return fc.oneof(
        fc.jsonValue({ maxDepth: 2 }),
        fc.constantFrom(...words.texts),
        fc.integer({ min: -1, max: 5 }),
        fc.constantFrom(null, true, false),
      );
  }
}

function fittingArray({ items = {}, minItems = 0, maxItems = 4 }: JsonSchema, words: Dictionary) {
  const item = fitting(items as JsonSchema, words);
  const [least, most] = [Number(minItems), Math.min(Number(maxItems), Number(minItems) + 3)];
  // where all must be right for one to count, few come through: mostly short ones
  const few = fc.array(item, { minLength: least, maxLength: Math.min(most, Math.max(least, 1)) });
  return fc.oneof({ weight: 3, arbitrary: few }, fc.array(item, { minLength: least, maxLength: most }));
}

function fittingObject(schema: JsonSchema, words: Dictionary): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const arbitraries = Object.fromEntries(properties.map(([name, of]) => [name, fitting(of, words, name)]));
  const requiredKeys = ((schema.required ?? []) as string[]).filter((name) => name in arbitraries);
  return fc.record(arbitraries, { requiredKeys });
}

function fittingText(
  { format, pattern, minLength = 0, maxLength = 300 }: JsonSchema,
  { ids, idsOf, texts }: Dictionary,
  field: string,
): fc.Arbitrary<string> {
  const known = idsOf(field);
  if (known.length) return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, fc.constantFrom(...ids));
  if (format === 'uuid') return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, fc.uuid());
  if (format === 'email') return fc.emailAddress();
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (typeof pattern === 'string' && format === undefined)
    return fc.oneof(fc.stringMatching(new RegExp(pattern)), fc.constantFrom(...texts));
  const length = { minLength: Number(minLength), maxLength: Math.min(Number(maxLength), Number(minLength) + 40) };
  const plain = fc.string({ ...length, unit: 'grapheme' });
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...texts) }, plain, fc.constantFrom(...ids));
}

const bounds = ({ minimum, maximum }: JsonSchema) => ({
  min: Math.max(Number(minimum ?? -1000), -(2 ** 31)),
  max: Math.min(Number(maximum ?? 100_000), 2 ** 31 - 1),
});
const edges = ({ minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }: JsonSchema) => [
  Number(minimum),
  Number(maximum),
];

/** A value that fits and was then spoiled: another type, a bound crossed, a field missing, a stranger among them. */
function spoiled(schema: JsonSchema, words: Dictionary, field = ''): fc.Arbitrary<unknown> {
  const wrong = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...nasty), fc.constantFrom(...words.ids));
  const base = fitting(schema, words, field);
  return fc
    .tuple(base, wrong, fc.nat(), fc.constantFrom('replace', 'drop', 'add', 'whole'))
    .map(([value, other, at, how]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || how === 'whole') return other;
      const names = Object.keys(value);
      const name = names[at % Math.max(names.length, 1)] ?? 'stranger';
      if (how === 'add') return { ...value, stranger: other };
      const { [name]: _dropped, ...rest } = value as Record<string, unknown>;
      return how === 'drop' ? rest : { ...rest, [name]: other };
    });
}

const headerSets: readonly Record<string, string>[] = [
  {},
  { 'content-type': 'application/json' },
  { 'content-type': 'text/xml' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'idempotency-key': 'a' },
  { 'idempotency-key': 'the same key again and again'.replaceAll(' ', '-') },
  { accept: 'text/html' },
  { 'content-encoding': 'gzip' },
  { 'if-match': '*' },
];

/** Requests to one operation of the document, right and wrong. */
export function requestsTo(
  path: string,
  method: string,
  { operationId, parameters, requestBody }: OpenApiOperation,
  words: Dictionary,
): fc.Arbitrary<FuzzRequest> {
  const valueFor = (isSpoiled: boolean, schema: JsonSchema, field?: string) =>
    (isSpoiled ? spoiled : fitting)(schema, words, field);
  const [[type, content] = []] = Object.entries(requestBody?.content ?? {});
  return fc.boolean().chain((isSpoiled) => {
    const asked = parameters.filter((parameter) => parameter.in !== 'header');
    const values = fc.tuple(
      ...asked.map(({ name, required, schema }) => {
        const value = valueFor(isSpoiled, schema, name);
        return required ? value : fc.option(value, { nil: undefined });
      }),
    );
    const body =
      type === 'application/json' && content ? bodyOf(valueFor(isSpoiled, content.schema), isSpoiled) : fileBody;
    const headers = isSpoiled ? fc.constantFrom(...headerSets) : fc.constant({});
    return fc.tuple(values, type ? body : fc.constant(undefined), headers).map(([given, text, extra]) => ({
      operationId,
      method: method.toUpperCase(),
      url: `/api${addressOf(path, asked, given)}`,
      headers: { ...(text !== undefined && type && { 'content-type': type }), ...extra },
      body: text,
    }));
  });
}

const bodyOf = (value: fc.Arbitrary<unknown>, isSpoiled: boolean) =>
  value.chain((json) => {
    const text = JSON.stringify(json) ?? '';
    if (!isSpoiled) return fc.constant(text);
    return fc.oneof(
      { weight: 6, arbitrary: fc.constant(text) },
      fc.nat(text.length).map((end) => text.slice(0, end)),
    );
  });

const fileBody = fc.oneof(
  fc.constantFrom(
    '',
    '<Project/>',
    '<Project xmlns="http://schemas.microsoft.com/project"><Name>Fuzz</Name></Project>',
  ),
  fc.string({ maxLength: 200 }),
);

function addressOf(path: string, parameters: OpenApiOperation['parameters'], values: readonly unknown[]): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const [index, { name, in: place }] of parameters.entries()) {
    const value = values[index];
    if (value === undefined) continue;
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    if (place === 'path') filled = filled.replace(`{${name}}`, () => encodeURIComponent(Buffer.from(text).toString()));
    else
      for (const item of [value].flat())
        query.append(name, typeof item === 'object' ? JSON.stringify(item) : String(item));
  }
  return query.size ? `${filled}?${query}` : filled;
}
