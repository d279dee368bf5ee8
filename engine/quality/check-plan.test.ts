import { describe, expect, test } from 'vitest';
import type { ScheduleInput } from '../kernel/plan.ts';
import { schedule } from '../schedule/schedule.ts';
import { at, testLink, testPlan, testTask } from '../schedule/testing.ts';
import { catalogue } from './catalogue.ts';
import { checkPlan, nextDue } from './check-plan.ts';
import type { QualityContext } from './plan-view.ts';
import {
  againstBaseline,
  chain,
  day,
  done,
  monday,
  noComparison,
  type Pair,
  pairs,
  two,
  withProject,
} from './testing.ts';

const check = (plan: ScheduleInput, context: Partial<QualityContext> = {}) =>
  checkPlan(plan, schedule(plan), { ...noComparison, ...context });
const codesOf = (plan: ScheduleInput, context: Partial<QualityContext> = {}) =>
  check(plan, context).map(({ code }) => code);

describe('every code of the catalogue', () => {
  test('has a plan that triggers it and one that clears it', () => {
    expect(Object.keys(pairs).sort()).toEqual(Object.keys(catalogue).sort());
  });

  test.each(Object.entries(pairs))('%s appears and goes', (code, [faulty, repaired, context]) => {
    expect(codesOf(faulty, context)).toContain(code);
    const cleared = code === 'baseline.no-baseline' ? againstBaseline : context;
    expect(codesOf(repaired, cleared)).not.toContain(code);
  });
});

describe('severity', () => {
  const severityOf = (code: string, plan: ScheduleInput, context: Partial<QualityContext> = {}) =>
    check(plan, context).find((finding) => finding.code === code)?.severity;

  test('a finish is critical only past the tolerance', () => {
    const late = (days: number) => chain([{ durationTicks: days * day, ...monday }]);
    expect(severityOf('baseline.finish-late', late(11), againstBaseline)).toBe('minor');
    expect(severityOf('baseline.finish-late', late(12), againstBaseline)).toBe('critical');
  });

  test('a point of the DCMA is information within its threshold, minor past it, major far past it', () => {
    // a row of tasks, and others that follow its first one but have no successor
    const loose = (row: number, others: number) => {
      const tasks = Array.from({ length: row + others }, (_, index) => testTask(index + 1));
      const links = tasks.slice(1).map(({ uid }) => testLink(uid <= row ? uid - 1 : 1, uid));
      return testPlan(tasks, links);
    };
    expect(severityOf('schedule.missing-successor', loose(19, 1))).toBe('info'); // 5 %
    expect(severityOf('schedule.missing-successor', loose(18, 1))).toBe('minor'); // 5.3 %
    expect(severityOf('schedule.missing-successor', loose(20, 5))).toBe('minor'); // 20 %
    expect(severityOf('schedule.missing-successor', loose(19, 5))).toBe('major'); // 20.8 %
    expect(severityOf('schedule.missing-successor', loose(3, 4))).toBe('minor'); // 57 %, but four tasks
  });

  test('the worst stand first', () => {
    const codes = codesOf(chain([{ deadline: at('2026-01-02T17:00'), isEstimated: true }]));
    expect(codes.indexOf('schedule.deadline-missed')).toBe(0);
    expect(codes.at(-1)).toBe('data.estimated-duration');
  });
});

test('many tasks of one fault are one finding with their count and a sample', () => {
  const tasks = Array.from({ length: 120 }, (_, index) => testTask(index + 1, { name: '' }));
  const found = checkPlan(testPlan(tasks), schedule(testPlan(tasks)), noComparison);
  const unnamed = found.find(({ code }) => code === 'data.task-without-name');
  expect(unnamed?.values).toMatchObject({ count: 120, of: 120 });
  expect(unnamed?.records).toHaveLength(50);
  expect(new Set(found.map(({ code, discriminator }) => `${code} ${discriminator}`)).size).toBe(found.length);
});

test('the same plan gives the same findings', () => {
  const [faulty, , context] = pairs['baseline.milestone-late'] as Pair;
  expect(check(faulty, context)).toEqual(check(structuredClone(faulty), context));
});

describe('nextDue', () => {
  const due = (plan: ScheduleInput, context: Partial<QualityContext> = {}) =>
    nextDue(plan, schedule(plan), { ...noComparison, ...context });

  test('is the midnight after the next date that can pass', () => {
    expect(due(two)).toBe(at('2026-01-06T00:00'));
    expect(due(two, { now: at('2026-01-06T00:00') })).toBe(at('2026-01-07T00:00'));
  });

  test('is nothing where all is done or past', () => {
    expect(due(chain([done('2026-01-05T08:00', '2026-01-05T17:00')]), { now: at('2026-02-01T08:00') })).toBeNull();
    expect(due(two, { now: at('2026-03-01T08:00') })).toBeNull();
  });

  test('is the day on which a status date turns stale', () => {
    const plan = withProject(two, { statusDate: at('2026-01-05T17:00') });
    const stale = due(plan, { now: at('2026-01-20T08:00') });
    expect(stale).toBe(at('2026-02-07T00:00'));
    expect(codesOf(plan, { now: at('2026-02-06T23:59') })).not.toContain('progress.status-date-stale');
    expect(codesOf(plan, { now: at('2026-02-07T00:00') })).toContain('progress.status-date-stale');
  });
});

test('a deadline that makes a task critical does not break the critical path', () => {
  // 1 (5 d) must make its deadline and has no slack for it, but 2 (20 d) decides the finish.
  const tasks = [
    testTask(1, { durationTicks: 5 * day, deadline: at('2026-01-09T17:00') }),
    testTask(2, { durationTicks: 20 * day }),
  ];
  expect(codesOf(testPlan(tasks))).not.toContain('schedule.critical-path-test');
});
