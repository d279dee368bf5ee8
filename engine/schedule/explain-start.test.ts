import { describe, expect, it } from 'vitest';
import { explainStart } from './explain-start.ts';
import { schedule } from './schedule.ts';
import { at, testLink, testPlan, testTask } from './testing.ts';

describe('the explanation of a start', () => {
  // 1 (Mon, Tue) → summary 2 with 3 (Wed) and 4 (Wed, Thu) → 5 (Fri); 6 (Mon) → 5 too; 5 starts no earlier than Thursday.
  const plan = testPlan(
    [
      testTask(1, { durationTicks: 9600 }),
      testTask(2),
      testTask(3, { parentUid: 2 }),
      testTask(4, { parentUid: 2, durationTicks: 9600 }),
      testTask(5, { constraintType: 'SNET', constraintDate: at('2026-01-08T08:00') }),
      testTask(6),
    ],
    [testLink(1, 2), testLink(2, 5), testLink(6, 5)],
  );
  const result = schedule(plan);

  it('leads from a task to its origin, through the child that ends a summary', () => {
    const steps = explainStart(plan, result, 5)?.steps ?? [];
    expect(steps.map(({ uid, reason }) => [uid, reason.kind])).toEqual([
      [5, 'predecessor'],
      [2, 'summary'],
      [4, 'predecessor'],
      [1, 'project-start'],
    ]);
    expect(steps[0]).toMatchObject({ name: 'Task 5', start: at('2026-01-09T08:00'), totalSlackTicks: 0 });
  });

  it('names what would move the task next, nearest first', () => {
    // The constraint is a day away; task 6 ends Monday 17:00 and could grow by three days (Tue, Wed, Thu).
    expect(explainStart(plan, result, 5)?.nextMovers).toMatchObject([
      { kind: 'constraint', type: 'SNET', slackTicks: 4800 },
      { kind: 'predecessor', uid: 6, slackTicks: 14_400 },
      { kind: 'project-start', slackTicks: 19_200 },
    ]);
  });

  it('of a summary leads through its first child', () => {
    expect(explainStart(plan, result, 2)?.steps.map(({ uid }) => uid)).toEqual([2, 3, 1]);
  });

  it('of an unknown task is null', () => {
    expect(explainStart(plan, result, 99)).toBeNull();
  });
});
