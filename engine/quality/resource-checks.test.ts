import { expect, test } from 'vitest';
import type {
  CalendarException,
  PlanAssignment,
  PlanCalendar,
  PlanResource,
  PlanTask,
  ScheduleInput,
} from '../kernel/plan.ts';
import { schedule } from '../schedule/schedule.ts';
import { at, testLink, testPlan, testTask } from '../schedule/testing.ts';
import { checkPlan, nextDue } from './check-plan.ts';
import { ana, assign, day, done, noComparison } from './testing.ts';

const [monday, friday] = [at('2026-01-05T08:00'), at('2026-01-09T17:00')];

interface Staffing {
  readonly facts?: readonly Partial<PlanTask>[];
  readonly assignments?: readonly Partial<PlanAssignment>[];
  readonly maxUnits?: number;
}

/** Tasks side by side from Monday, 5 January on, each of them Ana's. */
function sideBySide(tasks: number, { facts = [], assignments = [], maxUnits = 1 }: Staffing = {}): ScheduleInput {
  const uids = Array.from({ length: tasks }, (_, index) => index + 1);
  return {
    ...testPlan(uids.map((uid) => testTask(uid, facts[uid - 1]))),
    resources: [{ ...(ana as PlanResource), maxUnits }],
    assignments: uids.map((uid) => ({ ...assign(uid), ...assignments[uid - 1] })),
  };
}

function overallocated(plan: ScheduleInput, context = noComparison) {
  const found = checkPlan(plan, schedule(plan), context).find(({ code }) => code === 'schedule.overallocated-resource');
  return found && { severity: found.severity, ...found.values, tasks: found.records.map(({ id }) => Number(id)) };
}

const percent = (value: number) => ({ kind: 'percent', percent: value });

test('of two tasks at three fifths of somebody the sum and its first moment are told, with both tasks', () => {
  const plan = sideBySide(3, {
    facts: [{ durationTicks: 5 * day }, { durationTicks: 2 * day }, { durationTicks: 2 * day }],
    assignments: [{ units: 0.6 }, { units: 0.6 }, { units: 0, resourceUid: 1 }],
  });
  expect(overallocated(plan)).toMatchObject({
    ...{ severity: 'minor', count: 2, of: 2, tasks: [1, 2], resource: 'Ana', load: percent(120), most: percent(100) },
    from: { kind: 'date', at: '2026-01-05T08:00:00' },
  });
});

test('the most that is asked at once is told, from when on it is too much', () => {
  const plan = sideBySide(3, { facts: [{ durationTicks: 5 * day }, {}, {}] });
  const chained = { ...plan, links: [testLink(2, 3)] };
  expect(overallocated(chained)).toMatchObject({ load: percent(200), count: 3 });
  expect(overallocated(plan)).toMatchObject({ load: percent(300), count: 3 });
});

test('one after the other, three thirds, as many as there are, or later by a delay, is not too much', () => {
  const after = sideBySide(2);
  expect(overallocated({ ...after, links: [testLink(1, 2)] })).toBeUndefined();
  expect(overallocated(sideBySide(3, { assignments: [{ units: 0.33 }, { units: 0.335 }, { units: 0.33 }] }))).toBeUndefined(); // biome-ignore format: one line
  expect(overallocated(sideBySide(2, { maxUnits: 2 }))).toBeUndefined();
  const facts = [{}, { durationTicks: 2 * day }];
  for (const late of [{ delayTicks: day }, { levellingDelayTicks: day }])
    expect(overallocated(sideBySide(2, { facts, assignments: [{}, late] }))).toBeUndefined();
  expect(overallocated(sideBySide(2, { facts }))).toMatchObject({ load: percent(200) });
  // two days from Monday, one from Tuesday on: Tuesday is too much
  const tuesday = sideBySide(2, { facts: [{ durationTicks: 2 * day }, {}], assignments: [{}, { delayTicks: day }] });
  expect(overallocated(tuesday)).toMatchObject({ from: { at: '2026-01-06T08:00:00' }, load: percent(200) });
});

test('what is over, done or not worked anyway is not too much', () => {
  const both = sideBySide(2, { facts: [{ durationTicks: 5 * day }, { durationTicks: 2 * day }] });
  expect(overallocated(both, { ...noComparison, now: at('2026-01-07T08:00') })).toBeUndefined();
  expect(overallocated(sideBySide(2, { facts: [done('2026-01-05T08:00', '2026-01-05T17:00'), {}] }))).toBeUndefined();
  const weekend = { isManual: true, manualStart: at('2026-01-10T08:00'), manualFinish: at('2026-01-11T17:00') };
  expect(overallocated(sideBySide(2, { facts: [weekend, weekend] }))).toBeUndefined();
  const week = { isManual: true, manualStart: monday, manualFinish: friday };
  expect(overallocated(sideBySide(2, { facts: [week, week] }))).toMatchObject({ count: 2 });
});

test('is looked at again each midnight as long as it is so', () => {
  const long = { durationTicks: 10 * day };
  const plan = sideBySide(2, { facts: [long, long], assignments: [{ workTicks: 3 * day }] });
  const due = (now: string) => nextDue(plan, schedule(plan), { ...noComparison, now: at(now) });
  // three days from Monday on; the tasks themselves end in two weeks
  expect(due('2026-01-06T08:00')).toBe(at('2026-01-07T00:00'));
  expect(due('2026-01-08T08:00')).toBe(at('2026-01-17T00:00'));
});

test('each assignment counts where its own work lies', () => {
  const week = { durationTicks: 5 * day };
  const wednesday = { constraintType: 'MSO', constraintDate: at('2026-01-07T08:00') } as const;
  const facts = [week, wednesday];
  // eight hours of a week's task lie on its Monday, and what is done of it lies nowhere
  expect(overallocated(sideBySide(2, { facts, assignments: [{ workTicks: day }] }))).toBeUndefined();
  const done = { workTicks: day, actualWorkTicks: day, remainingWorkTicks: 0 };
  expect(overallocated(sideBySide(2, { facts, assignments: [done] }))).toBeUndefined();
  expect(overallocated(sideBySide(2, { facts, assignments: [{ workTicks: 5 * day }] }))).toMatchObject({ count: 2 });
  // of work by hand on Monday and Thursday none lies on Wednesday
  const slice = (on: string) => ({ kind: 'remaining', start: at(`${on}T08:00`), finish: at(`${on}T17:00`), workTicks: day }) as const; // biome-ignore format: one line
  const timephased = [slice('2026-01-05'), slice('2026-01-08')];
  expect(overallocated(sideBySide(2, { facts, assignments: [{ contour: 'contoured', timephased }] }))).toBeUndefined();
  // begun on Monday, interrupted until Thursday
  const begun = { ...week, actualStart: monday, percentComplete: 20, stop: at('2026-01-05T17:00'), resume: at('2026-01-08T08:00') }; // biome-ignore format: one line
  expect(overallocated(sideBySide(2, { facts: [begun, wednesday] }))).toBeUndefined();
});

test('a bell counts by its mean, a half, and two who work by calendars that never meet do not meet', () => {
  const bells = sideBySide(2, { assignments: [{ contour: 'bell' }, { contour: 'bell' }] });
  expect(overallocated(bells)).toBeUndefined();
  const half = (uid: number, from: number, to: number) => ({ uid, name: `${uid}`, baseUid: null, week: Array(7).fill([{ from, to }]), workWeeks: [], exceptions: [] }); // biome-ignore format: one line
  const facts = [{ calendarUid: 1, durationTicks: day }, { calendarUid: 2, durationTicks: day }]; // biome-ignore format: one line
  const apart = { ...sideBySide(2, { facts }), calendars: [half(1, 4800, 7200), half(2, 7800, 10_200)] };
  expect(overallocated(apart)).toBeUndefined();
});

test('one task alone can ask for more than there is; nobody at all is not asked for half of himself', () => {
  expect(overallocated(sideBySide(1, { assignments: [{ units: 2 }] }))).toMatchObject({ count: 1, load: percent(200) });
  expect(overallocated(sideBySide(1, { maxUnits: 0 }))).toMatchObject({ load: percent(100), most: percent(0) });
});

test('twenty thousand tasks at once of one resource are told in time that grows with them', () => {
  const found = overallocated(sideBySide(20_000));
  expect(found).toMatchObject({ count: 20_000, load: percent(2_000_000) });
  expect(found?.tasks).toHaveLength(50);
});

const hour = 600;
interface Off extends Pick<CalendarException, 'ranges' | 'recurrence'> {
  readonly on: string;
  readonly to: string;
}
const office = [{ from: 8 * hour, to: 16 * hour }];

/** A year from Monday, 5 January 2026, in a calendar with this week, Sunday first, and this one day. */
function year(week: PlanCalendar['week'], off: Partial<Off> = {}) {
  const { on = '2031-01-01', to = on, ranges = [], recurrence = null } = off;
  const [first, last] = [at(`${on}T00:00`), at(`${to}T00:00`)];
  const exception = { name: 'Fair', from: first, to: last, ranges, recurrence, occurrences: null };
  const calendar = { uid: 1, name: 'Site', baseUid: null, week, workWeeks: [], exceptions: [exception] };
  const plan = testPlan([testTask(1, { durationTicks: 200 * day })]);
  return { ...plan, project: { ...plan.project, calendarUid: 1 }, calendars: [calendar] };
}

const alternating = year([[], office, office, office, office, office, []], {
  ...{ on: '2026-01-09', to: '2030-01-01', ranges: [] },
  recurrence: { kind: 'weekly', everyWeeks: 2, weekdays: [5] },
});
const elsewhere = year([[], office, office, office, office, office, []]);
const own = elsewhere.calendars.map((calendar) => ({ ...calendar, uid: 2 }));
const byOwn = {
  ...elsewhere,
  calendars: [...elsewhere.calendars, ...own],
  tasks: elsewhere.tasks.map((task) => ({ ...task, calendarUid: 2 })),
};

test.each([
  ['a week with a weekend', year([[], office, office, office, office, office, []]), true],
  ['a holiday in its time', year([[], office, office, office, office, office, []], { on: '2026-03-04', ranges: [] }), false],
  ['half a day off', year([[], office, office, office, office, office, []], { on: '2026-03-04', ranges: [{ from: 4800, to: 7200 }] }), false],
  ['every other Friday off', alternating, true],
  ['tasks that work by another', byOwn, false],
  ['a holiday on a Sunday', year([[], office, office, office, office, office, []], { on: '2026-03-08', ranges: [] }), true],
  ['a holiday after its end', year([[], office, office, office, office, office, []], { on: '2027-03-03', ranges: [] }), true],
  ['work on every day', year(Array.from({ length: 7 }, () => office)), false],
])('a plan of a year whose calendar has %s is told to know no holiday: %#', (_, plan, isTold) => {
  const codes = checkPlan(plan, schedule(plan), noComparison).map(({ code }) => code);
  expect(codes.includes('schedule.no-holidays')).toBe(isTold);
}); // biome-ignore format: a table
