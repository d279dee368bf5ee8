/** What JSON can hold, and so what a change record can. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * One change of one field. With `field: null`, `from: null` inserts the whole record `to`, and `to: null` deletes the
 * whole record `from`. `id` is the record's key without the organisation, its columns joined by `/`.
 */
export interface Change {
  readonly entity: string;
  readonly id: string;
  readonly field: string | null;
  readonly from: Json;
  readonly to: Json;
}
