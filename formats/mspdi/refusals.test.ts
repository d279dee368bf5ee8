import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectionSize } from '../detect.ts';
import { refusalCodes } from '../plan/refusal.ts';
import { bytesOf, readBytes, refusalOf } from '../testing.ts';
import { createMspdiReader } from './read-mspdi.ts';
import { mspdi, mspdiTasks } from './testing.ts';

const task = '<UID>1</UID><Name>Größe festlegen</Name><OutlineLevel>1</OutlineLevel>';
const whole = mspdiTasks(task);
const utf16 = (text: string, isLittle: boolean) =>
  new Uint8Array(
    Array.from(text).flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return isLittle ? [code % 256, code >> 8] : [code >> 8, code % 256];
    }),
  );
const latin = (text: string) => new Uint8Array(Array.from(text, (letter) => letter.charCodeAt(0)));
const declared = (encoding: string) => whole.replace('UTF-8', encoding);
const nameIn = (bytes: Uint8Array, chunkSize = 7) => {
  const read = readBytes(bytes, {}, chunkSize);
  return read.ok ? read.plan.tasks[0]?.name : read.refusal;
};

test.each([
  ['UTF-8', bytesOf(whole)],
  ['UTF-8 with a byte order mark', bytesOf(`\uFEFF${whole}`)],
  ['UTF-8 that says nothing', bytesOf(whole.slice(whole.indexOf('<Project')))],
  ['UTF-8 that says UTF-16', bytesOf(declared('utf-16'))],
  ['UTF-16 little-endian', utf16(`\uFEFF${declared('UTF-16')}`, true)],
  ['UTF-16 big-endian', utf16(`\uFEFF${declared('UTF-16')}`, false)],
  ['UTF-16 little-endian without a mark', utf16(declared('UTF-16'), true)],
  ['windows-1252', latin(declared('windows-1252'))],
  ['ISO 8859-1', latin(declared('ISO-8859-1'))],
])('reads %s, a few bytes at a time', (_, bytes) => {
  expect(nameIn(bytes)).toBe('Größe festlegen');
  expect(nameIn(bytes, 1)).toBe('Größe festlegen');
});

const entityBomb = `<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><Project>&b;</Project>`;

test.each([
  ['nothing', 'empty', null, new Uint8Array()],
  ['white space', 'empty', null, bytesOf(' \n\n ')],
  ['a ZIP', 'not-this-format', 1, new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0])],
  ['an MPP', 'not-this-format', 1, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ['a page', 'not-this-format', 1, bytesOf('<!DOCTYPE html><html><body>')],
  ['JSON', 'not-this-format', 1, bytesOf('{"a": 1}')],
  ['a Primavera XML', 'not-this-format', 2, bytesOf('<?xml version="1.0"?>\n<APIBusinessObjects/>')],
  ['another XML', 'not-this-format', 1, bytesOf('<project name="x"><tasks/></project>')],
  ['MSBuild', 'not-this-format', 1, bytesOf('<Project Sdk="Microsoft.NET.Sdk"></Project>')],
  ['a DOCTYPE with an entity bomb', 'doctype', 1, bytesOf(entityBomb)],
  ['an entity that nobody declared', 'malformed', 2, bytesOf('<Project>\n<Name>&bomb;</Name></Project>')],
  ['tags that cross', 'malformed', 3, bytesOf('<Project>\n<Tasks>\n</Project></Tasks>')],
  ['a character that XML has not', 'malformed', 2, bytesOf('<Project>\n<Name>\u0001</Name></Project>')],
  ['text after the end', 'malformed', 2, bytesOf('<Project/>\nmore')],
  ['an end in a tag', 'truncated', 2, bytesOf('<Project>\n<Tas')],
  ['an end between tags', 'truncated', 3, bytesOf('<Project>\n<Tasks>\n')],
  ['Latin letters called UTF-8', 'encoding-wrong', 4, latin(whole)],
  ['UTF-16 cut in a character', 'encoding-wrong', 4, utf16(`\uFEFF${whole}`, true).slice(0, 301)],
  ['an encoding that nobody knows', 'encoding-unknown', 1, bytesOf(declared('klingon-8'))],
  ['UTF-32', 'encoding-unknown', 1, new Uint8Array([0xff, 0xfe, 0, 0, 60, 0, 0, 0])],
])('refuses %s: %s, line %s', (_, code, line, bytes) => {
  const refusal = refusalOf(bytes);
  expect(refusal).toMatchObject({ code, line });
  expect(refusal.message.key).toContain(`plans.import.refusal.${code}`);
});

test('says what another XML, a Primavera file or a page seems to be', () => {
  expect(refusalOf(bytesOf('<rss/>')).message).toMatchObject({ key: 'plans.import.refusal.not-this-format.xml', parameters: { root: 'rss', line: 1 } }); // biome-ignore format: one check
  const late = `<!--${' '.repeat(detectionSize)}--><APIBusinessObjects/>`;
  expect(refusalOf(bytesOf(late)).message.key).toBe('plans.import.refusal.not-this-format.pmxml');
});

test('a truncated file names the element that is open', () => {
  expect(refusalOf(bytesOf('<Project>\n<Tasks><Task>')).message.parameters).toMatchObject({ element: 'Task', line: 2 });
});

test('limits: bytes, depth, length of a text, tasks', () => {
  const deep = mspdi('<a>'.repeat(100) + '</a>'.repeat(100));
  const long = mspdi(`<Name>${'x'.repeat(300_000)}</Name>`);
  const endless = `<Project ${'x'.repeat(300_000)}`;
  expect(refusalOf(bytesOf(whole), { maxBytes: 100 })).toMatchObject({ code: 'file-too-large' });
  expect(refusalOf(bytesOf(deep))).toMatchObject({ code: 'too-deep', line: 3 });
  expect(refusalOf(bytesOf(long), { maxTextLength: 100_000 })).toMatchObject({ code: 'text-too-long', line: 3 });
  expect(refusalOf(bytesOf(endless), { maxTextLength: 100_000 })).toMatchObject({ code: 'text-too-long' });
  expect(refusalOf(bytesOf(mspdiTasks(task, task, task)), { maxTasks: 2 })).toMatchObject({ code: 'too-many-tasks', line: 6 }); // biome-ignore format: one check
});

test('records of other kinds are bounded too', () => {
  const calendars = '<Calendar><UID>1</UID></Calendar><Calendar><UID>2</UID></Calendar>';
  const refusal = refusalOf(bytesOf(mspdi(`<Calendars>${calendars}</Calendars>`)), { maxRecords: 1 });
  expect(refusal.message).toMatchObject({ key: 'plans.import.refusal.too-many-records', parameters: { limit: 1, element: 'Calendar' } }); // biome-ignore format: one check
});

test('text that comes in many small pieces is held to the same limit', () => {
  const pieces = `<Notes>${'a<![CDATA[b]]>'.repeat(20_000)}</Notes>`;
  expect(refusalOf(bytesOf(mspdiTasks(pieces)), { maxTextLength: 30_000 })).toMatchObject({ code: 'text-too-long' });
  expect(refusalOf(bytesOf(mspdi(`<Views>${'<v/>'.repeat(20_000)}</Views>`)), { maxTextLength: 30_000 })).toMatchObject({ code: 'text-too-long' }); // biome-ignore format: one check
});

test('once refused, more bytes are not wanted and change nothing', () => {
  const reader = createMspdiReader();
  expect(reader.write(bytesOf(`<rss>${' '.repeat(5000)}`))).toBe(false);
  expect(reader.write(bytesOf(whole))).toBe(false);
  expect(reader.end()).toMatchObject({ ok: false, refusal: { code: 'not-this-format' } });
});

test('a file without tasks is a plan without tasks', () => {
  expect(readBytes(bytesOf(mspdi('<Name>empty.xml</Name>')))).toMatchObject({ ok: true, plan: { tasks: [], project: { name: 'empty' } } }); // biome-ignore format: one check
});

const rich = bytesOf(
  mspdi(
    `<StartDate>2026-01-05T08:00:00</StartDate><CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays><Exceptions><Exception><Type>1</Type><TimePeriod><FromDate>2026-02-01T00:00:00</FromDate><ToDate>2026-02-02T23:59:00</ToDate></TimePeriod></Exception></Exceptions></Calendar></Calendars><Tasks><Task>${task}<Duration>PT8H0M0S</Duration><PredecessorLink><PredecessorUID>2</PredecessorUID><LinkLag>10</LinkLag><LagFormat>7</LagFormat></PredecessorLink></Task><Task><UID>2</UID></Task></Tasks><Resources><Resource><UID>1</UID><Name>Marta</Name></Resource></Resources><Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><WorkContour>8</WorkContour><TimephasedData><Type>1</Type><Start>2026-01-05T08:00:00</Start><Finish>2026-01-05T12:00:00</Finish><Value>PT4H0M0S</Value></TimephasedData></Assignment></Assignments>`,
  ),
);

/** Reads, and sees to it that whatever comes out is a plan or a known refusal. */
function outcome(bytes: Uint8Array): 'read' | 'refused' {
  const read = readBytes(bytes);
  if (!read.ok) expect(refusalCodes).toContain(read.refusal.code);
  return read.ok ? 'read' : 'refused';
}

test('cut anywhere, a file is refused, never half read', () => {
  for (let length = 0; length < rich.length; length++) expect(outcome(rich.slice(0, length))).toBe('refused');
  expect(outcome(rich)).toBe('read');
});

test('with bytes changed, it is read or refused', () => {
  const change = fc.tuple(fc.nat(rich.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const bytes = rich.slice();
      for (const [at, value] of changes) bytes[at] = value;
      outcome(bytes);
    }),
    { numRuns: 1500 },
  );
});

test('with tags dropped, doubled or swapped, it is read or refused', () => {
  const parts = new TextDecoder().decode(rich).split(/(?=<)/);
  const at = fc.nat(parts.length - 1);
  fc.assert(
    fc.property(at, at, fc.constantFrom('drop', 'double', 'swap'), (first, second, how) => {
      const mutated = parts.slice();
      if (how === 'drop') mutated.splice(first, 1);
      else if (how === 'double') mutated.splice(first, 0, parts[second] as string);
      else [mutated[first], mutated[second]] = [parts[second] as string, parts[first] as string];
      outcome(bytesOf(mutated.join('')));
    }),
    { numRuns: 1500 },
  );
});

test('nonsense in any field is a fault, not the end of the file', () => {
  const text = new TextDecoder().decode(rich);
  for (const nonsense of ['', 'x', '-1', '1e999', '99999999999999999999', 'PT', '9999-99-99T99:99:99', 'NaN']) {
    for (const [found] of text.matchAll(/>[^<\s][^<]*</g)) expect(outcome(bytesOf(text.replace(found, `>${nonsense}<`)))).toBe('read'); // biome-ignore format: one loop
  }
});
