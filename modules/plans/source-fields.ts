import type { PlanFile, UnknownContent } from '#formats';
import type { Json } from '#platform/server';
import type { PlanRows, Row } from './tables.ts';

const kinds = ['task', 'calendar', 'resource', 'assignment'] as const;
type Kind = (typeof kinds)[number];
type Pointers = ReadonlyMap<number, readonly number[]>;

/** What a file says beside the facts that the engine reads: elements once each, and per record the ids of its own. */
export interface SourceFields extends Readonly<Record<Kind, Pointers>> {
  /** Where the plan came from: `{ format, guid, saveVersion }`; null for one made here. */
  readonly source: Json;
  readonly plan: Json;
  readonly elements: readonly Row[];
}

export const nothingBeside: SourceFields = {
  source: null,
  plan: null,
  elements: [],
  task: new Map(),
  calendar: new Map(),
  resource: new Map(),
  assignment: new Map(),
};

/**
 * The unknown content of a file. Elements that `present` (the rows that the plan has now) holds already keep their ids,
 * so that a file read again points to the same ones.
 */
export function sourceFields(file: PlanFile, present?: PlanRows): SourceFields {
  const { format, guid, saveVersion, unknown } = file;
  const idOf = new Map((present?.parts.element ?? []).map(({ id, xml }) => [String(xml), Number(id)]));
  let lastId = 0;
  for (const id of idOf.values()) if (id > lastId) lastId = id;
  const ids = unknown.elements.map((xml) => idOf.get(xml) ?? ++lastId);
  const pointers = { task: new Map(), calendar: new Map(), resource: new Map(), assignment: new Map() } as const;
  const plan: Record<string, number[]> = {};
  for (const { kind, uid, elements } of unknown.records) {
    const own = elements.map((index) => ids[index] as number);
    if (kind === 'project' || (kind === 'task' && uid === 0)) plan[kind] = own;
    else pointers[kind].set(uid, own);
  }
  return {
    source: { format, guid, saveVersion },
    plan,
    elements: unknown.elements.map((xml, index) => ({ id: ids[index] as number, xml })),
    ...pointers,
  };
}

/** What the file that the plan came from said beside the plan. Inverse of `sourceFields`; null where it was no MSPDI. */
export function unknownContent({ plan, parts }: PlanRows): UnknownContent | null {
  if ((plan.source as { readonly format?: string } | null)?.format !== 'mspdi') return null;
  const indexOf = new Map(parts.element.map(({ id }, index) => [Number(id), index]));
  const record = (kind: UnknownContent['records'][number]['kind'], uid: number, ids: unknown) => {
    const elements = ((ids as readonly number[] | null) ?? []).flatMap((id) => indexOf.get(id) ?? []);
    return elements.length ? [{ kind, uid, elements }] : [];
  };
  const ofPlan = (plan.unknown ?? {}) as { readonly project?: unknown; readonly task?: unknown };
  return {
    elements: parts.element.map(({ xml }) => String(xml)),
    records: [
      ...record('project', 0, ofPlan.project),
      ...record('task', 0, ofPlan.task),
      ...kinds.flatMap((kind) => parts[kind].flatMap(({ uid, unknown }) => record(kind, Number(uid), unknown))),
    ],
  };
}
