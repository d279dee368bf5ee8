import { errors, OperationError } from '#platform/contract';

/** What a cursor holds: the values by which the list is ordered, of the last item of a page. */
type Key = readonly string[];

export const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/**
 * One page of a list that was read with one row more than `limit`, and the cursor of the next: opaque to clients, so
 * that a list may be ordered otherwise one day.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Key,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = last && rows.length > limit ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null;
  return { items, next };
}

/** The key in a cursor, if one is given. Throws `invalid-input` where it is none of this form. */
export function readCursor<const Form extends readonly ('text' | 'uuid')[]>(
  after: string | undefined,
  form: Form,
): { [Index in keyof Form]: string } | undefined {
  if (after === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    const fits =
      Array.isArray(key) &&
      key.length === form.length &&
      key.every(
        (value, index) =>
          typeof value === 'string' && !value.includes('\0') && (form[index] === 'text' || isUuid(value)),
      );
    if (fits) return key as unknown as { [Index in keyof Form]: string };
  } catch {
    // said below
  }
  throw new OperationError(errors.invalidInput, { issues: [{ field: 'after', message: 'No cursor of this list' }] });
}

/** A page of a list that is short by nature and at hand as a whole, in its own order; `idOf` names an item in it. */
export function pageOfAll<Row>(
  rows: readonly Row[],
  { limit, after }: { limit: number; after?: string | undefined },
  idOf: (row: Row) => string,
): { items: Row[]; next: string | null } {
  const [last] = readCursor(after, ['text']) ?? [];
  const start = last === undefined ? 0 : rows.findIndex((row) => idOf(row) === last) + 1;
  const isGone = last !== undefined && start === 0;
  return pageOf(isGone ? [] : rows.slice(start, start + limit + 1), limit, (row) => [idOf(row)]);
}
