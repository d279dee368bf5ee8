import { expect, test } from 'vitest';
import { holidaysOf } from './holidays.ts';

const datesOf = (...of: Parameters<typeof holidaysOf>) => holidaysOf(...of).map(({ date }) => date.slice(5));

test('the bank holidays of England in 2026 and 2027 are those that gov.uk lists', () => {
  expect(datesOf('GB', 2026, 2026)).toEqual(['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']);
  // Christmas Day falls on a Saturday: Monday and Tuesday instead
  expect(datesOf('GB', 2027, 2027)).toEqual(['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28']);
});

test('days on a weekend are lost in the Netherlands and in Poland', () => {
  // 26 December 2026 is a Saturday
  expect(datesOf('NL', 2026, 2026)).toEqual(['01-01', '04-06', '04-27', '05-14', '05-25', '12-25']);
  // 3 May, 15 August, 1 November and 26 December are on weekends
  expect(datesOf('PL', 2026, 2026)).toEqual(['01-01', '01-06', '04-06', '05-01', '06-04', '11-11', '12-25']);
});

test('the public holidays of Ireland in 2026', () => {
  const first = ['01-01', '02-02', '03-17', '04-06', '05-04', '06-01', '08-03', '10-26', '12-25', '12-28'];
  expect(datesOf('IE', 2026, 2026)).toEqual(first);
});
