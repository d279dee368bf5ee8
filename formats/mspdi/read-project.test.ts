import { expect, test } from 'vitest';
import { formatPlanTime } from '#engine';
import { readText } from '../testing.ts';
import { mspdi } from './testing.ts';
import { writeMspdi } from './write-mspdi.ts';

const start = '<StartDate>2026-01-05T08:00:00</StartDate>';
const project = (header: string, more = '') => readText(mspdi(header + more)).plan.project;

test('what the header leaves out is as Microsoft Project has it', () => {
  expect(project(start)).toEqual({
    name: '',
    scheduleFrom: 'start',
    start: expect.any(Number),
    finish: null,
    statusDate: null,
    calendarUid: null,
    minutesPerDay: 480,
    minutesPerWeek: 2400,
    daysPerMonth: 20,
    defaultStartTicks: 4800,
    defaultFinishTicks: 10_200,
    criticalSlackLimitDays: 0,
    areConstraintsHonoured: true,
    hasMultipleCriticalPaths: false,
    currencyCode: null,
  });
});

test('what the header says is taken', () => {
  const header = `${start}<FinishDate>2026-06-30T17:00:00</FinishDate><ScheduleFromStart>0</ScheduleFromStart><StatusDate>2026-03-01T17:00:00</StatusDate><MinutesPerDay>450</MinutesPerDay><MinutesPerWeek>2250</MinutesPerWeek><DaysPerMonth>21</DaysPerMonth><DefaultStartTime>09:00:00</DefaultStartTime><CriticalSlackLimit>3</CriticalSlackLimit><MultipleCriticalPaths>1</MultipleCriticalPaths><CurrencyCode>GBP</CurrencyCode>`;
  const { finish, statusDate, ...rest } = project(header);
  expect([finish, statusDate].map((at) => at !== null && formatPlanTime(at))).toEqual(['2026-06-30T17:00:00', '2026-03-01T17:00:00']); // biome-ignore format: one check
  expect(rest).toMatchObject({ scheduleFrom: 'finish', minutesPerDay: 450, minutesPerWeek: 2250, daysPerMonth: 21 });
  expect(rest).toMatchObject({ defaultStartTicks: 5400, criticalSlackLimitDays: 3, hasMultipleCriticalPaths: true, currencyCode: 'GBP' }); // biome-ignore format: one check
});

test('the finish of a plan scheduled from its start is computed, no fact', () => {
  expect(project(`${start}<FinishDate>2026-06-30T17:00:00</FinishDate>`).finish).toBeNull();
});

test('HonorConstraints says 0 in every file of Microsoft Project, whatever is set, so it is not believed but stored', () => {
  const read = readText(mspdi(`${start}<HonorConstraints>0</HonorConstraints>`));
  expect(read.plan.project.areConstraintsHonoured).toBe(true);
  expect(read.unknown.elements).toEqual(['<HonorConstraints>0</HonorConstraints>']);
});

test('tasks in progress are split unless the header says otherwise, which is written again', () => {
  expect(project(`${start}<SplitsInProgressTasks>1</SplitsInProgressTasks>`)).not.toHaveProperty('options');
  const { plan } = readText(mspdi(`${start}<SplitsInProgressTasks>0</SplitsInProgressTasks>`));
  expect(plan.project.options).toEqual({ progress: 'unsplit' });
  const written = (options: typeof plan.project.options) =>
    /<SplitsInProgressTasks>\d/.exec([...writeMspdi({ ...plan, project: { ...plan.project, options: options ?? null } }, null)].join(''))?.[0]; // biome-ignore format: one expression
  expect(written(plan.project.options)).toBe('<SplitsInProgressTasks>0');
  expect(written(null)).toBe('<SplitsInProgressTasks>1');
  expect(written({ progress: 'progress-override' })).toBe('<SplitsInProgressTasks>0');
  expect(written({ progress: 'retained-logic' })).toBe('<SplitsInProgressTasks>1');
});

test('a plan is called by its title, else by its summary row, else by its file', () => {
  const summary = '<Tasks><Task><UID>0</UID><Name>Bridge</Name></Task></Tasks>';
  const name = '<Name>bridge-v3.xml</Name>';
  expect(project(`${start}${name}<Title>New bridge</Title>`, summary).name).toBe('New bridge');
  expect(project(start + name, summary).name).toBe('Bridge');
  expect(project(start + name).name).toBe('bridge-v3');
});

test('without a start the earliest task gives one, and a fault says so', () => {
  const task = (uid: number, day: string) => `<Task><UID>${uid}</UID><Start>2026-01-${day}T08:00:00</Start></Task>`;
  const read = readText(mspdi(`<Tasks>${task(1, '09')}${task(2, '07')}</Tasks>`));
  expect(formatPlanTime(read.plan.project.start)).toBe('2026-01-07T08:00:00');
  expect(read.faults.counts).toEqual({ 'missing-start': 1 });
});

test('a calendar of the project that is not there is a fault, and the standard one holds', () => {
  const read = readText(mspdi(`${start}<CalendarUID>9</CalendarUID>`));
  expect(read.plan.project.calendarUid).toBeNull();
  expect(read.faults.details).toMatchObject([{ code: 'unknown-calendar', element: 'Project', value: '9' }]);
});

test('header, tasks and calendars may stand in any order, and names may carry a prefix', () => {
  const text = `<p:Project xmlns:p="http://schemas.microsoft.com/project"><p:Tasks><p:Task><p:UID>1</p:UID><p:Name>Dig</p:Name></p:Task></p:Tasks><p:StartDate>2026-01-05T08:00:00</p:StartDate><p:Title>Late title</p:Title></p:Project>`;
  const { plan } = readText(text);
  expect([plan.project.name, plan.tasks[0]?.name]).toEqual(['Late title', 'Dig']);
});
