import { expect, test } from 'vitest';
import type { PlanAssignment, PlanCalendar, PlanResource, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import { schedule } from '../schedule/schedule.ts';
import { at, testLink, testPlan, testTask } from '../schedule/testing.ts';
import { checkPlan } from './check-plan.ts';
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
  expect(overallocated(sideBySide(2, { facts, assignments: [{}, { delayTicks: day }] }))).toBeUndefined();
  expect(overallocated(sideBySide(2, { facts }))).toMatchObject({ load: percent(200) });
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
const office = [{ from: 8 * hour, to: 16 * hour }];

/** A year from Monday, 5 January 2026, in a calendar with this week, Sunday first, and this one day. */
function year(week: PlanCalendar['week'], off?: { readonly on: string; readonly ranges: PlanCalendar['week'][0] }) {
  const [on, ranges] = [at(`${off?.on ?? '2031-01-01'}T00:00`), off?.ranges ?? []];
  const exception = { name: 'Fair', from: on, to: on, ranges, recurrence: null, occurrences: null };
  const calendar = { uid: 1, name: 'Site', baseUid: null, week, workWeeks: [], exceptions: [exception] };
  const plan = testPlan([testTask(1, { durationTicks: 200 * day })]);
  return { ...plan, project: { ...plan.project, calendarUid: 1 }, calendars: [calendar] };
}

test.each([
  ['a week with a weekend', year([[], office, office, office, office, office, []]), true],
  ['a holiday in its time', year([[], office, office, office, office, office, []], { on: '2026-03-04', ranges: [] }), false],
  ['half a day off', year([[], office, office, office, office, office, []], { on: '2026-03-04', ranges: [{ from: 4800, to: 7200 }] }), false],
  ['a holiday on a Sunday', year([[], office, office, office, office, office, []], { on: '2026-03-08', ranges: [] }), true],
  ['a holiday after its end', year([[], office, office, office, office, office, []], { on: '2027-03-03', ranges: [] }), true],
  ['work on every day', year(Array.from({ length: 7 }, () => office)), false],
])('a plan of a year whose calendar has %s is told to know no holiday: %#', (_, plan, isTold) => {
  const codes = checkPlan(plan, schedule(plan), noComparison).map(({ code }) => code);
  expect(codes.includes('schedule.no-holidays')).toBe(isTold);
}); // biome-ignore format: a table
