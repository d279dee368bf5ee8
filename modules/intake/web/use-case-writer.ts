import { undoable, useChange, useWords } from '#platform/web';
import { type CaseChange, intake, topics } from './intake.ts';

/** Writes changes of a case as one act that can be undone. */
export function useCaseWriter(proposalId: string) {
  const t = useWords('intake');
  const change = useChange(intake.changeProposal, { topics: [...topics, `proposal:${proposalId}`] });
  const write = async (changes: CaseChange[]) => {
    if (!changes.length) return;
    const { entryId } = await change.run({ proposalId, changes });
    if (entryId) undoable(entryId, t('saved'));
  };
  return { write, error: change.error };
}

/** A new record of a case. */
export const made = (entity: CaseChange['entity'], to: object): CaseChange =>
  ({ entity, id: crypto.randomUUID(), field: null, from: null, to }) as CaseChange;

export const gone = (entity: CaseChange['entity'], id: string): CaseChange =>
  ({ entity, id, field: null, from: {}, to: null }) as CaseChange;

/** The fields that were typed otherwise than they are. */
export function edits(entity: CaseChange['entity'], id: string, from: object, to: object): CaseChange[] {
  const before = from as Readonly<Record<string, unknown>>;
  return Object.entries(to).flatMap(([field, value]) =>
    before[field] === value ? [] : [{ entity, id, field, from: before[field], to: value } as CaseChange],
  );
}
