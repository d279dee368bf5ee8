import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CalendarException, formatPlanTime, type PlanCalendar, type PlanLink, type PlanTask, type ScheduleInput, schedule, type TimephasedWork, type WorkingWeek } from '#engine'; // biome-ignore format: one import
import { readText } from '../testing.ts';
import { constraintTypes, linkTypes, taskTypes, workContours } from './codes.ts';
import { mspdiTasks } from './testing.ts';
import { writeMspdi } from './write-mspdi.ts';

const day = 14_400;
const ticks = fc.integer({ min: 0, max: 5_000_000 });
const at = fc.integer({ min: day, max: 600_000_000 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
/** Text that XML can say and that is not empty: what is empty is read as absent. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((value) => !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(value));
/** Names of calendars and tasks that say something: others are written as what Microsoft Project takes. */
const label = text.filter((value) => value.trim() !== '');
const units = fc.constantFrom('minutes', 'hours', 'days', 'weeks', 'months');

const ranges = fc
  .uniqueArray(fc.integer({ min: 1, max: day }), { minLength: 2, maxLength: 6 })
  .map((times) => times.sort((a, b) => a - b))
  .map((times) => times.slice(1).map((to, index) => ({ from: times[index] as number, to })));
const week: fc.Arbitrary<WorkingWeek> = fc.array(maybe(fc.oneof(ranges, fc.constant([]))), { minLength: 7, maxLength: 7 }); // biome-ignore format: one line
const period = fc.tuple(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 0, max: 400 })).map(([from, days]) => ({ from: from * day, to: (from + days) * day })); // biome-ignore format: one line

const small = fc.integer({ min: 1, max: 12 });
const position = fc.integer({ min: 1, max: 5 });
const item = fc.constantFrom('day', 'working-day', 'weekend-day', 0, 1, 2, 3, 4, 5, 6);
const recurrence = fc.oneof(
  fc.record({ kind: fc.constant('daily'), everyDays: small }),
  fc.record({ kind: fc.constant('weekly'), everyWeeks: small, weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6]) }),
  fc.record({ kind: fc.constant('monthly-by-day'), everyMonths: small, day: small }),
  fc.record({ kind: fc.constant('monthly-by-position'), everyMonths: small, position, item }),
  fc.record({ kind: fc.constant('yearly-by-day'), month: small, day: small }),
  fc.record({ kind: fc.constant('yearly-by-position'), month: small, position, item }),
);
const exception = fc
  .tuple(period, ranges, maybe(recurrence), maybe(small), fc.boolean())
  .map(([days, times, recurring, occurrences, isOff]) => {
    const counted = recurring ? occurrences : null;
    return { name: 'Holiday', ...days, ranges: isOff ? [] : times, recurrence: recurring, occurrences: counted };
  }) as fc.Arbitrary<CalendarException>;

const calendars: fc.Arbitrary<PlanCalendar[]> = fc
  .array(fc.tuple(label, week, fc.array(exception, { maxLength: 3 }), fc.array(fc.tuple(text, period, week), { maxLength: 2 })), { maxLength: 4 }) // biome-ignore format: one tuple
  .map((found) =>
    found.map(([name, days, exceptions, workWeeks], index) => ({
      uid: index + 1,
      name,
      baseUid: index > 0 ? 1 : null,
      week: days,
      workWeeks: workWeeks.map(([called, span, inner]) => ({ name: called, ...span, week: inner })),
      exceptions,
    })),
  );

const baseline = fc.record({ number: fc.integer({ min: 0, max: 10 }), start: maybe(at), finish: maybe(at), durationTicks: maybe(ticks), workTicks: maybe(ticks), costMinor: maybe(fc.integer()) }); // biome-ignore format: one record

const facts = fc.record({
  name: label,
  wbs: maybe(text),
  isActive: fc.boolean(),
  isManual: fc.boolean(),
  isMilestone: fc.boolean(),
  isPlaceholder: fc.boolean(),
  type: fc.constantFrom(...taskTypes),
  isEffortDriven: fc.boolean(),
  durationTicks: maybe(ticks),
  isElapsed: fc.boolean(),
  durationUnit: units,
  isEstimated: fc.boolean(),
  workTicks: maybe(ticks),
  manualStart: maybe(at),
  manualFinish: maybe(at),
  constraintType: fc.constantFrom(...constraintTypes),
  constraintDate: at,
  deadline: maybe(at),
  calendarUid: fc.constant(null),
  ignoresResourceCalendars: fc.boolean(),
  priority: fc.integer({ min: 0, max: 1000 }),
  levellingDelayTicks: ticks,
  notes: maybe(text),
  earning: fc.option(fc.record({ kind: fc.constant('physical-percent' as const), percent: fc.nat(100) }), { nil: null }), // biome-ignore format: one record
  baselines: fc.array(baseline, { maxLength: 2 }),
});
const progress = fc.record({ actualStart: maybe(at), actualFinish: maybe(at), actualDurationTicks: maybe(ticks), remainingDurationTicks: maybe(ticks), percentComplete: fc.integer({ min: 0, max: 100 }), stop: maybe(at), resume: maybe(at) }); // biome-ignore format: one record
const noProgress = { actualStart: null, actualFinish: null, actualDurationTicks: null, remainingDurationTicks: null, percentComplete: 0, stop: null, resume: null }; // biome-ignore format: one record

/** Tasks in outline order; every third is a summary of the two after it, and has no roll-ups of its own. */
const tasks: fc.Arbitrary<PlanTask[]> = fc.array(fc.tuple(facts, progress), { maxLength: 12 }).map((found) =>
  found.map(([fact, done], index) => {
    const isSummary = index % 3 === 0 && index < found.length - 1;
    const { isManual, constraintType } = fact;
    const isFree = constraintType === 'ASAP' || constraintType === 'ALAP';
    return {
      ...fact,
      uid: index + 1,
      parentUid: index % 3 === 0 ? null : index - (index % 3) + 1,
      isPlaceholder: isManual && fact.isPlaceholder,
      manualStart: isManual ? fact.manualStart : null,
      manualFinish: isManual ? fact.manualFinish : null,
      constraintDate: isFree ? null : fact.constraintDate,
      ...(isSummary ? { ...noProgress, workTicks: null } : done),
      durationTicks: isSummary && !isManual ? null : fact.durationTicks,
    };
  }),
);

const lag = fc.oneof(
  fc.record({ kind: fc.constant('working' as const), ticks: fc.integer({ min: -90_000, max: 90_000 }), unit: units }),
  fc.record({ kind: fc.constant('elapsed' as const), ticks: fc.integer({ min: -90_000, max: 90_000 }), unit: units }),
  fc.record({ kind: fc.constant('percent' as const), percent: fc.integer({ min: -200, max: 200 }), isElapsed: fc.boolean() }), // biome-ignore format: one record
);
const linkAmong = (count: number): fc.Arbitrary<PlanLink[]> => {
  const end = fc.integer({ min: 1, max: Math.max(count, 2) });
  const link = fc.record({ predecessorUid: end, successorUid: end, type: fc.constantFrom(...linkTypes), lag });
  const sound = ({ predecessorUid, successorUid }: PlanLink) => predecessorUid !== successorUid;
  const key = ({ predecessorUid, successorUid, type }: PlanLink) => `${predecessorUid} ${successorUid} ${type}`;
  return fc
    .uniqueArray(link.filter(sound), { maxLength: count < 2 ? 0 : 15, selector: key })
    .map((links) => links.sort((a, b) => a.successorUid - b.successorUid));
};

/** Microsoft Project refuses these letters in names of resources. */
const plainName = text.filter((value) => !/[,[\]]/.test(value));
const resource = fc.record({ name: plainName, kind: fc.constantFrom('work' as const, 'material' as const, 'cost' as const), calendarUid: fc.constant(null), maxUnits: fc.integer({ min: 0, max: 900 }).map((units) => units / 100), group: maybe(text), initials: maybe(text), email: maybe(text), standardRateMinor: maybe(fc.integer({ min: 0, max: 1_000_000 })) }); // biome-ignore format: one record

/** Rows of work that end where the next begins; work is never 0 twice in a row, for such rows are read as one. */
const timephased = fc.array(fc.tuple(fc.constantFrom('actual' as const, 'remaining' as const), ticks), { maxLength: 5 }).map((rows) => rows.map(([kind, work], index): TimephasedWork => ({ kind, start: (index + 1) * day, finish: (index + 2) * day, workTicks: index % 2 === 0 ? 0 : work + 1 }))); // biome-ignore format: one row

const plan: fc.Arbitrary<ScheduleInput> = fc
  .tuple(text, calendars, tasks, fc.array(resource, { maxLength: 4 }), at, maybe(at))
  .chain(([name, books, rows, people, start, statusDate]) => {
    const assignment = fc.record({
      resourceUid: people.length > 0 ? maybe(fc.integer({ min: 1, max: people.length })) : fc.constant(null),
      taskUid: fc.integer({ min: 1, max: Math.max(1, rows.length) }),
      units: fc.integer({ min: 0, max: 900 }).map((value) => value / 100),
      work: fc.tuple(maybe(ticks), maybe(ticks), maybe(ticks)),
      delayTicks: fc.integer({ min: 1, max: 5_000_000 }), // without one, work of nobody says nothing
      levellingDelayTicks: ticks,
      contour: fc.constantFrom(...workContours),
      timephased,
    });
    return fc.record({
      project: fc.record({
        name: fc.constant(name),
        scheduleFrom: fc.constant('start' as const),
        start: fc.constant(start),
        finish: fc.constant(null),
        statusDate: fc.constant(statusDate),
        calendarUid: fc.constant(books.length > 0 ? 1 : null),
        minutesPerDay: fc.integer({ min: 1, max: 1440 }),
        minutesPerWeek: fc.integer({ min: 1, max: 10_080 }),
        daysPerMonth: fc.integer({ min: 1, max: 31 }),
        defaultStartTicks: fc.integer({ min: 0, max: day - 1 }),
        defaultFinishTicks: fc.integer({ min: 0, max: day - 1 }),
        criticalSlackLimitDays: fc.integer({ min: 0, max: 20 }),
        areConstraintsHonoured: fc.constant(true),
        hasMultipleCriticalPaths: fc.boolean(),
        currencyCode: maybe(fc.constant('EUR')),
      }),
      calendars: fc.constant(books),
      tasks: fc.constant(rows),
      links: linkAmong(rows.length),
      resources: fc.constant(people.map((person, index) => ({ uid: index + 1, ...person }))),
      assignments: fc.array(assignment, { maxLength: rows.length > 0 ? 6 : 0 }).map((found) =>
        found.map(({ work: [workTicks, actualWorkTicks, remainingWorkTicks], ...rest }, index) => ({
          uid: index + 1,
          ...rest,
          ...(rest.resourceUid === null
            ? { workTicks: null, actualWorkTicks: null, remainingWorkTicks: null }
            : { workTicks, actualWorkTicks, remainingWorkTicks }),
          timephased: rest.contour === 'contoured' ? rest.timephased : [],
        })),
      ),
    });
  });

test('what is written reads as the same plan, without a fault', () => {
  fc.assert(
    fc.property(plan, (written) => {
      const read = readText([...writeMspdi(written)].join(''));
      expect(read.plan).toEqual(written);
      expect(read.faults.details).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('computed dates are written where they are given, and come back as source dates', () => {
  const [written] = fc.sample(plan.filter(({ tasks: rows }) => rows.length > 5), { numRuns: 1, seed: 4 }); // biome-ignore format: one call
  const result = schedule(written as ScheduleInput);
  const read = readText([...writeMspdi(written as ScheduleInput, result)].join(''));
  const shown = (task: { uid: number; start: number | null; lateFinish: number | null }) => [task.uid, task.start === null ? null : formatPlanTime(task.start), task.lateFinish]; // biome-ignore format: one row
  expect(read.source.map(shown)).toEqual(result.tasks.map(shown));
});

test('what Microsoft Project refuses is written as it takes it', () => {
  const [written] = fc.sample(plan.filter(({ tasks: rows, links }) => rows.length > 3 && links.length > 0), { numRuns: 1, seed: 9 }); // biome-ignore format: one call
  const { tasks, links, ...rest } = written as ScheduleInput;
  const far = (uid: number) => uid + 3_000_000;
  const large: ScheduleInput = {
    ...rest,
    tasks: tasks.map((task) => ({ ...task, uid: far(task.uid), parentUid: task.parentUid && far(task.parentUid) })),
    links: links.map((link) => ({ ...link, predecessorUid: far(link.predecessorUid), successorUid: far(link.successorUid) })), // biome-ignore format: one list
    resources: [{ uid: 1, name: 'Meier, Anna [Berlin]', kind: 'work', calendarUid: null, maxUnits: 1, group: null, initials: null, email: null, standardRateMinor: null }], // biome-ignore format: one record
    calendars: ['x'.repeat(60), ''].map((name, index) => ({ uid: index + 1, name, baseUid: null, week: Array(7).fill([]), workWeeks: [], exceptions: [] })), // biome-ignore format: one list
    assignments: [],
    project: { ...rest.project, calendarUid: 1 },
  };
  const read = readText([...writeMspdi(large, schedule(large))].join(''));
  expect(read.faults.details).toEqual([]);
  expect(read.plan.tasks.map(({ uid }) => uid)).toEqual(tasks.map((_, index) => index + 1));
  expect(read.plan.links).toHaveLength(links.length);
  expect(read.plan.resources.map(({ name }) => name)).toEqual(['Meier; Anna (Berlin)']);
  expect(read.plan.calendars.map(({ name }) => name)).toEqual(['x'.repeat(51), 'Calendar']);
});

test('a task that nobody works on gets an assignment to nobody, which is none when read again', () => {
  const text = [...writeMspdi(readText(mspdiTasks('<UID>1</UID><Duration>PT8H0M0S</Duration>')).plan)].join('');
  expect(text).toContain('<Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID>');
  expect(readText(text).plan.assignments).toEqual([]);
});

test('the duration of a summary is that of its dates, whatever it took as a task', () => {
  // 1 was a day long before 2, five days, came below it.
  const rows = ['<UID>1</UID><OutlineLevel>1</OutlineLevel>', '<UID>2</UID><OutlineLevel>2</OutlineLevel><Duration>PT40H0M0S</Duration>']; // biome-ignore format: one list
  const read = readText(mspdiTasks(...rows)).plan;
  const plan = { ...read, tasks: read.tasks.map((task) => ({ ...task, durationTicks: task.durationTicks ?? 4800 })) };
  const written = [...writeMspdi(plan, schedule(plan))].join('');
  expect(/<UID>1<.*?<Duration>(\w+)</s.exec(written)?.[1]).toBe('PT40H0M0S');
});
