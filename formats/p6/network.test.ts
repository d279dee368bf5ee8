import { expect, test } from 'vitest';
import { createConformanceCounter } from '../plan/conform.ts';
import { readText } from '../testing.ts';
import { type Records, xer } from './testing.ts';

/** A day's work that has not begun, with the early and late dates that P6 gave it, all in one day each. */
const activity = (id: number, project: number, early: number, late: number) => {
  const on = (day: number, time: string) => `2026-01-${String(day).padStart(2, '0')} ${time}`;
  return {
    ...{ id, project, type: 'TT_Task', status: 'TK_NotStart', plannedHours: 8, remainingHours: 8 },
    ...{ earlyStart: on(early, '08:00'), earlyFinish: on(early, '17:00') },
    ...{ lateStart: on(late, '08:00'), lateFinish: on(late, '17:00') },
  };
};
const link = (predecessor: number, successor: number, project: number, otherProject: number) => ({ predecessor, successor, type: 'PR_FS', lagHours: 0, project, otherProject }); // biome-ignore format: one record

/**
 * Groundwork, 11 and 12 after it, from Monday 5 January 2026; of the house 21 waits for 11 and 22 for 21, so they take the
 * 6th and the 7th. 13 needs nobody: by the groundwork's own finish it may be late until the 6th, by the last until the 7th.
 */
const file = (ownFinish: 'Y' | 'N', lateOf12: number): Records => ({
  project: [
    { id: 1, code: 'GROUND', plannedStart: '2026-01-05 08:00', dataDate: '2026-01-05 08:00' },
    { id: 2, code: 'HOUSE', plannedStart: '2026-01-05 08:00', dataDate: '2026-01-05 08:00' },
  ],
  options: [{ project: 1, ownFinish }],
  activity: [
    activity(11, 1, 5, 5),
    activity(12, 1, 6, lateOf12),
    activity(13, 1, 5, lateOf12),
    activity(21, 2, 6, 6),
    activity(22, 2, 7, 7),
  ],
  relationship: [link(11, 12, 1, 1), link(11, 21, 2, 1), link(21, 22, 2, 2)],
});

test('projects of a file that are linked are compared as one network, late dates by each finish or the last of all', () => {
  const compared = (records: Records) => createConformanceCounter().add(readText(xer(records)), new Set());
  const all = compared(file('Y', 6));
  expect([all.differences, all.matched === all.of && all.of > 20]).toEqual([[], true]);
  expect(compared(file('N', 7)).differences).toEqual([]);
  expect(compared(file('N', 6)).differences.map(({ uid }) => uid)).toEqual([12, 13]);
});
