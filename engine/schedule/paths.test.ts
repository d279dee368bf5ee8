import { describe, expect, it } from 'vitest';
import type { PlanProject, ProgressMode } from '../kernel/plan.ts';
import { criticalPaths, drivingPredecessors, floatPaths, longestPath } from './paths.ts';
import { schedule } from './schedule.ts';
import { at, spansOf, testLink, testPlan, testTask } from './testing.ts';

const days = (count: number) => ({ durationTicks: count * 4800 });

/** 2 (to the 7th) and 1 (to the 6th) lead to 3 on the 8th, which ends the plan; 5 on the 5th leads to its end, 4, too. */
function plan(first = 2, project: Partial<PlanProject> = {}) {
  const deadline = { deadline: at('2026-01-05T17:00') };
  const tasks = [testTask(1, days(first)), testTask(2, days(3)), testTask(3), testTask(4, days(0)), testTask(5, deadline)]; // biome-ignore format: one list
  const input = testPlan(tasks, [testLink(1, 3), testLink(2, 3), testLink(3, 4), testLink(5, 4)], { project });
  return [input, schedule(input)] as const;
}

describe('paths through a plan', () => {
  it('names every link that drives a task, not only the one that its reason tells', () => {
    const uids = (first: number) => drivingPredecessors(...plan(first), 3).map(({ link }) => link.predecessorUid);
    expect([uids(2), uids(3), uids(4)]).toEqual([[2], [1, 2], [1]]);
  });

  it('takes no link for a driver that a constraint or its own progress has overtaken', () => {
    const later = { constraintType: 'SNET', constraintDate: at('2026-01-14T08:00') } as const;
    const begun = { actualStart: at('2026-01-05T08:00'), resume: at('2026-01-07T08:00') };
    for (const facts of [later, begun, { isManual: true, manualStart: at('2026-01-06T08:00') }]) {
      const input = testPlan([testTask(1), testTask(2, facts)], [testLink(1, 2)]);
      expect(drivingPredecessors(input, schedule(input), 2)).toEqual([]);
    }
  });

  it('follows the longest path whatever slack says', () => {
    // 5 must be done on the 5th and so is critical, but does not decide when the plan ends.
    const [input, result] = plan();
    expect(result.tasks.filter(({ isCritical }) => isCritical).map(({ uid }) => uid)).toEqual([2, 3, 4, 5]);
    expect(longestPath(input, result)).toEqual([2, 3, 4]);
    expect(longestPath(...plan(3))).toEqual([1, 2, 3, 4]);
  });

  it('makes critical what lies on the longest path where the options say so', () => {
    const [, result] = plan(2, { options: { critical: 'longest-path' } });
    expect(result.tasks.filter(({ isCritical }) => isCritical).map(({ uid }) => uid)).toEqual([2, 3, 4]);
  });

  it('goes through a summary by the leaf that makes its end', () => {
    const tasks = [testTask(1), testTask(2, { parentUid: 1 }), testTask(3, { parentUid: 1, ...days(2) }), testTask(4)];
    const input = testPlan(tasks, [testLink(1, 4)]);
    expect(longestPath(input, schedule(input))).toEqual([3, 4]);
  });

  it('goes on behind begun work whose rest waits for its predecessor', () => {
    // From the data date, the 5th, 1 takes two days; then 2 goes on for one: the end of the plan waits for both.
    const begun = { durationTicks: 9600, actualStart: at('2026-01-02T08:00'), actualDurationTicks: 4800, remainingDurationTicks: 4800 }; // biome-ignore format: one record
    const of = (progress: ProgressMode) => {
      const input = testPlan([testTask(1, days(2)), testTask(2, begun)], [testLink(1, 2)], {
        project: { statusDate: at('2026-01-05T08:00'), options: { progress, critical: 'longest-path' } },
      });
      const result = schedule(input);
      const slack = drivingPredecessors(input, result, 2).map(({ slackTicks }) => slackTicks);
      return [longestPath(input, result), slack, result.tasks.map(({ isCritical }) => isCritical)];
    };
    expect(of('retained-logic')).toEqual([[2, 1], [0], [true, true]]);
    // 2 goes on at once and ends on the 5th: 1 alone makes the end of the plan.
    expect(of('progress-override')).toEqual([[1], [], [true, false]]);
  });

  it('tells what a link from begun work leaves by where its rest goes on', () => {
    // From Monday 12th, 1 has eight of ten days left; two of the five that 2 waits have passed: the 15th, when 2 starts.
    const begun = { durationTicks: 48_000, actualStart: at('2026-01-05T08:00'), actualDurationTicks: 9600, remainingDurationTicks: 38_400 }; // biome-ignore format: one record
    const lag = { kind: 'working', ticks: 24_000, unit: 'days' } as const;
    const options = { progress: 'retained-logic', lagCalendar: 'predecessor' } as const;
    const input = testPlan([testTask(1, begun), testTask(2)], [testLink(1, 2, { type: 'SS', lag })], {
      project: { statusDate: at('2026-01-12T08:00'), options },
    });
    const result = schedule(input);
    expect(spansOf(result)[2]).toBe('01-15 08:00 – 01-15 17:00');
    expect(drivingPredecessors(input, result, 2)).toMatchObject([{ asked: at('2026-01-14T17:00'), slackTicks: 0 }]);
    expect(result.tasks[0]?.freeSlackTicks).toBe(0);
  });

  it('counts the lag of a link to a summary in the calendar of the project', () => {
    // 1 takes the 5th; two days later, on the evening of the 7th, 3 may start: it works around the clock.
    const lag = { kind: 'working', ticks: 9600, unit: 'days' } as const;
    const tasks = [testTask(1), testTask(2), testTask(3, { parentUid: 2, isElapsed: true })];
    const input = testPlan(tasks, [testLink(1, 2, { lag })]);
    const result = schedule(input);
    expect(spansOf(result)[3]).toBe('01-07 17:00 – 01-08 01:00');
    expect(drivingPredecessors(input, result, 3)).toMatchObject([{ asked: at('2026-01-07T17:00'), slackTicks: 0 }]);
  });

  it('goes through an outline as deep as the plan is long', () => {
    const count = 12_000;
    const tasks = Array.from({ length: count }, (_, nth) => testTask(nth + 1, { parentUid: nth === 0 ? null : nth }));
    const input = testPlan([...tasks, testTask(count + 1)], [testLink(1, count + 1)]);
    expect(longestPath(input, schedule(input))).toEqual([count, count + 1]);
  });

  it('gives a critical path for each open end', () => {
    const tasks = [testTask(1), testTask(2), testTask(3)];
    const of = (hasMultipleCriticalPaths: boolean) => {
      const input = testPlan(tasks, [testLink(1, 2)], { project: { hasMultipleCriticalPaths } });
      return criticalPaths(input, schedule(input)).map(({ uids }) => uids);
    };
    expect([of(false), of(true)]).toEqual([[[1, 2]], [[1, 2], [3]]]); // biome-ignore format: one line
  });

  it('ranks the paths into a task by how far each may slip', () => {
    // 1 may slip a day before 3 moves; 5 ends on the 5th and may end on the 8th, three days later.
    const found = floatPaths(...plan(), { limit: 9 }).map(({ uids, slackTicks }) => [uids, slackTicks / 4800]);
    expect(found).toEqual([[[2, 3, 4], 0], [[1], 1], [[5], 3]]); // biome-ignore format: one line
    expect(floatPaths(...plan(), { limit: 1, uid: 3 }).map(({ uids }) => uids)).toEqual([[2, 3]]);
    expect(floatPaths(...plan(), { limit: 5, uid: 99 })).toEqual([]);
  });
});
