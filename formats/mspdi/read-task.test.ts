import { expect, test } from 'vitest';
import { formatPlanTime, schedule } from '#engine';
import { readText } from '../testing.ts';
import { mspdi, mspdiTasks } from './testing.ts';
import { writeMspdi } from './write-mspdi.ts';

const one = (inside: string) => readText(mspdiTasks(`<UID>1</UID><ID>1</ID><OutlineLevel>1</OutlineLevel>${inside}`));
const task = (inside: string) => {
  const [found] = one(inside).plan.tasks;
  if (!found) throw new Error('no task');
  return found;
};
const shown = (at: number | null) => (at === null ? null : formatPlanTime(at));

test('a task without much said is active, automatic, of ordinary priority', () => {
  const { name, isActive, isManual, priority, constraintType, durationTicks, calendarUid } = task('<Name>Dig</Name>');
  expect({ name, isActive, isManual, priority, constraintType, durationTicks, calendarUid }).toEqual({
    name: 'Dig',
    isActive: true,
    isManual: false,
    priority: 500,
    constraintType: 'ASAP',
    durationTicks: null,
    calendarUid: null,
  });
});

test('computed dates go to the source, never into the plan', () => {
  const read = one(
    '<Start>2026-01-05T08:00:00</Start><Finish>2026-01-06T17:00:00</Finish><Duration>PT16H0M0S</Duration><EarlyStart>2026-01-05T08:00:00</EarlyStart><LateFinish>2026-01-09T17:00:00</LateFinish><TotalSlack>14400</TotalSlack><Critical>0</Critical><ManualStart>2026-01-05T08:00:00</ManualStart>',
  );
  expect(read.plan.tasks[0]).toMatchObject({ durationTicks: 9600, manualStart: null, manualFinish: null });
  expect(read.source[0]).toMatchObject({ uid: 1, id: 1, durationTicks: 9600, totalSlackTicks: 14_400, isCritical: false }); // biome-ignore format: one row
  expect(shown(read.source[0]?.lateFinish ?? null)).toBe('2026-01-09T17:00:00');
  expect(read.source[0]?.lateStart).toBeNull();
});

test('a manual task keeps its manual dates, else its dates', () => {
  const both = task('<Manual>1</Manual><Start>2026-01-05T08:00:00</Start><Finish>2026-01-05T17:00:00</Finish><ManualStart>2026-01-06T08:00:00</ManualStart>'); // biome-ignore format: one text
  expect([shown(both.manualStart), shown(both.manualFinish)]).toEqual(['2026-01-06T08:00:00', '2026-01-05T17:00:00']);
});

test('a manual task with texts, even empty ones, is a placeholder; an automatic one is not', () => {
  const texts = '<StartText/><FinishText></FinishText><DurationText>about a week</DurationText>';
  const dates = '<Start>2026-01-05T08:00:00</Start><Finish>2026-01-05T17:00:00</Finish>';
  expect(task(`<Manual>1</Manual>${texts}${dates}`)).toMatchObject({ isPlaceholder: true, manualStart: null, manualFinish: null }); // biome-ignore format: one text
  expect(task(`<Manual>0</Manual>${texts}${dates}`).isPlaceholder).toBe(false);
});

test.each([
  [7, 'days', false, false],
  [8, 'days', true, false],
  [39, 'days', false, true],
  [40, 'days', true, true],
  [3, 'minutes', false, false],
  [5, 'hours', false, false],
  [12, 'months', true, false],
  [19, 'percent', false, false],
  [21, 'weeks', false, false],
  [53, 'weeks', false, true],
])('format %i is %s, elapsed %s, estimated %s, where the header says weeks', (format, unit, isElapsed, isEstimated) => {
  const header = '<DurationFormat>9</DurationFormat>';
  const text = mspdi(`${header}<Tasks><Task><UID>1</UID><DurationFormat>${format}</DurationFormat></Task></Tasks>`);
  expect(readText(text).plan.tasks[0]).toMatchObject({ durationUnit: unit, isElapsed, isEstimated });
});

test.each([
  ['0', 'ASAP'],
  ['1', 'ALAP'],
  ['2', 'MSO'],
  ['3', 'MFO'],
  ['4', 'SNET'],
  ['5', 'SNLT'],
  ['6', 'FNET'],
  ['7', 'FNLT'],
])('constraint %s is %s', (code, type) => {
  const date = '<ConstraintDate>2026-02-02T08:00:00</ConstraintDate>';
  expect(task(`<ConstraintType>${code}</ConstraintType>${date}`)).toMatchObject({
    constraintType: type,
    constraintDate: code < '2' ? null : expect.any(Number),
  });
});

test('a constraint without its date holds nothing, and is a fault', () => {
  const read = one('<ConstraintType>4</ConstraintType>');
  expect(read.plan.tasks[0]).toMatchObject({ constraintType: 'ASAP', constraintDate: null });
  expect(read.faults.counts).toEqual({ 'constraint-without-date': 1 });
});

test('what cannot be read is left out with a fault that names line, field and value', () => {
  const read = one('\n<Deadline>2026-02-30T17:00:00</Deadline><Priority>urgent</Priority><Type>9</Type>');
  expect(read.plan.tasks[0]).toMatchObject({ deadline: null, priority: 500, type: 'fixed-units' });
  expect(read.faults.details).toEqual([
    { code: 'bad-value', element: 'Task', uid: 1, line: 4, field: 'Type', value: '9' },
    { code: 'bad-date', element: 'Task', uid: 1, line: 4, field: 'Deadline', value: '2026-02-30T17:00:00' },
    { code: 'bad-value', element: 'Task', uid: 1, line: 4, field: 'Priority', value: 'urgent' },
  ]);
});

test('1984-01-01 and 2049-12-31 23:59 mean no date', () => {
  const { deadline, actualStart } = task('<Deadline>2049-12-31T23:59:06</Deadline><ActualStart>1984-01-01T00:00:00</ActualStart>'); // biome-ignore format: one text
  expect([deadline, actualStart]).toEqual([null, null]);
});

test('progress, work, calendars of −1, delays and costs are read in their units', () => {
  const found = task(
    '<Work>PT40H0M0S</Work><CalendarUID>-1</CalendarUID><LevelingDelay>4800</LevelingDelay><PercentComplete>40</PercentComplete><ActualStart>2026-01-05T08:00:00</ActualStart><ActualDuration>PT16H0M0S</ActualDuration><RemainingDuration>PT24H0M0S</RemainingDuration><Stop>2026-01-06T17:00:00</Stop><Resume>2026-01-07T08:00:00</Resume><Baseline><Number>0</Number><Start>2026-01-05T08:00:00</Start><Duration>PT40H0M0S</Duration><Work>PT40H0M0S</Work><Cost>123456</Cost></Baseline><Baseline><Number>11</Number></Baseline>',
  );
  expect(found).toMatchObject({ workTicks: 24_000, calendarUid: null, levellingDelayTicks: 4800, percentComplete: 40 });
  expect(found).toMatchObject({ actualDurationTicks: 9600, remainingDurationTicks: 14_400 });
  expect([shown(found.stop), shown(found.resume)]).toEqual(['2026-01-06T17:00:00', '2026-01-07T08:00:00']);
  expect(found.baselines).toEqual([
    { number: 0, start: found.actualStart, finish: null, durationTicks: 24_000, workTicks: 24_000, costMinor: 123_456 },
  ]);
});

test('a milestone may last, and work may be no milestone at no duration', () => {
  expect(task('<Milestone>1</Milestone><Duration>PT232H0M0S</Duration>')).toMatchObject({ isMilestone: true, durationTicks: 139_200 }); // biome-ignore format: one row
  expect(task('<Milestone>0</Milestone><Duration>PT0H0M0S</Duration>')).toMatchObject({ isMilestone: false, durationTicks: 0 }); // biome-ignore format: one row
});

test.each([
  [
    '<Type>1</Type><LinkLag>4800</LinkLag><LagFormat>7</LagFormat>',
    'FS',
    { kind: 'working', ticks: 4800, unit: 'days' },
  ],
  [
    '<Type>0</Type><LinkLag>-600</LinkLag><LagFormat>5</LagFormat>',
    'FF',
    { kind: 'working', ticks: -600, unit: 'hours' },
  ],
  [
    '<Type>2</Type><LinkLag>14400</LinkLag><LagFormat>8</LagFormat>',
    'SF',
    { kind: 'elapsed', ticks: 14_400, unit: 'days' },
  ],
  [
    '<Type>3</Type><LinkLag>50</LinkLag><LagFormat>19</LagFormat>',
    'SS',
    { kind: 'percent', percent: 50, isElapsed: false },
  ],
  [
    '<Type>1</Type><LinkLag>25</LinkLag><LagFormat>20</LagFormat>',
    'FS',
    { kind: 'percent', percent: 25, isElapsed: true },
  ],
  ['', 'FS', { kind: 'working', ticks: 0, unit: 'days' }],
])('a link of %s is %s', (inside, type, lag) => {
  const link = `<PredecessorLink><PredecessorUID>1</PredecessorUID>${inside}</PredecessorLink>`;
  const read = readText(mspdiTasks('<UID>1</UID>', `<UID>2</UID>${link}`));
  expect(read.plan.links).toEqual([{ predecessorUid: 1, successorUid: 2, type, lag }]);
});

test('a task of another project stands where its file has it, holds what follows it, and is written as it came', () => {
  const external = '<UID>1</UID><Name>Permit</Name><Manual>0</Manual><OutlineLevel>1</OutlineLevel><Start>2026-01-14T08:00:00</Start><Finish>2026-01-15T17:00:00</Finish><ManualStart>2026-01-05T08:00:00</ManualStart><Duration>PT16H0M0S</Duration><ExternalTask>1</ExternalTask><ExternalTaskProject>other.mpp\\7</ExternalTaskProject>'; // biome-ignore format: one text
  const after = '<UID>2</UID><Name>Dig</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration><PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink>'; // biome-ignore format: one text
  const read = readText(mspdiTasks(external, after));
  const result = schedule(read.plan);
  // The project begins on Monday the 5th; the permit comes on Thursday the 15th.
  expect(result.tasks.map(({ start }) => shown(start))).toEqual(['2026-01-14T08:00:00', '2026-01-16T08:00:00']);
  const written = [...writeMspdi(read.plan, result, read.unknown)].join('');
  expect(written.match(/<(Manual|ExternalTask|ExternalTaskProject)>[^<]*/g)).toEqual(['<Manual>0', '<ExternalTask>1', '<ExternalTaskProject>other.mpp\\7', '<Manual>0']); // biome-ignore format: one list
  expect(readText(written).plan.tasks).toEqual(read.plan.tasks);
});

test('physical progress is the rule of earning where the task says so, and comes back; else it is kept as it came', () => {
  const physical = one('<EarnedValueMethod>1</EarnedValueMethod><PhysicalPercentComplete>40</PhysicalPercentComplete>');
  expect(physical.plan.tasks[0]?.earning).toEqual({ kind: 'physical-percent', percent: 40 });
  const other = one('<EarnedValueMethod>0</EarnedValueMethod><PhysicalPercentComplete>40</PhysicalPercentComplete>');
  expect(other.plan.tasks[0]?.earning).toBeNull();
  const said = (read: typeof other) => [...writeMspdi(read.plan, null, read.unknown)].join('').match(/<(EarnedValueMethod|PhysicalPercentComplete)>\d+/g)?.sort(); // biome-ignore format: one call
  expect(said(physical)).toEqual(['<EarnedValueMethod>1', '<PhysicalPercentComplete>40']);
  expect(said(other)).toEqual(['<EarnedValueMethod>0', '<PhysicalPercentComplete>40']);
});
