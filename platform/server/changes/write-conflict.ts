import { sql } from 'kysely';
import { errors, OperationError } from '#platform/contract';
import type { Actor } from '../call.ts';
import type { Tx } from '../database.ts';
import type { Change, Json } from './change.ts';

/** One field, or with `field: null` a whole record, whose value is no longer what the change says. */
export interface FoundConflict {
  readonly entity: string;
  readonly id: string;
  readonly field: string | null;
  readonly expected: Json;
  /** The value now; null also where the record is gone. */
  readonly now: Json;
  readonly isGone?: boolean;
}

/** A conflict as an error names it: with who made the value what it is, and when, where history knows. */
export interface Conflict extends FoundConflict {
  readonly by: Actor | null;
  /** Wall clock. */
  readonly changedAt: string | null;
}

/** How many conflicts an error names; `count` tells how many there are. */
const named = 100;

/** `changed-meanwhile` with the first conflicts in its details; `own` is the entry that met them, if it is written. */
export async function conflictError(
  tx: Tx,
  conflicts: readonly FoundConflict[],
  own: string | null = null,
): Promise<OperationError> {
  const first = await withAuthors(tx, conflicts.slice(0, named), own);
  return new OperationError(errors.changedMeanwhile, { count: conflicts.length, conflicts: first });
}

export function conflictOf({ entity, id, field, from }: Change, now: Json | undefined): FoundConflict {
  return { entity, id, field, expected: from, now: now ?? null, isGone: now === undefined };
}

/** The last entry that touched the field, or, of a whole record and of one that came or went as a whole, the record. */
async function withAuthors(tx: Tx, conflicts: readonly FoundConflict[], own: string | null): Promise<Conflict[]> {
  const { rows } = await sql<{ n: number; by: Actor; changedAt: string }>`
    select wanted.n::integer as n, entry.recorded_at as "changedAt", json_strip_nulls(json_build_object(
      'kind', entry.actor_kind, 'id', entry.actor_id, 'onBehalfOf', entry.on_behalf_of)) as by
    from jsonb_to_recordset(${JSON.stringify(conflicts.map(({ entity, id, field }, n) => ({ n, entity, id, field })))}::jsonb)
      as wanted (n integer, entity text, id text, field text)
    cross join lateral (
      select entry_id from change_record change
      where change.entity = wanted.entity and change.record_id = wanted.id and change.entry_id is distinct from ${own}
        and (wanted.field is null or change.field is null or change.field = wanted.field)
      order by entry_id desc limit 1) last
    join audit_entry entry on entry.id = last.entry_id`.execute(tx);
  const authors = new Map(rows.map(({ n, ...author }) => [n, author]));
  return conflicts.map((conflict, n) => ({ ...conflict, by: null, changedAt: null, ...authors.get(n) }));
}

/**
 * A reference to a record that is gone, or a record that another still refers to; or a check over several fields which
 * those that were written, right beside what the writer saw, do not meet beside what stands now. Any other error stays.
 */
export function toOperationError(error: unknown): unknown {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '23503') return new OperationError(errors.brokenReference, { constraint });
  return code === '23514' ? new OperationError(errors.changedMeanwhile, { check: constraint }) : error;
}
