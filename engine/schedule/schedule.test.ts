import { describe, expect, it } from 'vitest';
import { formatPlanTime, type PlanTime } from '../kernel/plan-time.ts';
import { schedule } from './schedule.ts';
import { testLink, testPlan, testTask } from './testing.ts';

const text = (time: PlanTime | null | undefined) => (time == null ? null : formatPlanTime(time).slice(0, 16));

/** Start and finish of every task by uid. */
function dates(result: ReturnType<typeof schedule>): Record<number, [string | null, string | null]> {
  return Object.fromEntries(result.tasks.map((task) => [task.uid, [text(task.start), text(task.finish)]]));
}

describe('a chain under a summary', () => {
  // Monday 5 January 2026. Task 2 takes 2 days (Mon, Tue), task 3 follows for 3 (Wed–Fri), milestone 4 keeps Friday 17:00.
  // Task 5 takes 1 day beside them: 4 days of slack.
  const result = schedule(
    testPlan(
      [
        testTask(1),
        testTask(2, { parentUid: 1, durationTicks: 9600 }),
        testTask(3, { parentUid: 1, durationTicks: 14_400 }),
        testTask(4, { durationTicks: 0 }),
        testTask(5),
      ],
      [testLink(2, 3), testLink(3, 4)],
    ),
  );

  it('places tasks behind their predecessors and rolls summaries up', () => {
    expect(dates(result)).toEqual({
      1: ['2026-01-05T08:00', '2026-01-09T17:00'],
      2: ['2026-01-05T08:00', '2026-01-06T17:00'],
      3: ['2026-01-07T08:00', '2026-01-09T17:00'],
      4: ['2026-01-09T17:00', '2026-01-09T17:00'],
      5: ['2026-01-05T08:00', '2026-01-05T17:00'],
    });
  });

  it('counts slack in working time and marks the critical path', () => {
    expect(result.tasks.map((task) => task.totalSlackTicks)).toEqual([0, 0, 0, 0, 4 * 4800]);
    expect(result.tasks.map((task) => task.isCritical)).toEqual([true, true, true, true, false]);
    expect(result.tasks[4]?.freeSlackTicks).toBe(4 * 4800);
  });

  it('gives a reason for every start', () => {
    expect(result.tasks.map((task) => task.reason)).toMatchObject([
      { kind: 'summary', uid: 2 },
      { kind: 'project-start' },
      { kind: 'predecessor', uid: 2, type: 'FS', drivesBy: 'start', viaUid: null },
      { kind: 'predecessor', uid: 3, type: 'FS', drivesBy: 'start', viaUid: null },
      { kind: 'project-start' },
    ]);
  });
});

describe('several critical paths', () => {
  it('end at each task that nothing follows', () => {
    // 1 → 2 end Tuesday, 3 ends Friday: each open end is critical, and task 1 with it.
    const tasks = [testTask(1), testTask(2), testTask(3, { durationTicks: 24_000 })];
    const project = { hasMultipleCriticalPaths: true };
    const result = schedule(testPlan(tasks, [testLink(1, 2)], { project }));
    expect(result.tasks.map(({ totalSlackTicks }) => totalSlackTicks)).toEqual([0, 0, 0]);
  });
});

describe('a critical slack limit', () => {
  it('counts tasks with that much slack as critical', () => {
    // Task 2 has one day of slack, task 3 two.
    const tasks = [testTask(1, { durationTicks: 14_400 }), testTask(2, { durationTicks: 9600 }), testTask(3)];
    const result = schedule(testPlan(tasks, [], { project: { criticalSlackLimitDays: 1 } }));
    expect(result.tasks.map(({ isCritical }) => isCritical)).toEqual([true, true, false]);
  });
});

it('schedules ten thousand tasks and twelve thousand links, each task after those that it waits for', () => {
  // Chains that reach back up to 40 tasks, in summaries of 20.
  const count = 10_000;
  const tasks = Array.from({ length: count }, (_, index) =>
    testTask(index + 1, { parentUid: index % 20 === 0 ? null : index - (index % 20) + 1 }),
  );
  const links = Array.from({ length: 12_000 }, (_, index) => {
    const successor = 42 + ((index * 7919) % (count - 42));
    return testLink(successor - 1 - ((index * 31) % 40), successor);
  }).filter(({ predecessorUid, successorUid }) => predecessorUid % 20 !== 1 && successorUid % 20 !== 1);
  const result = schedule(testPlan(tasks, links));
  expect(result.tasks).toHaveLength(count);
  const scheduled = new Map(result.tasks.map((task) => [task.uid, task]));
  const tooEarly = links.filter(({ predecessorUid, successorUid }) => {
    const [before, after] = [scheduled.get(predecessorUid), scheduled.get(successorUid)];
    return (after?.start ?? Number.NEGATIVE_INFINITY) < (before?.finish ?? Number.POSITIVE_INFINITY);
  });
  expect(tooEarly).toEqual([]);
});
