import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanAssignment } from '../kernel/plan.ts';
import { schedule } from './schedule.ts';
import { schedulePlans } from './schedule-plans.ts';
import { brokenPlan, spansOf, testLink, testPlan, testResource, testTask } from './testing.ts';

const assignment = (uid: number, taskUid: number, resourceUid: number | null): PlanAssignment => ({ uid, taskUid, resourceUid, units: 1, workTicks: null, actualWorkTicks: null, remainingWorkTicks: null, delayTicks: 0, levellingDelayTicks: 0, contour: 'flat', timephased: [] }); // biome-ignore format: one record
const codes = (plan: Parameters<typeof schedule>[0]) => schedule(plan).findings.map(({ code }) => code);

describe('records that cannot be right', () => {
  it('two tasks of one number are both scheduled, and links mean the first', () => {
    const tasks = [testTask(1, { durationTicks: 9600 }), testTask(2), testTask(1, { name: 'Twin' })];
    const { tasks: dates, findings } = schedule(testPlan(tasks, [testLink(1, 2)]));
    // Two days from Monday the 5th hold the second; the twin stands at the start.
    expect(dates.map(({ uid, start }) => [uid, start])).toEqual([[1, dates[0]?.start], [2, (dates[0]?.start ?? 0) + 2 * 14_400], [1, dates[0]?.start]]); // biome-ignore format: one check
    expect(findings).toMatchObject([{ code: 'schedule.duplicate-task', discriminator: '2', subject: { id: '1' }, values: { task: { name: 'Twin' }, other: 'Task 1' } }]); // biome-ignore format: one check
  });

  it('a task under a summary that is not there, or behind it, stands at the top', () => {
    const tasks = [
      testTask(1, { parentUid: 9 }),
      testTask(2, { parentUid: 3 }),
      testTask(3),
      testTask(4, { parentUid: 3 }),
    ];
    const { tasks: dates, findings } = schedule(testPlan(tasks));
    expect(dates.map(({ outlineLevel }) => outlineLevel)).toEqual([1, 1, 1, 2]);
    expect(findings.map(({ code, records, values }) => [code, records[0]?.id, values.parentUid])).toEqual([
      ['schedule.missing-parent', '1', 9],
      ['schedule.missing-parent', '2', 3],
    ]);
  });

  it('rings of summaries are told once each, with all in them, and cut where they close', () => {
    // 1 under itself; 2 under 4, 4 under 3, 3 under 2; 5 under 3.
    const under = [1, 4, 2, 3, 3];
    const tasks = under.map((parentUid, nth) => testTask(nth + 1, { parentUid }));
    const { tasks: dates, findings } = schedule(testPlan(tasks));
    expect(findings).toMatchObject([
      { code: 'schedule.parent-loop', discriminator: '1', records: [{ id: '1' }] },
      { code: 'schedule.parent-loop', discriminator: '2-4-3', records: [{ id: '2' }, { id: '4' }, { id: '3' }] },
    ]);
    expect(findings).toHaveLength(2);
    expect(dates.map(({ outlineLevel }) => outlineLevel)).toEqual([1, 1, 2, 3, 3]);
  });

  it('assignments, resources and calendars that lead nowhere or are given twice name themselves', () => {
    const calendar = { uid: 5, name: 'Days', baseUid: 6, week: Array.from({ length: 7 }, () => null), workWeeks: [], exceptions: [] }; // biome-ignore format: one record
    const plan = testPlan([testTask(1, { calendarUid: 8 })], [], {
      resources: [testResource(1, { calendarUid: 8 }), testResource(1, { name: 'Twin' })],
      calendars: [calendar, { ...calendar, name: 'Nights' }],
      assignments: [assignment(1, 1, 1), assignment(2, 1, null), assignment(3, 1, 7), assignment(4, 9, 1)],
    });
    const { findings } = schedule(plan);
    expect(findings).toMatchObject([
      { code: 'schedule.dangling-assignment', subject: { kind: 'assignment', id: '3' }, values: { taskUid: 1, resourceUid: 7 } },
      { code: 'schedule.dangling-assignment', subject: { kind: 'assignment', id: '4' }, values: { taskUid: 9, task: '9' } },
      { code: 'schedule.duplicate-record', subject: { kind: 'resource', id: '1' }, values: { record: 'Twin', twin: 'Resource 1' } },
      { code: 'schedule.duplicate-record', subject: { kind: 'calendar', id: '5' }, values: { record: 'Nights', twin: 'Days' } },
      { code: 'schedule.missing-calendar', subject: { id: '8' }, records: [{ kind: 'task', id: '1' }, { kind: 'resource', id: '1' }] },
      { code: 'schedule.missing-calendar', subject: { id: '6' }, values: { count: 2 } },
    ]); // biome-ignore format: one check
    expect(findings).toHaveLength(6);
    expect(spansOf(schedule(plan))).toEqual({ 1: '01-05 08:00 – 01-05 17:00' });
  });

  it('a link from a summary to a task under it is left out', () => {
    expect(codes(testPlan([testTask(1), testTask(2, { parentUid: 1 }), testTask(3, { parentUid: 2 })], [testLink(1, 3)]))).toEqual(['schedule.summary-link']); // biome-ignore format: one check
  });

  it('in any plan each is a finding, every task has its place in the answer, and the same holds beside others', () => {
    fc.assert(
      fc.property(brokenPlan, (plan) => {
        const result = schedule(plan);
        expect(result.tasks.map(({ uid }) => uid)).toEqual(plan.tasks.map(({ uid }) => uid));
        const told = new Set(result.findings.flatMap(({ code, discriminator, records }) => [`${code} ${discriminator}`, ...records.map(({ id }) => `${code} of ${id}`)])); // biome-ignore format: one list
        const first = new Map<number, number>();
        plan.tasks.forEach(({ uid }, index) => {
          if (first.has(uid)) expect(told).toContain(`schedule.duplicate-task ${index}`);
          else first.set(uid, index);
        });
        plan.tasks.forEach(({ uid, parentUid }, index) => {
          if (parentUid === null || (first.get(parentUid) ?? index) < index) return;
          // what is not before its task is not there, or in a ring with it
          const isTold = told.has(`schedule.missing-parent ${index}`) || told.has(`schedule.parent-loop of ${uid}`);
          expect(isTold).toBe(true);
        });
        const people = new Set(plan.resources.map(({ uid }) => uid));
        plan.assignments.forEach(({ taskUid, resourceUid }, nth) => {
          const isThere = first.has(taskUid) && (resourceUid === null || people.has(resourceUid));
          expect(told.has(`schedule.dangling-assignment ${nth}`)).toBe(!isThere);
        });
        const both = schedulePlans([{ id: 'a', input: plan }, { id: 'b', input: testPlan([testTask(1)]) }], [], 'own'); // biome-ignore format: one call
        expect(both.get('a')?.findings).toEqual(result.findings);
      }),
      { numRuns: 300 },
    );
  });
});
