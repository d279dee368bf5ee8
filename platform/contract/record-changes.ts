import { z } from 'zod';

/** Of each entity that a command may change: the fields of its records, by the names that they have on the wire. */
type RecordShapes = Readonly<Record<string, Readonly<Record<string, z.ZodType>>>>;

type Values<F extends Readonly<Record<string, z.ZodType>>> = { readonly [N in keyof F]: z.output<F[N]> };
type FieldChange<E, F extends Readonly<Record<string, z.ZodType>>> = {
  [N in keyof F & string]: {
    readonly entity: E;
    readonly id: string;
    readonly field: N;
    readonly from: z.output<F[N]>;
    readonly to: z.output<F[N]>;
  };
}[keyof F & string];
type WholeChange<E, F extends Readonly<Record<string, z.ZodType>>> = {
  readonly entity: E;
  readonly id: string;
  readonly field: null;
  readonly from: Partial<Values<F>> | null;
  readonly to: Values<F> | null;
};

/** A change of one field, or with `field` null of a whole record. */
export type RecordChange<R extends RecordShapes> = {
  [E in keyof R & string]: FieldChange<E, R[E]> | WholeChange<E, R[E]>;
}[keyof R & string];

/**
 * The wire shape of changes of the records of some entities, each field with its own type. `from` null makes the record
 * `to`, whose id the writer chooses; `to` null deletes the one that still says what of it is given in `from`.
 */
export function recordChange<const R extends RecordShapes>(records: R): z.ZodType<RecordChange<R>, RecordChange<R>> {
  const entities = Object.entries(records).map(([entity, fields]) => {
    const of = { entity: z.literal(entity), id: z.uuid() };
    const [first, ...others] = Object.entries(fields).map(([field, value]) =>
      z.strictObject({ ...of, field: z.literal(field), from: value, to: value }),
    );
    const whole = z.strictObject({
      ...of,
      field: z.null(),
      from: z.strictObject(fields).partial().nullable(),
      to: z.strictObject(fields).nullable(),
    });
    return z.discriminatedUnion('field', first ? [whole, first, ...others] : [whole]);
  });
  const [first, ...others] = entities;
  if (!first) throw new Error('A command changes records of some entity.');
  return z.discriminatedUnion('entity', [first, ...others]) as unknown as z.ZodType<RecordChange<R>, RecordChange<R>>;
}
