import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standardWorkingTime } from '../calendar/index.ts';
import { lastPlanTime } from '../kernel/plan-time.ts';
import { type ArraySchedule, scheduleArrays } from './array-schedule.ts';
import { LiveSchedule } from './live-schedule.ts';
import { none, type PlanArrays } from './plan-arrays.ts';

const extremes = [0, -1, 1, 4800, 2_147_483_647, -2_147_483_648, lastPlanTime, lastPlanTime + 1];
const integer = fc.oneof(fc.constantFrom(...extremes), fc.integer({ min: -20, max: 20 }), fc.integer());
const byte = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.nat(255));
const columns = <T>(values: fc.Arbitrary<number>, of: (list: number[]) => T, length: number) =>
  fc.array(values, { minLength: length, maxLength: length }).map(of);
const integers = (length: number) => columns(integer, (list) => Int32Array.from(list), length);
const bytes = (length: number) => columns(byte, (list) => Uint8Array.from(list), length);

/** Arrays of one length each, and nothing else that makes sense of them. */
const anyArrays: fc.Arbitrary<PlanArrays> = fc
  .tuple(fc.nat(12), fc.nat(24), fc.nat(2))
  .chain(([tasks, links, calendars]) =>
    fc.record({
      rules: fc.record({
        start: integer,
        finishToScheduleFrom: fc.option(fc.nat(lastPlanTime), { nil: null }),
        areConstraintsHonoured: fc.boolean(),
        hasMultipleCriticalPaths: fc.boolean(),
        options: fc.record({ progress: fc.constantFrom('retained-logic', 'progress-override') }, { requiredKeys: [] }),
      }),
      parent: integers(tasks),
      placement: bytes(tasks),
      isActive: bytes(tasks),
      duration: integers(tasks),
      calendar: integers(tasks),
      constraintType: bytes(tasks),
      constraintDate: integers(tasks),
      deadline: integers(tasks),
      links: fc.record({
        from: integers(links),
        to: integers(links),
        type: bytes(links),
        lag: integers(links),
        lagKind: bytes(links),
      }),
      calendars: fc.constant(Array.from({ length: calendars }, () => standardWorkingTime())),
      spans: fc.constant([]),
      facts: fc.constant([]),
      isSpecial: bytes(tasks),
    }),
  ) as fc.Arbitrary<PlanArrays>;

function expectSound({ network, early, late }: ArraySchedule, count: number): void {
  expect(network.placeOf).toHaveLength(count);
  for (const dates of [early.dates.start, early.dates.finish, late.dates.start, late.dates.finish])
    for (const at of dates) expect(at === none || (at >= 0 && at <= lastPlanTime)).toBe(true);
}

test('arrays of any numbers are scheduled to instants of plan time', () => {
  fc.assert(
    fc.property(anyArrays, (plan) => {
      expectSound(scheduleArrays(plan), plan.parent.length);
    }),
    { numRuns: 400 },
  );
});

test('a live schedule takes edits of any numbers', () => {
  const edit = fc.tuple(fc.nat(7), fc.array(integer, { minLength: 5, maxLength: 5 }));
  fc.assert(
    fc.property(anyArrays, fc.array(edit, { maxLength: 8 }), (plan, edits) => {
      const live = new LiveSchedule(plan);
      for (const [kind, [a = 0, b = 0, c = 0, d = 0, e = 0]] of edits) {
        if (kind === 0) live.editTask(a, { duration: b, calendar: c, constraintType: d, constraintDate: e });
        else if (kind === 1) live.addLink({ from: a, to: b, type: c & 255, lag: d, lagKind: e & 255 });
        else if (kind === 2) live.removeLink(a);
        else if (kind === 3) live.editLag(a, b, c & 255);
        else if (kind === 4) live.addTask({ duration: a, calendar: b }, { parent: c, after: d });
        else if (kind === 5) live.moveTask(a, { parent: b, after: c });
        else live.deleteTask(a);
      }
      expectSound(live.current, live.current.network.placeOf.length);
    }),
    { numRuns: 150 },
  );
});

test('an empty plan has no dates but its start', () => {
  const empty = new Int32Array(0);
  const none8 = new Uint8Array(0);
  const start = 1000;
  const plan: PlanArrays = {
    rules: { start, finishToScheduleFrom: null, areConstraintsHonoured: true, hasMultipleCriticalPaths: false },
    parent: empty,
    placement: none8,
    isActive: none8,
    duration: empty,
    calendar: empty,
    constraintType: none8,
    constraintDate: empty,
    deadline: empty,
    links: { from: empty, to: empty, type: none8, lag: empty, lagKind: none8 },
    calendars: [],
    spans: [],
    facts: [],
    isSpecial: none8,
  };
  expect(scheduleArrays(plan)).toMatchObject({ start, finish: start });
});
