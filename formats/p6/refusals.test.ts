import fc from 'fast-check';
import { expect, test } from 'vitest';
import { schedule } from '#engine';
import { refusalCodes } from '../plan/refusal.ts';
import { bytesOf, readBytes, readText, refusalOf } from '../testing.ts';
import { pmxml, type Records, xer } from './testing.ts';

const records: Records = {
  project: [{ id: 1, code: 'P', plannedStart: '2026-01-05T08:00:00', dataDate: '2026-01-06T08:00:00', calendar: 7 }],
  wbs: [{ id: 10, project: 1, code: 'A', name: 'Größe "x"' }, { id: 11, project: 1, parent: 10, code: 'B', name: 'B' }],
  activity: [{ id: 101, project: 1, wbs: 11, code: 'A1', name: 'Größe', plannedHours: 8, actualStart: '2026-01-05T08:00:00' }, { id: 102, project: 1, wbs: 10, name: 'Next', remainingHours: 16, constraint: 'CS_MSOA', constraintDate: '2026-01-09T08:00:00' }],
  relationship: [{ predecessor: 101, successor: 102, type: 'PR_FS', lagHours: 8 }],
  resource: [{ id: 5, name: 'Crew' }],
  assignment: [{ id: 9, activity: 102, project: 1, resource: 5, remainingUnits: 16 }],
}; // biome-ignore format: a table
const calendar =
  '(0||CalendarData()((0||DaysOfWeek()((0||2()((0||0(s|08:00|f|16:00)()))))(0||Exceptions()((0||0(d|46029)())))))';
const asXer = xer({ ...records, calendar: [{ id: 7, name: 'C', data: calendar }] });
const asPmxml = pmxml(records, '<Calendar><ObjectId>7</ObjectId><Name>C</Name><StandardWorkWeek><StandardWorkHours><DayOfWeek>Monday</DayOfWeek><WorkTime><Start>08:00:00</Start><Finish>15:59:00</Finish></WorkTime></StandardWorkHours></StandardWorkWeek></Calendar>'); // biome-ignore format: one text

test.each([
  ['an XER without its end', 'truncated', 4, asXer.slice(0, asXer.indexOf('%T\tTASK'))],
  ['an XER of resources alone', 'no-project', null, xer({ resource: [{ id: 1, name: 'x' }] })],
  ['a PMXML cut off', 'truncated', 8, asPmxml.slice(0, -30)],
  ['a PMXML without a project', 'no-project', null, pmxml({ role: [{ id: 1, name: 'x' }] })],
  ['a PMXML that is broken', 'malformed', 2, '<?xml version="1.0"?>\n<APIBusinessObjects><Project></Activity>'],
  ['a PMXML with a DOCTYPE', 'doctype', 1, '<!DOCTYPE a [<!ENTITY b "c">]><APIBusinessObjects/>'],
])('%s is refused: %s', (_, code, line, text) => {
  const refusal = refusalOf(bytesOf(text));
  expect(refusal.code).toBe(code);
  if (line === null) expect(refusal.line).toBeNull();
  else expect(refusal.line).toBeGreaterThan(0);
});

test('a file of more projects than anybody opens at once is refused, one of hundreds is read', () => {
  const project = (count: number) => Array.from({ length: count }, (_, nth) => ({ id: nth + 1, code: `P${nth}`, plannedStart: '2026-01-05 08:00' })); // biome-ignore format: one line
  expect(readText(xer({ project: project(500) })).others).toHaveLength(499);
  expect(refusalOf(bytesOf(xer({ project: project(501) })))).toMatchObject({ code: 'too-many-records' });
});

test('bounds hold for both formats', () => {
  for (const text of [asXer, asPmxml]) {
    expect(refusalOf(bytesOf(text), { maxTasks: 1 }).code).toBe('too-many-tasks');
    expect(refusalOf(bytesOf(text), { maxBytes: 100 }).code).toBe('file-too-large');
  }
  expect(refusalOf(bytesOf(asXer), { maxTextLength: 50 })).toMatchObject({ code: 'text-too-long', line: 1 });
});

test('XER in Windows-1252 and in UTF-8, a few bytes at a time, reads the same', () => {
  const western = new Uint8Array(Array.from(asXer, (letter) => letter.charCodeAt(0)));
  for (const bytes of [western, bytesOf(asXer)])
    for (const size of [1, 7, 4096]) {
      const read = readBytes(bytes, {}, size);
      expect(read.ok && read.plan.tasks.map(({ name }) => name)).toEqual(['Größe "x"', 'Next', 'B', 'Größe']);
    }
});

test('texts of XER with doubled quotes, line breaks as DEL or as they are, and rows too long', () => {
  const text = xer({ project: [{ id: 1, plannedStart: '2026-01-05 08:00' }] }, '%T\tTASK\r\n%F\ttask_id\tproj_id\ttask_name\r\n%R\t1\t1\tthe ""big"" one\r\n%R\t2\t1\ttwo\u007F\u007Flines\r\n%R\t3\t1\tthree\r\nmore\r\n%R\t4\t1\tfour\tfive\r\n'); // biome-ignore format: one text
  const read = readText(text);
  expect(read.plan.tasks.map(({ name }) => name)).toEqual(['the "big" one', 'two\nlines', 'three\nmore', 'four']);
  expect(read.faults.counts).toEqual({ 'bad-row': 1 });
});

test('a calendar whose brackets do not close is a fault, a loop of bases or of WBS elements is cut', () => {
  const read = readText(
    xer({
      project: [{ id: 1, plannedStart: '2026-01-05 08:00', calendar: 7 }],
      calendar: [{ id: 7, name: 'C', base: 8, data: '(0||CalendarData()((0||DaysOfWeek()(' }, { id: 8, name: 'D', base: 7 }],
      wbs: [{ id: 10, project: 1, parent: 11, code: 'A' }, { id: 11, project: 1, parent: 10, code: 'B' }],
      activity: [{ id: 1, project: 1, wbs: 10, name: 'held' }],
    }), // biome-ignore format: a table
  );
  expect(read.faults.counts).toEqual({ 'bad-calendar': 1, 'calendar-loop': 1 });
  expect(read.plan.tasks.map(({ name }) => name)).toEqual(['held']);
});

/** Reads and schedules; whatever comes out is a plan or a known refusal. */
function outcome(bytes: Uint8Array): void {
  const read = readBytes(bytes);
  if (!read.ok) expect(refusalCodes).toContain(read.refusal.code);
  else for (const { plan } of [read, ...read.others]) expect(schedule(plan).tasks).toHaveLength(plan.tasks.length);
}

test('cut anywhere, a file is refused', () => {
  for (const whole of [bytesOf(asXer.trimEnd()), bytesOf(asPmxml)])
    for (let length = 0; length < whole.length; length += 11) expect(readBytes(whole.slice(0, length)).ok).toBe(false);
});

test('with bytes, cells or lines changed, it is read or refused', () => {
  for (const text of [asXer, asPmxml]) {
    const whole = bytesOf(text);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        outcome(bytes);
      }),
      { numRuns: 120 },
    );
    const parts = text.split(/(?<=[\t\n>])/);
    const nonsense = fc.constantFrom('', '-1', '1e999', '99999999999999999999', 'NaN', '9999-99-99', '(0||(', '%T\t');
    fc.assert(
      fc.property(fc.nat(parts.length - 1), fc.nat(parts.length - 1), nonsense, (at, other, value) => {
        outcome(bytesOf(parts.with(at, parts[other] ?? '').join('')));
        outcome(bytesOf(parts.with(at, `${value}\t`).join('')));
      }),
      { numRuns: 60 },
    );
  }
});
