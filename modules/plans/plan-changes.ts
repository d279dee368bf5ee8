import type { Change, HistorySubject, Json } from '#platform/server';
import { type Part, type PlanRows, partEntities, parts, type Row } from './tables.ts';

/** Columns that say how a row is kept, not what it says; a difference in them alone is no change. */
const notCompared: Readonly<Partial<Record<Part, readonly string[]>>> = {
  baseline: ['set_at', 'set_by', 'of_revision'],
};

/**
 * The changes that make the plan `after` out of the plan `before`; an empty list where they say the same. Baselines that
 * were set here, not by a file, stay as they are, and none is removed: what was agreed is not undone by a file.
 */
export function planChanges(planId: string, before: PlanRows, after: PlanRows): Change[] {
  const changes = fieldChanges('plan', planId, before.plan, after.plan);
  for (const part of parts) {
    const keyed = (rows: readonly Row[]) => new Map(rows.map((row) => [rowId(planId, part, row), row]));
    const [old, now] = [keyed(before.parts[part]), keyed(after.parts[part])];
    for (const [id, row] of now) {
      const present = old.get(id);
      if (!present) changes.push({ entity: part, id, field: null, from: null, to: row });
      else if (part !== 'baseline' || present.of_revision === null) {
        changes.push(...fieldChanges(part, id, present, row, notCompared[part]));
      }
    }
    if (part === 'baseline') continue;
    for (const [id, row] of old) if (!now.has(id)) changes.push({ entity: part, id, field: null, from: row, to: null });
  }
  return changes;
}

/** The records whose changes are those of a plan: its own, and all whose ids begin with the plan's. */
export const planSubjects = (planId: string): HistorySubject[] => [
  { entity: 'plan', id: planId },
  ...parts.map((entity) => ({ entity, id: `${planId}/`, isPrefix: true })),
];

/** The id of a row in change records: the plan's id and the rest of its key. */
export function rowId(planId: string, part: Part, row: Row): string {
  const [, ...key] = partEntities[part].key;
  return [planId, ...key.map((column) => String(row[column]))].join('/');
}

function fieldChanges(entity: string, id: string, from: Row, to: Row, except: readonly string[] = []): Change[] {
  return Object.keys(to).flatMap((field) => {
    if (except.includes(field) || isSame(from[field] ?? null, to[field] ?? null)) return [];
    return [{ entity, id, field, from: from[field] ?? null, to: to[field] ?? null }];
  });
}

/** Whether two values are the same JSON; the order of an object's names does not count. */
export function isSame(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  const [left, right] = [a, b] as unknown as Record<string, Json>[];
  if (!left || !right || names.length !== Object.keys(right).length) return false;
  return names.every((name) => name in right && isSame(left[name] as Json, right[name] as Json));
}
