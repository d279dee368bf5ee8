import { OperationError } from '#platform/contract';
import type { Change, Json } from './change.ts';

export const changedMeanwhile = {
  code: 'changed-meanwhile',
  status: 409,
  message: 'Somebody else changed this meanwhile. Nothing was saved; look at the present values and try again.',
} as const;

export const brokenReference = {
  code: 'broken-reference',
  status: 409,
  message: 'A record that this one needs, or that needs this one, stands in the way. Nothing was saved.',
} as const;

/** One field, or with `field: null` a whole record, whose value is no longer what the change says. */
export interface Conflict {
  readonly entity: string;
  readonly id: string;
  readonly field: string | null;
  readonly expected: Json;
  /** The value now; null also where the record is gone. */
  readonly now: Json;
}

/** How many conflicts an error names; `count` tells how many there are. */
const named = 20;

export function conflictError(conflicts: readonly Conflict[]): OperationError {
  return new OperationError(changedMeanwhile, { count: conflicts.length, conflicts: conflicts.slice(0, named) });
}

export function conflictOf({ entity, id, field, from }: Change, now: Json | undefined): Conflict {
  return { entity, id, field, expected: from, now: now ?? null };
}

/** A foreign key that does not hold becomes an error of the contract; any other error stays as it is. */
export function toOperationError(error: unknown): unknown {
  const { code, table, constraint } = error as { code?: string; table?: string; constraint?: string };
  return code === '23503' ? new OperationError(brokenReference, { table, constraint }) : error;
}
