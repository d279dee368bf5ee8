import { expect, test } from 'vitest';
import { z } from 'zod';
import { testOperations } from './testing.ts';

/** What crosses the wire, in every shape of every operation. */

interface Shape {
  readonly schema: z.ZodType;
  readonly def: Readonly<Record<string, unknown>> & { readonly type: string };
  /** The field that it stands in. */
  readonly field: string;
  readonly at: string;
}

/** Every shape within one, each once. */
function shapesIn(schema: unknown, at: string, field: string, seen: Set<unknown>): Shape[] {
  const def = (schema as { _zod?: { def: Shape['def'] } } | undefined)?._zod?.def;
  if (!def || seen.has(schema)) return [];
  seen.add(schema);
  const inner = [def.innerType, def.element, def.valueType, def.keyType, def.options, def.items].flat();
  const fields = Object.entries((def.shape as object | undefined) ?? {});
  return [
    { schema: schema as z.ZodType, def, field, at: `${at}: ${field}` },
    ...inner.flatMap((next) => shapesIn(next, at, field, seen)),
    ...fields.flatMap(([name, next]) => shapesIn(next, at, name, seen)),
  ];
}

const everyShape = testOperations.flatMap(({ name, operation }) =>
  [operation.input, operation.output].flatMap((schema) => shapesIn(schema, name, '', new Set())),
);

const placesOf = (found: readonly Shape[]) => [...new Set(found.map(({ at }) => at))];

/** Kinds of schema that would make the wire's value another than the program's. */
const banned = ['transform', 'pipe', 'date', 'bigint', 'map', 'set', 'promise', 'function', 'file', 'undefined'];

test('what crosses the wire is JSON as it is: no transform, coerce, date or bigint', () => {
  expect(everyShape.length).toBeGreaterThan(1000);
  expect(placesOf(everyShape.filter(({ def }) => banned.includes(def.type) || def.coerce))).toEqual([]);
});

const tellsWhen = /^(?!heldAt).*(At|On|Day|Date|^at|^day|^date|^today|^since|[sS]tart|[fF]inish)$/; // roles are held at places

test('a date says which kind it is: an instant, a day, or the clock on the wall', () => {
  const dates = everyShape.filter(({ def, field }) => def.type === 'string' && tellsWhen.test(field));
  expect(dates.length).toBeGreaterThan(100);
  const isTold = ({ schema, at }: Shape) => {
    const { format, description } = z.toJSONSchema(schema, { io: 'input' });
    const around = everyShape.find((other) => other.at === at && other.def.innerType === schema)?.schema.description;
    return format ?? description ?? around;
  };
  expect(placesOf(dates.filter((shape) => !isTold(shape)))).toEqual([]);
});

test('of several records that may stand in one place, a literal tells which it is', () => {
  const isRecord = (option: unknown) => (option as { _zod: { def: Shape['def'] } })._zod.def.type === 'object';
  const unions = everyShape.filter(({ def }) => def.type === 'union');
  expect(unions.length).toBeGreaterThan(20);
  const unclear = unions.filter(
    ({ def }) => !def.discriminator && (def.options as unknown[]).filter(isRecord).length > 1,
  );
  expect(placesOf(unclear)).toEqual([]);
});

test('money and time in plans are whole numbers of the unit that their name tells', () => {
  const counted = everyShape.filter(({ def, field }) => def.type === 'number' && /(Minor|Ticks|Bytes)$/.test(field));
  expect(counted.length).toBeGreaterThan(50);
  expect(placesOf(counted.filter(({ def }) => def.format !== 'safeint'))).toEqual([]);
});
