import { errors, OperationError } from '#platform/contract';
import type { Change, Json } from './change.ts';

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
  return new OperationError(errors.changedMeanwhile, { count: conflicts.length, conflicts: conflicts.slice(0, named) });
}

export function conflictOf({ entity, id, field, from }: Change, now: Json | undefined): Conflict {
  return { entity, id, field, expected: from, now: now ?? null };
}

/**
 * A reference to a record that is gone, or a record that another still refers to: somebody else was quicker there too.
 * Any other error stays as it is.
 */
export function toOperationError(error: unknown): unknown {
  const { code, constraint, detail } = error as { code?: string; constraint?: string; detail?: string };
  return code === '23503' ? new OperationError(errors.changedMeanwhile, { reference: constraint, detail }) : error;
}
