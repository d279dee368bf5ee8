import { undoable, useChange } from '#platform/web';
import { people, type ResourceChange, topics } from './people.ts';

/** Writes changes of an office's resources as one act that can be undone. */
export function useResourceWriter(officeId: string) {
  const change = useChange(people.changeResources, { topics });
  const write = async (changes: readonly ResourceChange[], done: string) => {
    if (!changes.length) return;
    const { entryId } = await change.run({ officeId, changes: [...changes] });
    if (entryId) undoable(entryId, done);
  };
  return { write, error: change.error, isRunning: change.isRunning };
}

export const made = (entity: ResourceChange['entity'], to: object, id: string = crypto.randomUUID()): ResourceChange =>
  ({ entity, id, field: null, from: null, to }) as ResourceChange;

export const gone = (entity: ResourceChange['entity'], id: string): ResourceChange =>
  ({ entity, id, field: null, from: {}, to: null }) as ResourceChange;

/** The fields that were typed otherwise than they are. */
export function edits(entity: ResourceChange['entity'], id: string, from: object, to: object): ResourceChange[] {
  const before = from as Readonly<Record<string, unknown>>;
  return Object.entries(to).flatMap(
    ([field, value]) =>
    JSON.stringify(before[field]) === JSON.stringify(value) ? [] : [{ entity, id, field, from: before[field], to: value } as ResourceChange], // biome-ignore format: one line
  );
}
