import { expect, test } from 'vitest';
import { formatPlanTime } from '#engine';
import { unknownXml } from '../plan/unknown-content.ts';
import { readText } from '../testing.ts';
import { mspdi } from './testing.ts';

const file = (resources: string, assignments = '') =>
  readText(
    mspdi(
      `<StartDate>2026-01-05T08:00:00</StartDate><Tasks><Task><UID>1</UID></Task></Tasks><Resources>${resources}</Resources><Assignments>${assignments}</Assignments>`,
    ),
  );
const resource = (inside: string) => file(`<Resource><UID>1</UID>${inside}</Resource>`).plan.resources[0];
const assignmentFile = (inside: string) =>
  file('<Resource><UID>1</UID></Resource>', `<Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID>${inside}</Assignment>`); // biome-ignore format: one call
const assignment = (inside: string) => assignmentFile(inside).plan.assignments[0];

test.each([
  ['<Type>1</Type>', 'work'],
  ['<Type>0</Type>', 'material'],
  ['<Type>0</Type><IsCostResource>1</IsCostResource>', 'cost'],
  ['', 'work'],
])('a resource of %s is %s', (inside, kind) => {
  expect(resource(inside)?.kind).toBe(kind);
});

test('units are 1 for all of somebody, rates currency an hour whatever their format', () => {
  const found = resource('<Name>Marta</Name><MaxUnits>1.5</MaxUnits><StandardRate>62.5</StandardRate><StandardRateFormat>3</StandardRateFormat><Group>Civil</Group><EmailAddress>m@example.org</EmailAddress><CalendarUID>-1</CalendarUID>'); // biome-ignore format: one text
  expect(found).toMatchObject({ name: 'Marta', maxUnits: 1.5, standardRateMinor: 6250, group: 'Civil', email: 'm@example.org', calendarUid: null }); // biome-ignore format: one row
});

test('a decimal comma is read as a point', () => {
  expect(resource('<MaxUnits>0,5</MaxUnits>')?.maxUnits).toBe(0.5);
});

test('null rows of resources are left out', () => {
  expect(file('<Resource><UID>3</UID><IsNull>1</IsNull><CalendarUID>88</CalendarUID></Resource>')).toMatchObject({ plan: { resources: [] }, faults: { total: 0 } }); // biome-ignore format: one check
});

test('an assignment has its work, delays and contour in their units', () => {
  const found = assignment('<Units>0.5</Units><Work>PT16H0M0S</Work><ActualWork>PT4H0M0S</ActualWork><RemainingWork>PT12H0M0S</RemainingWork><Delay>4800</Delay><LevelingDelay>600</LevelingDelay><WorkContour>6</WorkContour>'); // biome-ignore format: one text
  expect(found).toMatchObject({ units: 0.5, workTicks: 9600, actualWorkTicks: 2400, remainingWorkTicks: 7200, delayTicks: 4800, levellingDelayTicks: 600, contour: 'bell' }); // biome-ignore format: one row
});

const row = (type: number, from: string, to: string, value: string | null) =>
  `<TimephasedData><Type>${type}</Type><UID>1</UID><Start>2026-01-${from}:00</Start><Finish>2026-01-${to}:00</Finish><Unit>1</Unit>${value === null ? '' : `<Value>${value}</Value>`}</TimephasedData>`;
const pieces = (inside: string) =>
  assignment(inside)?.timephased.map(({ kind, start, finish, workTicks }) => [kind, formatPlanTime(start).slice(8, 16), formatPlanTime(finish).slice(8, 16), workTicks]); // biome-ignore format: one row

test('a contour by hand keeps its pieces: in order, idle ones joined, non-working time left out', () => {
  const rows = [
    row(1, '08T08:00', '09T08:00', 'PT0H0M0S'),
    row(2, '05T08:00', '06T08:00', 'PT8H0M0S'),
    row(1, '07T08:00', '08T08:00', 'PT0H0M0S'),
    row(1, '06T08:00', '06T17:00', null),
    row(1, '09T08:00', '09T17:00', 'PT4H0M0S'),
  ];
  expect(pieces(`<WorkContour>8</WorkContour>${rows.join('')}`)).toEqual([
    ['actual', '05T08:00', '06T08:00', 4800],
    ['remaining', '07T08:00', '09T08:00', 0],
    ['remaining', '09T08:00', '09T17:00', 2400],
  ]);
});

test('work spread flat says nothing new, even where a weekend has none', () => {
  const rows = row(1, '09T08:00', '10T08:00', 'PT8H0M0S') + row(1, '10T08:00', '12T08:00', 'PT0H0M0S');
  const read = assignmentFile(`<WorkContour>0</WorkContour>${rows}`);
  expect(read.plan.assignments[0]?.timephased).toEqual([]);
  expect(read.elements).toContainEqual({ path: 'Assignment/TimephasedData', use: 'computed', count: 2 });
  expect(read.faults.total).toBe(0);
});

test('a piece without sound dates is dropped, with a fault', () => {
  const read = assignmentFile(`<WorkContour>8</WorkContour>${row(1, '05T17:-0', '05T18:30', null)}`);
  expect(read.plan.assignments[0]?.timephased).toEqual([]);
  expect(read.faults.counts).toEqual({ 'bad-timephased': 1 });
});

test('baselines by day and whatever else nobody knows are stored as they stand, once each', () => {
  const known = '<TimephasedData><Type>4</Type><UID>1</UID><Start>2026-01-05T08:00:00</Start><Finish>2026-01-06T08:00:00</Finish><Unit>1</Unit><Value>PT8H0M0S</Value></TimephasedData>'; // biome-ignore format: one text
  const odd = '<ExtendedAttribute a="1 &lt; 2"><FieldID>188743731</FieldID><Value>R&amp;D</Value><Empty></Empty></ExtendedAttribute>'; // biome-ignore format: one text
  const read = file(
    `<Resource><UID>1</UID>${odd}</Resource>`,
    `<Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID>${odd}${known}</Assignment>`,
  );
  expect(read.unknown.elements).toEqual([odd, known]);
  expect(read.unknown.records.map((record) => [record.kind, record.uid, unknownXml(read.unknown, record)])).toEqual([['resource', 1, odd], ['assignment', 1, odd + known]]); // biome-ignore format: rows
});

test('more names than a plan could have are counted as one', () => {
  const odd = Array.from({ length: 3000 }, (_, index) => `<Odd${index}/>`);
  const read = file(`<Resource><UID>1</UID>${odd.join('')}</Resource>`);
  expect(read.elements.filter(({ use }) => use === 'unknown')).toHaveLength(1001);
  expect(read.elements).toContainEqual({ path: 'Resource/…', use: 'unknown', count: 2000 });
});
