import type { HistoryEntry } from '#platform/contract';
import type { FinishMove } from './reporting.ts';

/** Acts after which a plan is computed again; others leave the finish where it is. */
const planActs = new Set([
  ...['changePlan', 'undoPlanChange', 'undoChange', 'redoChange', 'plans.commit-import', 'undoImport'],
  'createProject',
]);

/**
 * The move of the finish that is told with an entry: that of its day, with the last change of the plan on it, or where
 * none is among the entries that day, with the last of them.
 */
export function moveWith(
  entry: HistoryEntry,
  shown: readonly HistoryEntry[],
  moves: readonly FinishMove[],
  dayOf: (instant: string) => string,
): FinishMove | undefined {
  const day = dayOf(entry.knownAt);
  const ofDay = shown.filter(({ knownAt }) => dayOf(knownAt) === day);
  const bearer = ofDay.find(({ operation }) => planActs.has(operation)) ?? ofDay[0];
  return bearer?.entryId === entry.entryId ? moves.find((move) => move.day === day) : undefined;
}

/** Of moves that are counted in days the largest; none where no move is. */
export function largestMove(moves: readonly FinishMove[]): FinishMove | undefined {
  const counted = moves.filter(({ days }) => days !== null);
  return counted.reduce<FinishMove | undefined>(
    (largest, move) => (Math.abs(move.days ?? 0) > Math.abs(largest?.days ?? 0) ? move : largest),
    undefined,
  );
}
