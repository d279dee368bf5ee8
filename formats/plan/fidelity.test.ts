import { expect, test } from 'vitest';
import { schedule } from '#engine';
import { mspdi } from '../mspdi/testing.ts';
import { readText } from '../testing.ts';
import { fidelityOf } from './fidelity.ts';

const week = ['2', '3', '4', '5', '6'].map((day) => `<WeekDay><DayType>${day}</DayType><DayWorking>1</DayWorking></WeekDay>`); // biome-ignore format: one list
const calendars = `<Calendars><Calendar><UID>1</UID><IsBaseCalendar>1</IsBaseCalendar><WeekDays><WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>${week.join('')}<WeekDay><DayType>7</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays></Calendar></Calendars>`;
const task = (uid: number, start: string, finish: string, more = '') =>
  `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>Step ${uid}</Name><OutlineLevel>1</OutlineLevel><Start>2026-01-${start}T08:00:00</Start><Finish>2026-01-${finish}T17:00:00</Finish><Duration>PT16H0M0S</Duration>${more}</Task>`;
const after = (uid: number) => `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>1</Type></PredecessorLink>`; // biome-ignore format: one text

function report(...tasks: string[]) {
  const read = readText(mspdi(`<StartDate>2026-01-05T08:00:00</StartDate><CalendarUID>1</CalendarUID>${calendars}<Tasks>${tasks.join('')}</Tasks>`)); // biome-ignore format: one text
  return fidelityOf(read, schedule(read.plan));
}
const reasonsOf = (...tasks: string[]) => report(...tasks).dates.differences.map(({ uid, reason, becauseOfUid, finishDays }) => [uid, reason, becauseOfUid, finishDays]); // biome-ignore format: one row

test('a file whose dates are ours differs nowhere', () => {
  const { dates } = report(task(1, '05', '06'), task(2, '07', '08', after(1)));
  expect(dates).toEqual({ compared: 2, same: 2, differing: 0, reasons: {}, differences: [] });
});

/** Two days of work from Monday 5 January end on Tuesday 6, two more on Thursday 8. */
test('dates that break the file’s own links are stale, by so many working days', () => {
  expect(reasonsOf(task(1, '05', '06'), task(2, '05', '06', after(1)))).toEqual([[2, 'stale-source', null, 2]]);
});

test('what follows a task that differs is explained by it, the worst first', () => {
  expect(reasonsOf(task(1, '12', '13'), task(2, '14', '15', after(1)))).toEqual([
    [1, 'project-start', null, -5],
    [2, 'predecessor', 1, -5],
  ]);
});

test('a task that the file starts later than its links ask for, without saying why, is not explained', () => {
  expect(reasonsOf(task(1, '05', '06'), task(2, '12', '13', after(1)))).toEqual([[2, 'unexplained', null, -3]]);
});

test('a task that the file starts on a day off was computed by another calendar', () => {
  expect(reasonsOf(task(1, '10', '12'))).toEqual([[1, 'off-calendar', null, -4]]); // from Saturday the 10th to Monday
});

test('work spread by hand of which the file does not say how is told apart', () => {
  const found = task(1, '05', '09');
  const assignment = '<Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID><WorkContour>8</WorkContour></Assignment></Assignments>'; // biome-ignore format: one text
  const read = readText(mspdi(`<StartDate>2026-01-05T08:00:00</StartDate><CalendarUID>1</CalendarUID>${calendars}<Tasks>${found}</Tasks>${assignment}`)); // biome-ignore format: one text
  expect(fidelityOf(read, schedule(read.plan)).dates.reasons).toEqual({ 'contour-lost': 1 });
});

test.each([
  [
    'other-project',
    '<PredecessorLink><PredecessorUID>9</PredecessorUID><CrossProject>1</CrossProject></PredecessorLink>',
  ],
  ['levelled-in-source', '<LevelingDelay>100</LevelingDelay>'],
  ['constraint', '<ConstraintType>4</ConstraintType><ConstraintDate>2026-01-06T08:00:00</ConstraintDate>'],
  ['status-date', '<ActualStart>2026-01-06T08:00:00</ActualStart><PercentComplete>50</PercentComplete>'],
  ['resource-calendar', '<CalendarUID>1</CalendarUID>'],
])('%s', (reason, facts) => {
  expect(reasonsOf(task(1, '12', '13', facts)).map(([, found]) => found)).toEqual([reason]);
});

test('elements are told by what became of them, problems by line and code', () => {
  const found = report(task(1, '05', '06', '<Rollup>0</Rollup><Cost>0</Cost><Deadline>soon</Deadline>'), task(1, '05', '06')); // biome-ignore format: one call
  expect(found.fields.filter(({ field }) => ['Rollup', 'Cost', 'Start', 'Name'].includes(field)).map(({ outcome, element, field, count, sentence }) => [outcome, element, field, count, sentence?.key])).toEqual([
    ['dropped', 'Task', 'Cost', 1, 'plans.import.field.computed'],
    ['stored', 'Task', 'Rollup', 1, 'plans.import.field.unknown'],
    ['mapped', 'Task', 'Start', 2, 'plans.import.field.compared'],
    ['kept', 'Task', 'Name', 2, undefined],
  ]); // biome-ignore format: rows
  expect(found.counts).toMatchObject({ tasks: 2, calendars: 1, stored: 1, problems: 2 });
  expect(found.problemCounts).toEqual({ 'bad-date': 1, 'duplicate-uid': 1 });
  expect(found.problems[0]).toMatchObject({
    code: 'bad-date',
    line: 3,
    sentence: {
      key: 'plans.import.problem.bad-date',
      parameters: { element: 'Task', uid: '1 (Step 1)', field: 'Deadline', value: 'soon' },
    },
  });
});

test('the report of a large plan stays small', () => {
  const tasks = Array.from({ length: 2000 }, (_, index) => task(index + 1, '12', '13', `<Odd${index}/>`));
  const found = report(...tasks);
  expect(found.dates).toMatchObject({ compared: 2000, differing: 2000, reasons: { 'project-start': 2000 } });
  expect(found.dates.differences).toHaveLength(500);
  expect(found.fields.length).toBeLessThanOrEqual(400);
  expect(found.fields.find(({ field }) => field === '…')?.sentence?.key).toBe('plans.import.field.rest');
  expect(found.counts.stored).toBe(2000);
});
