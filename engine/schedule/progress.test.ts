import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendarBook } from '../calendar/index.ts';
import type { PlanTask, ScheduleInput } from '../kernel/plan.ts';
import { ticksPerHour } from '../kernel/plan-time.ts';
import { pauseOf } from './begun-work.ts';
import { explainStart } from './explain-start.ts';
import { drivingPredecessors, longestPath } from './paths.ts';
import { schedule } from './schedule.ts';
import { at, lateSpansOf, slackDaysOf, spansOf, testLink, testPlan, testTask } from './testing.ts';

const january = (text: string) => at(`2026-01-${text}`);

/** Four days that began on Tuesday 6th, half of them done by Wednesday 17:00. */
const begun: Partial<PlanTask> = {
  durationTicks: 19_200,
  actualStart: january('06T08:00'),
  actualDurationTicks: 9600,
  remainingDurationTicks: 9600,
  percentComplete: 50,
  stop: january('07T17:00'),
  resume: january('08T08:00'),
};

describe('work that has begun', () => {
  it('stays where it began and goes on where it stopped', () => {
    // Thursday 8th and Friday 9th.
    const result = schedule(testPlan([testTask(1, begun)]));
    expect(spansOf(result)[1]).toBe('01-06 08:00 – 01-09 17:00');
    expect(result.tasks[0]?.reason).toEqual({ kind: 'progress' });
  });

  it('lets the status date hold nothing where work is not split: only the modes of Primavera go on from it', () => {
    const statusDate = at('2026-01-12T08:00');
    const startOf = (progress: 'unsplit' | 'retained-logic') =>
      spansOf(schedule(testPlan([testTask(1)], [], { project: { statusDate, options: { progress } } })))[1];
    expect([startOf('unsplit'), startOf('retained-logic')]).toEqual(['01-05 08:00 – 01-05 17:00', '01-12 08:00 – 01-12 17:00']); // biome-ignore format: one check
  });

  it('goes on where it resumes after an interruption', () => {
    // Two days from Monday 12th.
    const result = schedule(testPlan([testTask(1, { ...begun, resume: january('12T08:00') })]));
    expect(spansOf(result)[1]).toBe('01-06 08:00 – 01-13 17:00');
  });

  it('takes as long as is left, whatever was planned', () => {
    // Three days are left from Thursday 8th: to Monday 12th.
    const result = schedule(testPlan([testTask(1, { ...begun, remainingDurationTicks: 14_400 })]));
    expect(spansOf(result)[1]).toBe('01-06 08:00 – 01-12 17:00');
  });

  it('is told by its percentage where nothing else is known', () => {
    // A quarter of four days is done from Tuesday 6th: three days are left, to Friday 9th.
    const task = testTask(1, { durationTicks: 19_200, actualStart: january('06T08:00'), percentComplete: 25 });
    expect(spansOf(schedule(testPlan([task])))[1]).toBe('01-06 08:00 – 01-09 17:00');
  });

  it('is not moved by a status date or the project’s start, and by its links where it is not to be split neither', () => {
    // Task 1 would hold task 2 until Friday 9th; the status date is past.
    const tasks = [testTask(1, { durationTicks: 19_200 }), testTask(2, begun)];
    const project = { statusDate: january('20T17:00'), start: january('05T08:00') };
    expect(spansOf(schedule(testPlan(tasks, [], { project })))[2]).toBe('01-06 08:00 – 01-09 17:00');
    const unsplit = { project: { ...project, options: { progress: 'unsplit' } as const } };
    expect(spansOf(schedule(testPlan(tasks, [testLink(1, 2)], unsplit)))[2]).toBe('01-06 08:00 – 01-09 17:00');
  });

  it('is split by a predecessor that ends later: its rest follows that, which has no slack and drives it', () => {
    // Task 1 works from Monday 5th to Friday 9th: two days are left of task 2 from Monday 12th on.
    const input = testPlan([testTask(1, { durationTicks: 5 * 4800 }), testTask(2, begun)], [testLink(1, 2)]);
    const result = schedule(input);
    expect(spansOf(result)[2]).toBe('01-06 08:00 – 01-13 17:00');
    expect(slackDaysOf(result)).toEqual({ 1: 0, 2: 0 });
    expect(lateSpansOf(result)).toEqual({ 1: '01-05 08:00 – 01-09 17:00', 2: '01-06 08:00 – 01-13 17:00' });
    expect(drivingPredecessors(input, result, 2).map(({ link }) => link.predecessorUid)).toEqual([1]);
    expect(longestPath(input, result)).toEqual([1, 2]);
    expect(result.tasks[1]?.reason).toMatchObject({ kind: 'progress', rest: { uid: 1, type: 'FS', viaUid: null } });
    expect(explainStart(input, result, 2)?.steps.map(({ uid }) => uid)).toEqual([2, 1]);
  });

  it('lies idle between where it stopped and where its rest goes on, if working time passes there', () => {
    // Of task 2 two days were done by Wednesday 7th, its rest follows task 1 on Monday 12th.
    const [first, second] = [testTask(1, { durationTicks: 5 * 4800 }), testTask(2, begun)];
    const pauseIn = (input: ScheduleInput) => {
      const { tasks } = schedule(input);
      const idle = pauseOf(input.tasks.at(-1) ?? second, tasks.at(-1) ?? expect.fail(), createCalendarBook(input.project, []).project); // biome-ignore format: one line
      return idle && [idle.from, idle.to];
    };
    const until = january('12T08:00');
    expect(pauseIn(testPlan([first, second], [testLink(1, 2)]))).toEqual([january('07T17:00'), until]);
    const unsaid = { ...second, stop: null, resume: null }; // where it stopped follows from what was done
    expect(pauseIn(testPlan([first, unsaid], [testLink(1, 2)]))).toEqual([january('07T17:00'), until]);
    expect(pauseIn(testPlan([second]))).toBeNull(); // only a night
    expect(pauseIn(testPlan([{ ...second, actualDurationTicks: 0, remainingDurationTicks: 19_200 }]))).toBeNull();
    expect(pauseIn(testPlan([{ ...second, actualFinish: until }]))).toBeNull();
    expect(pauseIn(testPlan([testTask(2)]))).toBeNull();
  });

  it('has the slack of its finish, and its late start is its actual one', () => {
    // Task 2 ends the project on Wednesday 14th: three days after Friday 9th.
    const tasks = [testTask(1, begun), testTask(2, { durationTicks: 8 * 4800 })];
    const result = schedule(testPlan(tasks));
    expect(slackDaysOf(result)[1]).toBe(3);
    expect(lateSpansOf(result)[1]).toBe('01-06 08:00 – 01-14 17:00');
    expect(result.tasks[0]?.startSlackTicks).toBe(0);
  });

  it('holds what leads to it by where it resumes', () => {
    // Task 1 (Monday 5th) may end when task 2 goes on: Thursday 8:00, that is Wednesday 17:00, two days later.
    const result = schedule(testPlan([testTask(1), testTask(2, begun)], [testLink(1, 2)]));
    expect(lateSpansOf(result)[1]).toBe('01-07 08:00 – 01-07 17:00');
    expect(slackDaysOf(result)[1]).toBe(2);
  });
});

describe('work in progress among other work', () => {
  /** In working hours from the start of the plan; links lead from tasks that stand before. */
  const job = fc.record({ hours: fc.integer({ min: 1, max: 40 }), began: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }), done: fc.integer({ min: 0, max: 39 }) }); // biome-ignore format: one record
  const waits = fc.record({ type: fc.constantFrom('FS', 'SS', 'FF'), from: fc.nat(), to: fc.nat(), lag: fc.integer({ min: 0, max: 16 }) }); // biome-ignore format: one record

  it('goes on where it stopped, and no sooner than each of its predecessors lets the rest', () => {
    fc.assert(
      fc.property(fc.array(job, { minLength: 2, maxLength: 7 }), fc.array(waits, { maxLength: 8 }), (jobs, asked) => {
        const between = asked.map(({ from, to, ...link }) => {
          const successor = 1 + (to % (jobs.length - 1));
          return { ...link, from: from % successor, to: successor };
        });
        const links = [...new Map(between.map((link) => [`${link.from} ${link.to}`, link])).values()];
        const placed: { start: number; finish: number }[] = [];
        for (const [place, { hours, began, done }] of jobs.entries()) {
          const left = began === null ? hours : hours - Math.min(done, hours - 1);
          const from = links.map(({ to, from: predecessor, type, lag }) => {
            if (to !== place) return 0;
            const { start, finish } = placed[predecessor] as { start: number; finish: number };
            return (type === 'SS' ? start : finish) + lag - (type === 'FF' ? left : 0);
          });
          const rest = Math.max(began === null ? 0 : began + hours - left, ...from);
          placed.push({ start: began ?? rest, finish: rest + left });
        }
        const input = testPlan([], []);
        const week = createCalendarBook(input.project, []).project;
        const hour = (at: number) => week.nextWorking(week.add(input.project.start, at * ticksPerHour));
        const tasks = jobs.map(({ hours, began, done }, uid) => {
          const doneTicks = Math.min(done, hours - 1) * ticksPerHour;
          const durationTicks = hours * ticksPerHour;
          const progress = { actualStart: hour(began ?? 0), actualDurationTicks: doneTicks, remainingDurationTicks: durationTicks - doneTicks }; // biome-ignore format: one record
          return testTask(uid, { durationTicks, ...(began !== null && progress) });
        });
        const lagged = links.map(({ from, to, type, lag }) => testLink(from, to, { type: type as 'FS', lag: { kind: 'working', ticks: lag * ticksPerHour, unit: 'hours' } })); // biome-ignore format: one link
        const found = schedule({ ...input, tasks, links: lagged }).tasks.map(({ start, finish }) => ({
          start: week.count(input.project.start, start ?? 0) / ticksPerHour,
          finish: week.count(input.project.start, finish ?? 0) / ticksPerHour,
        }));
        expect(found).toEqual(placed);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('complete work', () => {
  const complete = { actualStart: january('05T13:00'), actualFinish: january('06T12:00'), percentComplete: 100 };

  it('keeps its actual dates, is never critical, and drives', () => {
    const result = schedule(testPlan([testTask(1, complete), testTask(2)], [testLink(1, 2)]));
    expect(spansOf(result)).toEqual({ 1: '01-05 13:00 – 01-06 12:00', 2: '01-06 13:00 – 01-07 12:00' });
    expect(result.tasks.map(({ isCritical }) => isCritical)).toEqual([false, true]);
  });

  it('without an actual start is told as if it had begun so long before its actual finish', () => {
    const four = { durationTicks: 19_200, percentComplete: 100, actualFinish: january('15T17:00') };
    const told = (facts: Partial<PlanTask>) => schedule(testPlan([testTask(1, facts), testTask(2)], [testLink(1, 2)]));
    const result = told(four);
    expect(spansOf(result)).toMatchObject({ 1: '01-12 08:00 – 01-15 17:00', 2: '01-16 08:00 – 01-16 17:00' });
    expect(result).toEqual(told({ ...four, actualStart: january('12T08:00') }));
  });

  it('rolls up with the durations of its neighbours', () => {
    // One day done, three days at 0 %: a quarter.
    const tasks = [
      testTask(1),
      testTask(2, { ...complete, parentUid: 1 }),
      testTask(3, { parentUid: 1, durationTicks: 14_400 }),
    ];
    expect(schedule(testPlan(tasks)).tasks[0]?.percentComplete).toBe(25);
  });
});

describe('a manual task', () => {
  const manual = { isManual: true, manualStart: january('06T08:00'), manualFinish: january('06T17:00') };

  it('keeps its dates; what its predecessor asks for is a finding', () => {
    // Task 1 ends Wednesday 7th, 17:00: task 2 begins two working days before that.
    const result = schedule(testPlan([testTask(1, { durationTicks: 14_400 }), testTask(2, manual)], [testLink(1, 2)]));
    expect(spansOf(result)[2]).toBe('01-06 08:00 – 01-06 17:00');
    expect(result.tasks[1]?.reason).toEqual({ kind: 'manual' });
    expect(result.findings.filter(({ code }) => code === 'schedule.manual-conflict')).toMatchObject([
      { subject: { id: '2' }, values: { overlap: { days: 2 }, predecessor: { record: { id: '1' } } } },
    ]);
  });

  it('drives others', () => {
    expect(spansOf(schedule(testPlan([testTask(1, manual), testTask(2)], [testLink(1, 2)])))[2]).toBe(
      '01-07 08:00 – 01-07 17:00',
    );
  });

  it('finishes after its duration where it has no finish, and starts before it where it has no start', () => {
    const tasks = [
      testTask(1, { ...manual, manualFinish: null }),
      testTask(2, { ...manual, manualStart: null, durationTicks: 9600 }),
    ];
    expect(spansOf(schedule(testPlan(tasks)))).toEqual({
      1: '01-06 08:00 – 01-06 17:00',
      2: '01-05 08:00 – 01-06 17:00',
    });
  });

  it('has no dates, slack or pull as a placeholder', () => {
    const placeholder = testTask(1, { isManual: true, isPlaceholder: true, durationTicks: null });
    const result = schedule(testPlan([placeholder, testTask(2)], [testLink(1, 2)]));
    expect(result.tasks[0]).toMatchObject({ start: null, finish: null, totalSlackTicks: null, isCritical: false });
    expect(spansOf(result)[2]).toBe('01-05 08:00 – 01-05 17:00');
  });
});
