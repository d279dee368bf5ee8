import { OperationError, type ToldValue } from '#platform/contract';
import type { Change, Json } from './change.ts';
import { type TellableChange, type Teller, tellChanges } from './told-changes.ts';
import type { Conflict } from './write-conflict.ts';

/** A conflict of undo or redo as one reads it. */
export interface ToldConflict {
  readonly record: string | null;
  /** Key of the words of the field, or of those that count records of its kind. */
  readonly field: string;
  /** What one left, what stands there now, and what it would go back to; null where they are no words or figures. */
  readonly mine: ToldValue;
  readonly theirs: ToldValue;
  readonly back: ToldValue;
}

/**
 * The error of an undo, with each conflict told in words (`told`, null where nobody can), whether it can go back all the
 * same (`canGoBack`), whether it is no field of the act but what others built on it (`isInTheWay`), and how many of the
 * changes nothing stands against (`rest`). Other errors stay as they are.
 */
export async function withToldConflicts(
  teller: Teller,
  opposite: () => Promise<readonly Change[]>,
  error: unknown,
): Promise<unknown> {
  const { conflicts, count = 0 } = (error instanceof OperationError && (error.details ?? {})) as {
    conflicts?: readonly Conflict[];
    count?: number;
  };
  if (!(error instanceof OperationError) || !conflicts) return error;
  const changes = await opposite();
  const told = await Promise.all(
    conflicts.map(async (conflict) => {
      const change = changes.find((item) => isOf(item, conflict));
      const canGoBack = !conflict.isGone && change !== undefined && (conflict.field !== null || change.from !== null);
      const told = await tellConflict(teller, conflict, change ? change.to : null);
      return { ...conflict, canGoBack, isInTheWay: change === undefined, told };
    }),
  );
  return new OperationError(error, { count, conflicts: told, rest: changes.length - count });
}

const isOf = (change: Change, { entity, id, field }: Conflict) =>
  change.entity === entity && change.id === id && change.field === field;

async function tellConflict(
  teller: Teller,
  { entity, id, field, expected, now }: Conflict,
  back: Json,
): Promise<ToldConflict | null> {
  const kind = field !== null ? 'changed' : back === null ? 'removed' : 'added';
  const change = (from_value: Json, to_value: Json): TellableChange => ({
    ...{ entity, record_id: id, field, kind },
    ...(field === null ? { from_value: back === null ? expected : null, to_value: back } : { from_value, to_value }),
  });
  const [present, past] = await tellChanges(teller, [change(expected, now), change(expected, back)]);
  if (!present || !past) return null;
  const { record, field: label, from: mine, to: theirs } = present;
  return field === null
    ? { record, field: label, mine: null, theirs: null, back: null }
    : { record, field: label, mine, theirs, back: past.to };
}
