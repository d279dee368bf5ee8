import { undoable, useChange, useWords } from '#platform/web';
import { type ScenarioChange, selection, topics } from './selection.ts';

/** Writes changes of a scenario as one act that can be undone. */
export function useScenarioWriter(scenarioId: string) {
  const t = useWords('selection');
  const change = useChange(selection.changeScenario, { topics });
  const write = async (changes: ScenarioChange[]) => {
    if (!changes.length) return;
    const { entryId } = await change.run({ scenarioId, changes });
    if (entryId) undoable(entryId, t('saved'));
  };
  return { write, error: change.error, isRunning: change.isRunning };
}

/** A new record of a scenario. */
export const made = (entity: ScenarioChange['entity'], to: object): ScenarioChange =>
  ({ entity, id: crypto.randomUUID(), field: null, from: null, to }) as ScenarioChange;

export const gone = (entity: ScenarioChange['entity'], id: string): ScenarioChange =>
  ({ entity, id, field: null, from: {}, to: null }) as ScenarioChange;

/** The fields that were typed otherwise than they are. */
export function edits(entity: ScenarioChange['entity'], id: string, from: object, to: object): ScenarioChange[] {
  const before = from as Readonly<Record<string, unknown>>;
  return Object.entries(to).flatMap(([field, value]) =>
    JSON.stringify(before[field]) === JSON.stringify(value)
      ? []
      : [{ entity, id, field, from: before[field], to: value } as ScenarioChange],
  );
}
