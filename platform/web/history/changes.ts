import { type changeContract, changeRoutes, createClient, type ToldChange, type ToldValue } from '#platform/contract';
import { send } from '../client/send.ts';

/** Told by themselves: not by `operations`, which would take an undoing for an act of its own. */
export const changes = createClient<typeof changeContract>(changeRoutes, send);

/** A field of which somebody else changed the value since, as the server tells it in the details of the error. */
export interface UndoConflict {
  readonly entity: string;
  readonly id: string;
  readonly field: string | null;
  readonly now: unknown;
  readonly isGone: boolean;
  readonly byName: string | null;
  /** Wall clock. */
  readonly changedAt: string | null;
  readonly canGoBack: boolean;
  /** No field of the act, but what others built on it since: it cannot be gone over. */
  readonly isInTheWay: boolean;
  readonly told: {
    readonly record: ToldChange['record'];
    readonly field: string;
    readonly mine: ToldValue;
    readonly theirs: ToldValue;
    readonly back: ToldValue;
  } | null;
}

/** Why an undo or redo was refused, where it was for what others changed. */
export interface UndoConflicts {
  readonly conflicts: readonly UndoConflict[];
  /** How many there are; more than are named where they are very many. */
  readonly count: number;
  /** Changes of the same act that nothing stands against. */
  readonly rest: number;
}
