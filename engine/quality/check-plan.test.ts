import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScheduleInput } from '../kernel/plan.ts';
import { lastPlanTime } from '../kernel/plan-time.ts';
import { schedule } from '../schedule/schedule.ts';
import { anyPlan, at, testLink, testPlan, testTask } from '../schedule/testing.ts';
import { catalogue } from './catalogue.ts';
import { checkPlan, nextDue } from './check-plan.ts';
import { byUrgency, findingOrder } from './finding-order.ts';
import type { QualityContext } from './plan-view.ts';
import {
  againstBaseline,
  as,
  chain,
  day,
  done,
  monday,
  noComparison,
  type Pair,
  pairs,
  priced,
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

  test('a cost is critical only past the tolerance, and no finding once nothing is open', () => {
    const of = (hours: number, context = {}) => severityOf('baseline.cost-over', priced(hours), { ...againstBaseline, ...context }); // biome-ignore format: one line
    // 176 of 160 hours are 10 % more, 177 are 10.6 %
    expect([of(160), of(161), of(176), of(177)]).toEqual([undefined, 'minor', 'minor', 'critical']);
    expect([of(177, { costTolerance: 11 }), of(161, { costTolerance: 0 })]).toEqual(['minor', 'critical']);
    const closing = { ...priced(177), tasks: priced(177).tasks.map((task) => ({ ...task, ...done('2026-01-05T08:00', '2026-01-30T17:00') })) }; // biome-ignore format: one line
    expect(codesOf(closing, againstBaseline)).not.toContain('baseline.cost-over');
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

  test('a finish that has passed with work open is major within the tolerance, critical past it', () => {
    // two days' work planned for 5 and 6 January: begun on the 19th it ends 10 working days later, on the 20th 11
    const on = (now: string) => severityOf('progress.finish-passed', two, { now: at(now) });
    expect([on('2026-01-06T23:00'), on('2026-01-07T00:00')]).toEqual([undefined, 'major']);
    expect([on('2026-01-19T08:00'), on('2026-01-20T08:00')]).toEqual(['major', 'critical']);
    const closing = chain([done('2026-01-05T08:00', '2026-01-05T17:00'), done('2026-01-06T08:00', '2026-01-06T17:00')]);
    expect(codesOf(closing, { now: at('2026-03-01T08:00') })).toEqual(['baseline.no-baseline']);
  });

  test('a finish that has passed is told once: by its own finding, not as a slip of the plan', () => {
    const codes = codesOf(chain([monday]), { ...againstBaseline, now: at('2026-03-02T08:00') });
    expect(codes).toContain('progress.finish-passed');
    expect(codes).not.toContain('baseline.finish-late');
  });

  test('work that should have begun or ended is major once it is past the tolerance or holds up the finish', () => {
    const loose = (now: string) =>
      severityOf('progress.late-finish', testPlan([testTask(1, monday), testTask(2, { durationTicks: 60 * day })]), {
        ...againstBaseline,
        now: at(now),
      });
    // due on 5 January: 10 working days are over on Monday 19 January, 11 on the 20th
    expect([loose('2026-01-06T08:00'), loose('2026-01-20T08:00'), loose('2026-01-21T08:00')]).toEqual(['minor', 'minor', 'major']); // biome-ignore format: one line
    const driving = chain([{ ...monday }, { durationTicks: 60 * day }]);
    expect(severityOf('progress.late-start', driving, { ...againstBaseline, now: at('2026-01-06T08:00') })).toBe('major'); // biome-ignore format: one line
  });

  test('every code has its place in the order', () => {
    expect(findingOrder.toSorted()).toEqual(Object.keys(catalogue).sort());
    expect(Object.keys(catalogue)).toEqual(findingOrder);
  });

  test('what presses most is what misses a date, before what is said about how the plan is made', () => {
    const spring = { number: 0, start: at('2026-01-12T08:00'), finish: at('2026-03-27T17:00') };
    const baselines = [{ ...spring, durationTicks: null, workTicks: null, costMinor: null }];
    const loose = Array.from({ length: 9 }, (_, at) => testTask(at + 2, { durationTicks: 60 * day, baselines }));
    const found = check(testPlan([testTask(1, monday), ...loose]), { ...againstBaseline, now: at('2026-01-06T08:00') });
    expect(found[0]).toMatchObject({ code: 'schedule.invalid-forecast-dates', severity: 'major' });
    expect(found.toSorted(byUrgency)[0]).toMatchObject({ code: 'progress.late-finish', severity: 'minor' });
  });

  test('the worst stand first', () => {
    const codes = codesOf(chain([{ deadline: at('2026-01-02T17:00'), isEstimated: true }]));
    expect(codes.indexOf('progress.deadline-passed')).toBe(0);
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

test.each(Object.entries(pairs))(
  '%s of a plan with the fault five times is told no more often',
  (code, [faulty, , context]) => {
    const five = fiveTimes(faulty);
    const told = (plan: ScheduleInput) => check(plan, context).filter((finding) => finding.code === code);
    expect(told(five).length).toBeGreaterThan(0);
    // loops of links are each a finding of its own: what is in one says nothing of the other
    expect(told(five).length).toBeLessThanOrEqual(told(faulty).length * (code === 'schedule.loop' ? 5 : 1));
  },
);

/** The tasks of a plan five times beside each other, with their links and assignments. */
function fiveTimes(plan: ScheduleInput): ScheduleInput {
  const copies = [0, 1, 2, 3, 4].map((copy) => copy * 1000);
  const { tasks, links, assignments } = plan;
  return {
    ...plan,
    tasks: copies.flatMap((by) =>
      tasks.map((task) => ({ ...task, uid: task.uid + by, parentUid: task.parentUid && task.parentUid + by })),
    ),
    links: copies.flatMap((by) =>
      links.map((link) => ({
        ...link,
        predecessorUid: link.predecessorUid + by,
        successorUid: link.successorUid + by,
      })),
    ),
    assignments: copies.flatMap((by) =>
      assignments.map((one) => ({ ...one, uid: one.uid + by, taskUid: one.taskUid + by })),
    ),
  };
}

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

  test('is nothing where all is done', () => {
    expect(due(chain([done('2026-01-05T08:00', '2026-01-05T17:00')]), { now: at('2026-02-01T08:00') })).toBeNull();
  });

  test('is each midnight while the finish has passed with work open, as it moves on with today', () => {
    expect(due(two, { now: at('2026-03-01T08:00') })).toBe(at('2026-03-02T00:00'));
  });

  test('is no later than the first moment at which time alone changes an answer', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: at('2025-12-01T00:00'), max: at('2027-06-01T00:00') }), (plan, now) => {
        const result = schedule(plan);
        const said = (when: number) =>
          checkPlan(plan, result, { ...noComparison, now: when }).map(({ code, severity }) => `${code} ${severity}`);
        const until = nextDue(plan, result, { ...noComparison, now }) ?? lastPlanTime;
        for (const share of [0.01, 0.3, 0.7, 1]) {
          const then = Math.max(now, Math.floor(now + (until - 1 - now) * share));
          expect(said(then)).toEqual(said(now));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is the day on which a status date turns stale', () => {
    const plan = withProject(chain([{ durationTicks: 60 * day }]), { statusDate: at('2026-01-05T17:00') });
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

test('nor does a deadline of a summary', () => {
  const tasks = [
    testTask(1, { deadline: at('2026-01-07T17:00') }),
    testTask(2, { parentUid: 1, durationTicks: 3 * day }),
    testTask(3, { durationTicks: 100 * day }),
  ];
  expect(codesOf(testPlan(tasks))).not.toContain('schedule.critical-path-test');
});

test('a deadline is missed by minutes, and kept to the minute', () => {
  const codes = (ticks: number) => codesOf(testPlan([testTask(1, { durationTicks: day + ticks, deadline: at('2026-01-05T17:00') })])); // biome-ignore format: one call
  expect(codes(10)).toContain('schedule.deadline-missed');
  expect(codes(0)).not.toContain('schedule.deadline-missed');
});

test('an end that only a summary’s links hold does not dangle', () => {
  // 2 is linked into its finish and from its start; 9 leads to its summary 1, and 1 to 3.
  const tasks = [testTask(9), testTask(1), testTask(2, { parentUid: 1 }), testTask(3), testTask(4)];
  const ends = [testLink(9, 2, { type: 'FF' }), testLink(2, 4, { type: 'SS' })];
  const codes = (links: ReturnType<typeof testLink>[]) => codesOf(testPlan(tasks, [...ends, ...links]));
  expect(codes([])).toContain('schedule.dangling-logic');
  expect(codes([testLink(9, 1)])).toContain('schedule.dangling-logic');
  expect(codes([testLink(9, 1), testLink(1, 3)])).not.toContain('schedule.dangling-logic');
});

test('what spans others is no work: it has no logic of its own and is nobody’s successor', () => {
  const level = (kind: 'level-of-effort' | 'task') => {
    const activity = { kind, isConstraintMandatory: false, secondConstraintType: 'ASAP', secondConstraintDate: null, expectedFinish: null } as const; // biome-ignore format: one record
    const tasks = [testTask(1), testTask(2, { activity }), testTask(3)];
    return check(testPlan(tasks, [testLink(1, 2), testLink(1, 3)])).filter(({ code }) => code.startsWith('schedule.missing-')); // biome-ignore format: one pipe
  };
  const named = (kind: 'level-of-effort' | 'task') => level(kind).map(({ records }) => records.map(({ id }) => id));
  expect(named('task').flat()).toContain('2');
  expect(named('level-of-effort').flat()).not.toContain('2');
});

describe('a rule of earning', () => {
  const lost = (plan: ScheduleInput) =>
    check(plan).find(({ code }) => code === 'data.dangling-earning')?.records.map(({ id }) => id) ?? []; // biome-ignore format: one pipe
  const reached = (...uids: number[]) =>
    ({ kind: 'milestones', milestones: uids.map((uid) => ({ uid, weight: 1 })) }) as const;

  test('is told where one of its milestones is gone or inactive', () => {
    expect(lost(chain([{ earning: reached(2, 3) }, {}, {}]))).toEqual([]);
    expect(lost(chain([{ earning: reached(2, 9) }, {}]))).toEqual(['1']);
    expect(lost(chain([{ earning: reached(2) }, { isActive: false }]))).toEqual(['1']);
  });

  test('is told for all that earn as each other in a ring, and for what leads to them', () => {
    expect(lost(chain([{ earning: as(2) }, { earning: as(3) }, {}]))).toEqual([]);
    expect(lost(chain([{ earning: as(2) }, { earning: as(3) }, { earning: as(2) }, { earning: as(4) }]))).toEqual(['1', '2', '3', '4']); // biome-ignore format: one line
  });

  test('is told where it follows a summary, which has no value of its own unless it was planned as one piece', () => {
    const summary = (facts: object) => testPlan([testTask(1, facts), testTask(2, { parentUid: 1 }), testTask(3, { earning: as(1) })]); // biome-ignore format: one line
    expect(lost(summary({}))).toEqual(['3']);
    const codes = check(summary(monday), againstBaseline).map(({ code }) => code);
    expect(codes).not.toContain('data.dangling-earning');
  });

  test('is followed along ten thousand tasks', () => {
    const tasks = Array.from({ length: 10_000 }, (_, index) => testTask(index + 1, { earning: as(index + 2) }));
    expect(lost(testPlan(tasks))).toHaveLength(50);
  });
});
