import { expect, test } from 'vitest';
import type { HistoryEntry } from '#platform/contract';
import { largestMove, moveWith } from './finish-moves.ts';

const entry = (entryId: string, knownAt: string, operation: string) =>
  ({ entryId, knownAt, operation }) as unknown as HistoryEntry;
const move = (day: string, days: number | null) => ({ day, from: '2027-07-26T17:30', to: '2027-11-03T17:30', days });
const dayOf = (instant: string) => instant.slice(0, 10);

test('the move of a day is told with the last change of the plan on that day, once', () => {
  const shown = [
    entry('phase', '2026-10-16T18:00Z', 'startPhase'),
    entry('later', '2026-10-16T17:30Z', 'changePlan'),
    entry('sooner', '2026-10-16T09:00Z', 'changePlan'),
    entry('renamed', '2026-10-15T09:00Z', 'updateProject'),
  ];
  const moves = [move('2026-10-16', 45), move('2026-10-15', 2)];
  expect(shown.map((each) => moveWith(each, shown, moves, dayOf)?.days)).toEqual([undefined, 45, undefined, 2]);
});

test('the largest move is the one of most working days, later or earlier', () => {
  const moves = [move('2026-10-16', 3), move('2026-09-01', -7), move('2026-08-01', null)];
  expect(largestMove(moves)?.day).toBe('2026-09-01');
  expect(largestMove([move('2026-08-01', null)])).toBeUndefined();
});
