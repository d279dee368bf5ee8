import { expect, test } from 'vitest';
import { mspdi, mspdiTasks } from '../mspdi/testing.ts';
import { readText } from '../testing.ts';

const row = (uid: number | string, level: number, more = '') => `<UID>${uid}</UID><OutlineLevel>${level}</OutlineLevel><Name>${uid}</Name>${more}`; // biome-ignore format: one text
const link = (uid: number, more = '') => `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID>${more}</PredecessorLink>`; // biome-ignore format: one text
const parents = (text: string) => readText(text).plan.tasks.map(({ uid, parentUid }) => [uid, parentUid]);

test('the project row and rows that are null stand outside the plan, junk and all', () => {
  const junk =
    '<UID>9</UID><IsNull>1</IsNull><OutlineLevel>7</OutlineLevel><CalendarUID>55</CalendarUID><Start>x</Start>';
  const read = readText(mspdiTasks(row(0, 0), row(1, 1), junk, row(2, 2)));
  expect(read.plan.tasks.map(({ uid, parentUid }) => [uid, parentUid])).toEqual([[1, null], [2, 1]]); // biome-ignore format: pairs
  expect(read.plan.project.name).toBe('0');
  expect(read.faults.total).toBe(0);
});

test('levels make the outline; a level left out hangs on the nearest row above', () => {
  expect(parents(mspdiTasks(row(1, 1), row(2, 2), row(3, 3), row(4, 2), row(5, 1)))).toEqual([[1, null], [2, 1], [3, 2], [4, 1], [5, null]]); // biome-ignore format: pairs
  const gap = readText(mspdiTasks(row(1, 1), row(2, 3), row(3, 3), row(4, 2)));
  expect(gap.plan.tasks.map(({ parentUid }) => parentUid)).toEqual([null, 1, 1, 1]);
  expect(gap.faults.counts).toEqual({ 'outline-gap': 2 });
});

test('without a level the outline number tells it', () => {
  expect(parents(mspdiTasks('<UID>1</UID><OutlineNumber>1</OutlineNumber>', '<UID>2</UID><OutlineNumber>1.1</OutlineNumber>'))).toEqual([[1, null], [2, 1]]); // biome-ignore format: pairs
});

test('IDs give the order of rows; the source keeps that of the file', () => {
  const read = readText(mspdiTasks(row(7, 2, '<ID>2</ID>'), row(8, 1, '<ID>1</ID>')));
  expect(read.plan.tasks.map(({ uid, parentUid }) => [uid, parentUid])).toEqual([[8, null], [7, 8]]); // biome-ignore format: pairs
  expect(read.source.map(({ uid, id }) => [uid, id])).toEqual([[7, 2], [8, 1]]); // biome-ignore format: pairs
  expect(read.faults.counts).toEqual({ reordered: 1 });
});

test('what a summary only rolls up is no fact of it', () => {
  const rolledUp = '<Duration>PT80H0M0S</Duration><Work>PT80H0M0S</Work><PercentComplete>50</PercentComplete><ActualStart>2026-01-05T08:00:00</ActualStart><RemainingDuration>PT40H0M0S</RemainingDuration>'; // biome-ignore format: one text
  const read = readText(mspdiTasks(row(1, 1, rolledUp), row(2, 2, rolledUp)));
  expect(read.plan.tasks[0]).toMatchObject({ durationTicks: null, workTicks: null, percentComplete: 0, actualStart: null, remainingDurationTicks: null }); // biome-ignore format: one row
  expect(read.plan.tasks[1]).toMatchObject({ durationTicks: 48_000, percentComplete: 50 });
  expect(read.source[0]).toMatchObject({ durationTicks: 48_000, percentComplete: 50 });
});

test('a UID taken twice or missing is replaced, and the row kept', () => {
  const read = readText(mspdiTasks(row(1, 1), row(1, 1), row('', 1), row(2, 1, link(1))));
  expect(read.plan.tasks.map(({ uid }) => uid)).toEqual([1, 2_000_000, 2_000_001, 2]);
  expect(read.plan.links).toMatchObject([{ predecessorUid: 1, successorUid: 2 }]);
  expect(read.faults.counts).toEqual({ 'duplicate-uid': 1, 'missing-uid': 1 });
});

test('links that lead nowhere, to themselves or say nothing new are left out', () => {
  const read = readText(mspdiTasks(row(1, 1), row(2, 1, link(1) + link(1) + link(1, '<Type>3</Type>') + link(2) + link(5) + link(0)))); // biome-ignore format: one text
  expect(read.plan.links.map(({ predecessorUid, type }) => [predecessorUid, type])).toEqual([[1, 'FS'], [1, 'SS']]); // biome-ignore format: pairs
  expect(read.faults.counts).toEqual({ 'duplicate-link': 1, 'self-link': 1, 'dangling-link': 2 });
});

test('a link across projects is told apart from one that is broken', () => {
  const cross = '<CrossProject>1</CrossProject><CrossProjectName>other.mpp\\11</CrossProjectName>';
  const read = readText(mspdiTasks(row(1, 1, link(11, cross))));
  expect(read.plan.links).toEqual([]);
  expect(read.faults.counts).toEqual({ 'cross-project-link': 1 });
  expect(read.unknown.elements.join('')).toContain(
    '<CrossProjectName>other.mpp\\11</CrossProjectName></PredecessorLink>',
  );
});

test('a project nested in a task is stored, not read into this plan', () => {
  const nested = '<Project><Tasks><Task><UID>44</UID></Task></Tasks></Project>';
  const read = readText(mspdiTasks(row(1, 1, nested), row(2, 1)));
  expect(read.plan.tasks.map(({ uid }) => uid)).toEqual([1, 2]);
  expect(read.unknown.elements).toEqual([nested]);
});

test('calendars that are not there: the project calendar for a base, none for a task, silence for resource 0', () => {
  const calendar = (uid: number, base: number, isBase = 0) => `<Calendar><UID>${uid}</UID><Name>c</Name><IsBaseCalendar>${isBase}</IsBaseCalendar><BaseCalendarUID>${base}</BaseCalendarUID></Calendar>`; // biome-ignore format: one text
  const read = readText(
    mspdi(
      `<StartDate>2026-01-05T08:00:00</StartDate><CalendarUID>1</CalendarUID><Calendars>${calendar(1, 0, 1)}${calendar(3, -65533)}${calendar(4, 1)}</Calendars><Tasks><Task>${row(1, 1, '<CalendarUID>77</CalendarUID>')}</Task></Tasks><Resources><Resource><UID>0</UID><CalendarUID>2</CalendarUID></Resource><Resource><UID>5</UID><CalendarUID>4</CalendarUID></Resource></Resources>`,
    ),
  );
  expect(read.plan.calendars.map(({ uid, baseUid }) => [uid, baseUid])).toEqual([[1, null], [3, 1], [4, 1]]); // biome-ignore format: pairs
  expect(read.plan.tasks[0]?.calendarUid).toBeNull();
  expect(read.plan.resources.map(({ uid, calendarUid }) => [uid, calendarUid])).toEqual([[5, 4]]);
  expect(read.faults.details.map(({ element, uid, value }) => [element, uid, value])).toEqual([['Task', 1, '77'], ['Calendar', 3, '-65533']]); // biome-ignore format: pairs
});

test('calendars that are each other’s base are cut apart', () => {
  const calendar = (uid: number, base: number) => `<Calendar><UID>${uid}</UID><BaseCalendarUID>${base}</BaseCalendarUID></Calendar>`; // biome-ignore format: one text
  const read = readText(mspdi(`<StartDate>2026-01-05T08:00:00</StartDate><Calendars>${calendar(1, 2)}${calendar(2, 1)}${calendar(3, 3)}</Calendars>`)); // biome-ignore format: one text
  expect(read.plan.calendars.map(({ baseUid }) => baseUid)).toEqual([2, null, null]);
  expect(read.faults.counts).toEqual({ 'calendar-loop': 2 });
});

test('assignments: −65535 is nobody and its work made up; unknown resources and tasks are faults', () => {
  const assignment = (uid: number, task: number, resource: number) => `<Assignment><UID>${uid}</UID><TaskUID>${task}</TaskUID><ResourceUID>${resource}</ResourceUID><Units>0.5</Units><Work>PT8H0M0S</Work></Assignment>`; // biome-ignore format: one text
  const read = readText(
    mspdi(
      `<StartDate>2026-01-05T08:00:00</StartDate><Tasks><Task>${row(1, 1)}</Task></Tasks><Resources><Resource><UID>1</UID></Resource></Resources><Assignments>${assignment(1, 1, 1)}${assignment(2, 1, -65535)}${assignment(3, 1, 8)}${assignment(4, 6, 1)}${assignment(5, 0, 1)}</Assignments>`,
    ),
  );
  expect(read.plan.assignments.map(({ uid, resourceUid, workTicks, units }) => [uid, resourceUid, workTicks, units])).toEqual([[1, 1, 4800, 0.5], [2, null, null, 0.5], [3, null, 4800, 0.5]]); // biome-ignore format: rows
  expect(read.faults.counts).toEqual({ 'unknown-resource': 1, 'unknown-task': 1, 'project-assignment': 1 });
});
