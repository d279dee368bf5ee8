import { plainTask } from '#engine';
import type { Json } from '#platform/server';
import { planFields } from './change-contract.ts';
import { columnOf, type Row } from './tables.ts';

type Entity = Exclude<keyof typeof planFields, 'project'>;

/** What a new record has where the change does not say. */
const defaults: Readonly<Record<Entity, Readonly<Record<string, unknown>>>> = {
  task: { ...plainTask },
  link: { type: 'FS', lag: { kind: 'working', ticks: 0, unit: 'days' } },
  calendar: { workWeeks: [], exceptions: [] },
  resource: { kind: 'work', maxUnits: 1 },
  assignment: { units: 1, delayTicks: 0, levellingDelayTicks: 0, contour: 'flat', timephased: [] },
};

/** The columns of a new record, fields left out by their defaults; `missing` is the first field that must be said. */
export function newRecord(entity: Entity, given: Readonly<Record<string, unknown>>): { row: Row; missing?: string } {
  const row: Record<string, Json> = {};
  for (const [field, shape] of Object.entries(planFields[entity])) {
    const read = shape.safeParse(given[field] ?? defaults[entity][field] ?? null);
    if (!read.success) return { row, missing: field };
    row[columnOf(field)] = read.data as Json;
  }
  return { row };
}
