import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Lag, StartReason, TaskDates } from '#engine';
import { datesAt, packColumns, toColumns, unpackColumns } from './result-columns.ts';

const time = fc.nat(800_000_000);
const maybe = fc.option(time, { nil: null });
const slack = fc.option(fc.integer({ min: -800_000_000, max: 800_000_000 }), { nil: null });
const uid = fc.integer({ min: 1, max: 1_000_000 });
const viaUid = fc.option(uid, { nil: null });
const unit = fc.constantFrom(
  'minutes' as const,
  'hours' as const,
  'days' as const,
  'weeks' as const,
  'months' as const,
);
const lag: fc.Arbitrary<Lag> = fc.oneof(
  fc.record({ kind: fc.constantFrom('working' as const, 'elapsed' as const), ticks: fc.integer({ min: -1e6 }), unit }),
  fc.record({
    kind: fc.constant('percent' as const),
    percent: fc.integer({ min: -100, max: 200 }),
    isElapsed: fc.boolean(),
  }),
);
const reason: fc.Arbitrary<StartReason> = fc.oneof(
  fc
    .constantFrom('project-start' as const, 'project-finish' as const, 'progress' as const, 'manual' as const)
    .map((kind) => ({ kind })),
  fc.record({
    kind: fc.constant('predecessor' as const),
    uid,
    type: fc.constantFrom('FS' as const, 'SS' as const, 'FF' as const, 'SF' as const),
    lag,
    drivesBy: fc.constantFrom('start' as const, 'finish' as const),
    viaUid,
  }),
  fc.record({
    kind: fc.constant('constraint' as const),
    type: fc.constantFrom('SNET' as const, 'MFO' as const),
    date: time,
    viaUid,
  }),
  fc.record({
    kind: fc.constant('progress' as const),
    rest: fc.record({ uid, type: fc.constantFrom('FS' as const, 'FF' as const), lag, viaUid }),
  }),
  fc.record({ kind: fc.constant('deadline' as const), date: time }),
  fc.record({ kind: fc.constant('calendar' as const), calendarUid: viaUid }),
  fc.record({ kind: fc.constant('levelling' as const), delayTicks: fc.nat(1e6) }),
  fc.record({ kind: fc.constant('summary' as const), uid }),
);
const dates: fc.Arbitrary<TaskDates> = fc.record({
  uid,
  outlineLevel: fc.integer({ min: 1, max: 30 }),
  isSummary: fc.boolean(),
  start: maybe,
  finish: maybe,
  earlyStart: maybe,
  earlyFinish: maybe,
  lateStart: maybe,
  lateFinish: maybe,
  durationTicks: maybe,
  totalSlackTicks: slack,
  freeSlackTicks: slack,
  startSlackTicks: slack,
  finishSlackTicks: slack,
  isCritical: fc.boolean(),
  percentComplete: fc.nat(100_000).map((value) => value / 1000),
  reason,
});

test('dates, slack and reasons come back from their packed columns', () => {
  fc.assert(
    fc.property(fc.array(dates, { maxLength: 30 }), (tasks) => {
      const columns = unpackColumns(packColumns(toColumns(tasks)));
      expect(tasks.map((_, index) => datesAt(columns, index))).toEqual(tasks);
    }),
  );
});
