import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScheduleInput } from '../kernel/plan.ts';
import type { ScheduleResult } from '../kernel/schedule-result.ts';
import { criticalPaths, drivingPredecessors, floatPaths, longestPath } from './paths.ts';
import { schedule } from './schedule.ts';
import { anyPlan, testLink, testPlan, testTask } from './testing.ts';

/** The leaves that drive a task, by the definition: of each link that drives, what makes the end that it comes from. */
function plainDrivers(input: ScheduleInput, result: ScheduleResult) {
  const dates = new Map(result.tasks.map((row) => [row.uid, row]));
  const tasks = new Map(input.tasks.map((task) => [task.uid, task]));
  const makers = (uid: number, end: 'start' | 'finish'): number[] =>
    dates.get(uid)?.isSummary
      ? input.tasks
          .filter((task) => task.parentUid === uid && (task.isActive || !tasks.get(uid)?.isActive))
          .filter((task) => dates.get(task.uid)?.[end] === dates.get(uid)?.[end])
          .flatMap((task) => makers(task.uid, end))
      : [uid];
  return (uid: number) =>
    drivingPredecessors(input, result, uid).flatMap(({ link }) =>
      makers(link.predecessorUid, link.type === 'SS' || link.type === 'SF' ? 'start' : 'finish'),
    );
}

function closure(ends: readonly number[], next: (uid: number) => number[]): number[] {
  const found = new Set(ends);
  for (const uid of found) for (const from of next(uid)) found.add(from);
  return [...found].sort((a, b) => a - b);
}

const sorted = (uids: readonly number[]) => uids.toSorted((a, b) => a - b);

describe('paths through any plan', { timeout: 60_000 }, () => {
  it('hold what the links say one by one', () => {
    fc.assert(
      fc.property(anyPlan, (input) => {
        const result = schedule(input);
        const drivers = plainDrivers(input, result);
        const leaves = result.tasks.filter(({ uid, isSummary, finish }) => {
          const task = input.tasks.find((each) => each.uid === uid);
          const spans = task?.activity?.kind === 'level-of-effort' || task?.activity?.kind === 'wbs-summary';
          return !isSummary && finish !== null && task?.isActive && !spans;
        });
        const latest = Math.max(...leaves.map(({ finish }) => finish ?? 0));
        const last = leaves.filter(({ finish }) => finish === latest).map(({ uid }) => uid);
        expect(sorted(longestPath(input, result))).toEqual(closure(last, drivers));

        const critical = leaves.filter(({ isCritical }) => isCritical).map(({ uid }) => uid);
        const isCritical = new Set(result.tasks.filter((row) => row.isCritical).map(({ uid }) => uid));
        const driving = new Set(critical.flatMap(drivers));
        const ends = critical.filter((uid) => !driving.has(uid));
        const wanted = (uid: number) => drivers(uid).filter((from) => isCritical.has(from));
        const found = criticalPaths(input, result).map(({ uids }) => sorted(uids));
        expect(found).toEqual(ends.map((uid) => closure([uid], wanted)));
      }),
      { numRuns: 500 },
    );
  });

  it('name no link that was left out of a loop as one that drives', () => {
    const input = testPlan([testTask(1), testTask(2)], [testLink(1, 2), testLink(2, 1)]);
    const result = schedule(input);
    expect(drivingPredecessors(input, result, 1)).toEqual([]);
    expect(longestPath(input, result)).toEqual([1, 2]);
  });

  it('are found where a summary of thousands waits for thousands and leads to thousands', { timeout: 20_000 }, () => {
    const size = 10_000;
    const uids = Array.from({ length: size }, (_, index) => index + 2);
    const tasks = [
      testTask(1),
      ...uids.map((uid) => testTask(uid, { parentUid: 1 })),
      ...uids.map((uid) => testTask(size + uid)),
      testTask(2 * size + 2),
    ];
    const last = 2 * size + 2;
    const into = uids.map((uid) => testLink(size + uid, 1));
    const input = testPlan(tasks, [...into, testLink(1, last)]);
    const result = schedule(input);
    expect(longestPath(input, result)).toHaveLength(2 * size + 1);
    expect(criticalPaths(input, result).map((path) => path.uids.length)).toEqual([2 * size + 1]);
    expect(floatPaths(input, result, { limit: 3 }).map((path) => path.uids.length)).toEqual([3, 2, 2]);
  });
});
