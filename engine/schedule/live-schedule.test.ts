import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardWorkingTime, wholeDayWorkingTime } from '../calendar/index.ts';
import { ticksPerDay } from '../kernel/plan-time.ts';
import { type ArraySchedule, scheduleArrays } from './array-schedule.ts';
import { LiveSchedule } from './live-schedule.ts';
import { type LinkFacts, removedLink } from './own-arrays.ts';
import { constraintCode, none, type PlanArrays } from './plan-arrays.ts';
import { at } from './testing.ts';

const start = at('2026-01-05T08:00');
const count = 14;
const calendars = [standardWorkingTime(), wholeDayWorkingTime()];
const task = fc.integer({ min: 0, max: count - 1 });
const duration = fc.constantFrom(0, 1200, 4800, 9600, 24_000);
const date = fc.oneof(
  fc.constant(none),
  fc.integer({ min: -10, max: 40 }).map((days) => start + days * ticksPerDay),
);
const link: fc.Arbitrary<LinkFacts> = fc.record({
  from: task,
  to: task,
  type: fc.integer({ min: 0, max: 3 }),
  lag: fc.constantFrom(0, 0, 4800, -2400),
  lagKind: fc.integer({ min: 0, max: 3 }),
});
/** Mostly constraints with a date; now and then as late as possible. */
const constraintType = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(0, 0, 2, 3, 4, 5, 6, 7) },
  { weight: 1, arbitrary: fc.constant(constraintCode.ALAP) },
);
const facts = { duration, calendar: fc.constantFrom(0, 0, 1), constraintType, constraintDate: date, deadline: date };
const edit = fc.oneof(
  fc.record({ kind: fc.constant('task' as const), task, edit: fc.record({ ...facts, isActive: fc.constantFrom(1, 1, 0) }, { requiredKeys: [] }) }), // biome-ignore format: one kind a line
  fc.record({ kind: fc.constant('add' as const), link }),
  fc.record({ kind: fc.constant('remove' as const), nth: fc.nat() }),
  fc.record({ kind: fc.constant('lag' as const), nth: fc.nat(), link }),
);
const plan = fc.record({
  tasks: fc.array(fc.record({ ...facts, parent: fc.integer({ min: -6, max: 6 }) }), {
    minLength: count,
    maxLength: count,
  }),
  links: fc.array(link, { maxLength: 20 }),
  hasMultipleCriticalPaths: fc.boolean(),
});

function arraysOf(
  tasks: readonly Record<keyof typeof facts | 'parent', number>[],
  links: readonly LinkFacts[],
  hasMultipleCriticalPaths: boolean,
): PlanArrays {
  // biome-ignore format: one head
  const integers = <T>(rows: readonly T[], field: keyof T) => Int32Array.from(rows, (row) => Number(row[field]));
  return {
    rules: { start, finishToScheduleFrom: null, areConstraintsHonoured: true, hasMultipleCriticalPaths },
    parent: integers(tasks, 'parent').map((parent, index) => (parent < index ? Math.max(-1, parent) : -1)),
    placement: new Uint8Array(tasks.length),
    isActive: new Uint8Array(tasks.length).fill(1),
    duration: integers(tasks, 'duration'),
    calendar: integers(tasks, 'calendar'),
    constraintType: Uint8Array.from(integers(tasks, 'constraintType')),
    constraintDate: integers(tasks, 'constraintDate'),
    deadline: integers(tasks, 'deadline'),
    links: {
      from: integers(links, 'from'),
      to: integers(links, 'to'),
      type: Uint8Array.from(integers(links, 'type')),
      lag: integers(links, 'lag'),
      lagKind: Uint8Array.from(integers(links, 'lagKind')),
    },
    calendars,
    spans: [],
    facts: [],
    isSpecial: new Uint8Array(tasks.length),
  };
}

/** All that a schedule says, by the plan's own indices, so that differently numbered ones can be compared. */
function told({ network, early, late, slack, start, finish }: ArraySchedule) {
  const linked = (by: number | undefined) => (by !== undefined && by >= 0 ? network.linkAt[by] : by);
  const via = (place: number | undefined) => (place !== undefined && place >= 0 ? network.taskAt[place] : place);
  const tasks = Array.from(network.placeOf, (place) => [
    [
      early.dates.start[place],
      early.dates.finish[place],
      linked(early.dates.driver[place]),
      via(early.dates.via[place]),
    ],
    [late.dates.start[place], late.dates.finish[place], linked(late.dates.limit[place]), via(late.dates.via[place])],
    [slack.total[place], slack.free[place], early.dates.allowed[place]],
  ]);
  return { start, finish, tasks };
}

describe('a live schedule', () => {
  it('says after any edits what scheduling the edited plan anew says', () => {
    fc.assert(
      fc.property(
        plan,
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        ({ tasks, links, hasMultipleCriticalPaths }, edits) => {
          const rows = tasks.map((row) => ({ ...row }));
          const kept = [...links];
          const active = new Uint8Array(count).fill(1);
          const live = new LiveSchedule(arraysOf(rows, kept, hasMultipleCriticalPaths));
          for (const each of edits) {
            const nth = 'nth' in each && kept.length > 0 ? each.nth % kept.length : -1;
            if (each.kind === 'task') {
              const { isActive = active[each.task] ?? 1, ...changed } = each.edit;
              active[each.task] = isActive;
              Object.assign(rows[each.task] as object, changed);
              live.editTask(each.task, each.edit as Record<string, number>);
            } else if (each.kind === 'add') {
              expect(live.addLink(each.link)).toBe(kept.length);
              kept.push(each.link);
            } else if (nth >= 0 && each.kind === 'remove') {
              kept[nth] = removedLink;
              live.removeLink(nth);
            } else if (nth >= 0 && each.kind === 'lag') {
              const { lag, lagKind } = each.link;
              kept[nth] = { ...(kept[nth] as LinkFacts), lag, lagKind };
              live.editLag(nth, lag, lagKind);
            }
            const anew = scheduleArrays({ ...arraysOf(rows, kept, hasMultipleCriticalPaths), isActive: active });
            expect(told(live.current)).toEqual(told(anew));
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
