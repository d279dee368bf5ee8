import { expect, test } from 'vitest';
import { foremost, type KeyDate } from './key-dates.ts';

const date = (uid: number, about: Partial<KeyDate> = {}): KeyDate => ({
  ...{ uid, name: `Batch ${uid}`, kind: 'milestone', at: uid, comparedWith: null, varianceDays: 0 },
  ...{ isOverdue: false, isCritical: false },
  ...about,
});
const uids = (dates: readonly KeyDate[]) => foremost(dates).map(({ uid }) => uid);

test('of too many key dates the next one stays, however little it weighs, then the critical and the latest', () => {
  // 1 is overdue; 2 is next and slips least; of the others, 3 to 14, which slip more and more, eleven are left
  const dates = [date(1, { isOverdue: true, varianceDays: 1 })];
  for (let uid = 2; uid <= 14; uid++) dates.push(date(uid, { varianceDays: uid }));
  expect(uids(dates)).toEqual([2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  dates[2] = date(3, { isCritical: true });
  expect(uids(dates)).toEqual([2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
});

test('where there is room all stand by date', () => {
  expect(uids([date(3), date(1, { isOverdue: true }), date(2)])).toEqual([1, 2, 3]);
});
