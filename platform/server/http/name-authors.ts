import { OperationError } from '#platform/contract';
import { personOf } from '../call.ts';
import type { Conflict } from '../changes/write-conflict.ts';
import type { Tx } from '../database.ts';
import type { ScopeKinds } from './access.ts';

/** Runs `work`; a conflict that it throws gets the names of the people who were quicker, as `byName`. */
export async function nameAuthors<T>(tx: Tx, kinds: ScopeKinds, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { conflicts } = (error instanceof OperationError && (error.details ?? {})) as { conflicts?: Conflict[] };
    if (!(error instanceof OperationError) || !conflicts) throw error;
    const people = conflicts.map(({ by }) => by && personOf(by));
    const ids = [...new Set(people.filter((id) => typeof id === 'string'))];
    const names = (ids.length && (await kinds.person?.names?.(tx, ids))) || new Map<string, string>();
    const named = conflicts.map((conflict, index) => ({ ...conflict, byName: names.get(people[index] ?? '') ?? null }));
    throw new OperationError(error, { ...(error.details as object), conflicts: named });
  }
}
