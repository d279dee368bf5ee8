import type { Judged } from '#engine';
import { operations, undoable, useChange } from '#platform/web';
import type { contract } from '../contract.ts';
import { routes } from '../routes.ts';

export const priorities = operations<typeof contract>(routes);

type Answer<N extends keyof typeof priorities> = Awaited<ReturnType<(typeof priorities)[N]>>;

export type PrioritiesAnswer = Answer<'getPriorities'>;
export type CriterionItem = PrioritiesAnswer['criteria'][number];
export type RankedItem = Answer<'listPriorities'>['items'][number];
export type ScoreAnswer = Answer<'getScore'>;
export type PriorityChange = Parameters<typeof priorities.changePriorities>[0]['changes'][number];

export const topics = ['priorities'];

/** A new record of what an office ranks by. */
export const made = (entity: PriorityChange['entity'], to: object): PriorityChange =>
  ({ entity, id: crypto.randomUUID(), field: null, from: null, to }) as PriorityChange;

export const gone = (entity: PriorityChange['entity'], id: string): PriorityChange =>
  ({ entity, id, field: null, from: {}, to: null }) as PriorityChange;

/** Writes changes of what an office ranks by, as one act that can be undone. */
export function usePriorityWriter(officeId: string | null) {
  const change = useChange(priorities.changePriorities, { topics });
  const write = async (changes: PriorityChange[], done: string) => {
    if (!changes.length || officeId === null) return;
    const { entryId } = await change.run({ officeId, changes });
    if (entryId) undoable(entryId, done);
  };
  return { write, isRunning: change.isRunning, error: change.error };
}

/** As the engine's sensitivity asks: what each that has a score is worth in each criterion, in the middle of its range. */
export function judgedOf(rows: readonly RankedItem[]): Judged[] {
  return rows
    .filter(({ terms }) => terms.length > 0)
    .map(({ investmentId, terms }) => ({
      id: investmentId,
      worths: terms.map(({ countsPercent }) => countsPercent / 100),
    }));
}
