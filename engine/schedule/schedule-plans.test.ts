import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constraintTypes, type LinkType, linkTypes, type PlanLink, type SchedulingOptions } from '../kernel/plan.ts';
import { ticksPerDay } from '../kernel/plan-time.ts';
import type { ScheduleResult } from '../kernel/schedule-result.ts';
import { explainStart } from './explain-start.ts';
import type { CrossLink } from './network-plan.ts';
import { schedule } from './schedule.ts';
import { schedulePlans } from './schedule-plans.ts';
import { anyPlan, at, slackDaysOf, spansOf, testLink, testPlan, testTask } from './testing.ts';

const days = (count: number) => ({ durationTicks: count * 4800 });
const cross = (from: string, to: string, facts: Partial<PlanLink> = {}): CrossLink => {
  const [predecessorPlanId = '', predecessor] = from.split(' ');
  const [successorPlanId = '', successor] = to.split(' ');
  return { ...testLink(Number(predecessor), Number(successor), facts), predecessorPlanId, successorPlanId };
};
const lag = { kind: 'working', ticks: 4800, unit: 'days' } as const;

const a = testPlan([testTask(1, days(2)), testTask(2, days(3))], [testLink(1, 2)]);
const b = testPlan([testTask(1), testTask(2)], [testLink(1, 2)], { project: { start: at('2026-01-06T08:00') } });
const both = [
  { id: 'A', input: a },
  { id: 'B', input: b },
];
const of = (results: ReadonlyMap<string, ScheduleResult>, id: string) => results.get(id) as ScheduleResult;

describe('several plans as one network', () => {
  it('leads dates to and fro between plans, and names the plan that a start waits for', () => {
    // A1 ends on the 6th; a day later B1 takes the 8th and B2 the 9th; A2 follows from Monday the 12th.
    const results = schedulePlans(both, [cross('A 1', 'B 1', { lag }), cross('B 2', 'A 2')]);
    expect(spansOf(of(results, 'A'))).toEqual({ 1: '01-05 08:00 – 01-06 17:00', 2: '01-12 08:00 – 01-14 17:00' });
    expect(spansOf(of(results, 'B'))).toEqual({ 1: '01-08 08:00 – 01-08 17:00', 2: '01-09 08:00 – 01-09 17:00' });
    expect(of(results, 'B').tasks[0]?.reason).toMatchObject({ kind: 'predecessor', planId: 'A', uid: 1 });
    expect(of(results, 'B').tasks[1]?.reason).not.toHaveProperty('planId');
    expect([slackDaysOf(of(results, 'A')), slackDaysOf(of(results, 'B'))]).toEqual([{ 1: 0, 2: 0 }, { 1: 0, 2: 0 }]); // biome-ignore format: one check
    expect([of(results, 'A').finish, of(results, 'B').finish]).toEqual([
      at('2026-01-14T17:00'),
      at('2026-01-09T17:00'),
    ]);
  });

  it('names a calendar as reason only where it holds a task beyond the calendar of its own plan', () => {
    // B works from ten o'clock on, as its project does: nothing but its start holds its task.
    const late = { uid: 7, name: 'Late', baseUid: null, week: Array.from({ length: 7 }, () => [{ from: 6000, to: 10_800 }]), workWeeks: [], exceptions: [] }; // biome-ignore format: one record
    const own = testPlan([testTask(1)], [], { calendars: [late], project: { calendarUid: 7 } });
    const results = schedulePlans([{ id: 'A', input: a }, { id: 'B', input: own }], []); // biome-ignore format: one call
    expect(of(results, 'B').tasks[0]?.reason).toEqual({ kind: 'project-start' });
  });

  it('lets each plan start where it does, without links between them', () => {
    const results = schedulePlans(both, []);
    expect(spansOf(of(results, 'A'))).toEqual(spansOf(schedule(a)));
    expect(spansOf(of(results, 'B'))).toEqual(spansOf(schedule(b)));
  });

  it('counts slack to the end of the last plan, or of each plan to its own', () => {
    // A ends on the 9th; B1 waits for A1 and takes the 7th, B2 the 8th: a day before the end of A, none before that of B.
    const links = [cross('A 1', 'B 1')];
    const slackFrom = (lateFrom: 'last' | 'own') => slackDaysOf(of(schedulePlans(both, links, lateFrom), 'B'));
    expect([slackFrom('last'), slackFrom('own')]).toEqual([{ 1: 1, 2: 1 }, { 1: 0, 2: 0 }]); // biome-ignore format: one check
    // Two days of A that nothing of A waits for may be late until its own end, unless B waits for them.
    const loose = { id: 'A', input: testPlan([testTask(1, days(2)), testTask(2, days(5))]) };
    const slackOfA = (across: readonly CrossLink[]) => slackDaysOf(of(schedulePlans([loose, { id: 'B', input: b }], across, 'own'), 'A')); // biome-ignore format: one call
    expect([slackOfA([]), slackOfA(links)]).toEqual([{ 1: 3, 2: 0 }, { 1: 0, 2: 0 }]); // biome-ignore format: one check
  });

  it('explains a start as far as its own plan goes: the next step is in the plan that the reason names', () => {
    // B2 waits for B1, which waits for task 2 of A, not for the task 2 of B.
    const result = of(schedulePlans(both, [cross('A 2', 'B 1')]), 'B');
    const steps = explainStart(b, result, 2)?.steps.map(({ uid, reason }) => [uid, reason.kind === 'predecessor' && reason.planId]); // biome-ignore format: one call
    expect(steps).toEqual([[2, undefined], [1, 'A']]); // biome-ignore format: one check
  });

  it('keeps to the date by which each plan must finish, where each counts to its own', () => {
    // B takes two days and must be done by Friday the 9th, 17:00; A must not and ends then.
    const held = testPlan(b.tasks, b.links, { project: { start: at('2026-01-06T08:00'), options: { mustFinishBy: at('2026-01-09T17:00') } } }); // biome-ignore format: one record
    const results = schedulePlans([{ id: 'A', input: a }, { id: 'B', input: held }], [], 'own'); // biome-ignore format: one call
    expect([slackDaysOf(of(results, 'A')), slackDaysOf(of(results, 'B'))]).toEqual([{ 1: 0, 2: 0 }, { 1: 2, 2: 2 }]); // biome-ignore format: one check
  });

  it('tells links that lead nowhere and loops over several plans, and schedules the rest', () => {
    const links = [cross('A 2', 'B 1'), cross('B 2', 'A 1'), cross('A 9', 'B 2'), cross('C 1', 'B 1')];
    const results = schedulePlans(both, links);
    const codes = (id: string) => of(results, id).findings.map(({ code }) => code);
    expect([codes('A'), codes('B')]).toEqual([['schedule.loop'], ['schedule.dangling-link', 'schedule.dangling-link']]); // biome-ignore format: one check
    expect(spansOf(of(results, 'B'))[1]).toBe('01-12 08:00 – 01-12 17:00');
    expect(schedulePlans([], links).size).toBe(0);
    // one to itself, one to a plan that is not there, one between two such
    const odd = schedulePlans(both, [cross('B 1', 'B 1'), cross('B 1', 'C 1'), cross('C 1', 'C 2')]);
    const found = (id: string) => of(odd, id).findings.map(({ code }) => code);
    expect([found('A'), found('B')]).toEqual([['schedule.dangling-link'], ['schedule.self-link', 'schedule.dangling-link']]); // biome-ignore format: one check
  });

  it('gives the dates of one plan, however it is cut into several', () => {
    const date = fc.nat(30).map((nth) => at('2026-01-05T08:00') + nth * ticksPerDay);
    const task = fc.record({ durationTicks: fc.constantFrom(0, 4800, 9600, 24_000), constraintType: fc.constantFrom(...constraintTypes), constraintDate: date, deadline: fc.option(date, { nil: null }) }); // biome-ignore format: one record
    const link = fc.record({ from: fc.nat(9), to: fc.nat(9), type: fc.constantFrom<LinkType>(...linkTypes), lag: fc.constantFrom(0, 4800, -2400) }); // biome-ignore format: one record
    const cut = fc.array(fc.nat(2), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(fc.array(task, { minLength: 10, maxLength: 10 }), fc.array(link, { maxLength: 14 }), cut, (rows, ends, partOf) => {
        const tasks = rows.map((facts, index) => testTask(index + 1, facts));
        const links = ends
          .filter(({ from, to }) => from < to)
          .map(({ from, to, type, lag: ticks }) => testLink(from + 1, to + 1, { type, lag: { ...lag, ticks } }));
        const idOf = (uid: number) => String(partOf[uid - 1]);
        const isWithin = ({ predecessorUid, successorUid }: PlanLink) => idOf(predecessorUid) === idOf(successorUid);
        const plans = ['0', '1', '2'].map((id) => ({ id, input: testPlan(tasks.filter(({ uid }) => idOf(uid) === id), links.filter((each) => isWithin(each) && idOf(each.successorUid) === id)) })); // biome-ignore format: one record
        const between = links
          .filter((each) => !isWithin(each))
          .map((each) => ({ ...each, predecessorPlanId: idOf(each.predecessorUid), successorPlanId: idOf(each.successorUid) })); // biome-ignore format: one record
        const found = [...schedulePlans(plans, between).values()].flatMap((result) => result.tasks);
        const told = (all: ScheduleResult['tasks']) => all.map(({ reason, ...dates }) => dates).sort((x, y) => x.uid - y.uid); // biome-ignore format: one pipe
        expect(told(found)).toEqual(told(schedule(testPlan(tasks, links)).tasks));
      }), // biome-ignore format: one property
      { numRuns: 200 },
    );
  });

  it('counts progress in each plan by its own mode, whichever comes first', () => {
    // Pack and Carry begun on the 5th, a day of two done. From the data date, the 6th, Pack takes until the 8th. The rest of
    // Carry waits for it and is done on the 9th, or goes on at once; split as in Microsoft Project, Pack is done on the 7th.
    const begun = { ...days(2), actualStart: at('2026-01-05T08:00'), actualDurationTicks: 4800, remainingDurationTicks: 4800, percentComplete: 50 }; // biome-ignore format: one record
    const planOf = (options: SchedulingOptions | null) =>
      testPlan([testTask(1, days(3)), testTask(2, begun)], [testLink(1, 2)], { project: { statusDate: at('2026-01-06T08:00'), options } }); // biome-ignore format: one call
    const plans = [
      { id: 'microsoft', input: planOf(null) },
      { id: 'override', input: planOf({ progress: 'progress-override' }) },
      { id: 'retained', input: planOf({ progress: 'retained-logic' }) },
    ];
    for (const given of [plans, plans.toReversed()]) {
      const results = schedulePlans(given, []);
      expect(plans.map(({ id }) => spansOf(of(results, id))[2])).toEqual(['01-05 08:00 – 01-08 17:00', '01-05 08:00 – 01-06 17:00', '01-05 08:00 – 01-09 17:00']); // biome-ignore format: one check
    }
  });

  it('schedules a plan back from its finish beside one that goes on from its start', () => {
    // Three days back from Friday the 16th are the 14th to the 16th, two before them the 12th and the 13th.
    const back = testPlan([testTask(1, days(2)), testTask(2, days(3))], [testLink(1, 2)], { project: { scheduleFrom: 'finish', finish: at('2026-01-16T17:00') } }); // biome-ignore format: one call
    const results = schedulePlans([{ id: 'A', input: a }, { id: 'back', input: back }], []); // biome-ignore format: one call
    expect(spansOf(of(results, 'back'))).toEqual({ 1: '01-12 08:00 – 01-13 17:00', 2: '01-14 08:00 – 01-16 17:00' });
    expect(spansOf(of(results, 'A'))).toEqual(spansOf(schedule(a)));
    expect([of(results, 'back').start, of(results, 'back').finish]).toEqual([at('2026-01-12T08:00'), at('2026-01-16T17:00')]); // biome-ignore format: one check
  });

  it('finds the longest path over plans, in those that go by it', () => {
    // A1 takes the 5th and 6th and B1 five days behind it, to the 13th; A2 is done on the 9th, with slack as much as the limit.
    const byPath = { criticalSlackLimitDays: 9, options: { critical: 'longest-path' } } as const;
    const first = testPlan(a.tasks, [], { project: byPath });
    const second = testPlan([testTask(1, days(5)), testTask(2)], [], { project: byPath });
    const criticalOf = (lateFrom: 'last' | 'own') => {
      const results = schedulePlans([{ id: 'A', input: first }, { id: 'B', input: second }], [cross('A 1', 'B 1')], lateFrom); // biome-ignore format: one call
      return ['A', 'B'].map((id) => of(results, id).tasks.flatMap(({ uid, isCritical }) => (isCritical ? uid : [])));
    };
    expect(criticalOf('last')).toEqual([[1], [1]]);
    // to its own end A leads by A2 alone
    expect(criticalOf('own')).toEqual([[2], [1]]);
  });

  it('counts the lag between two plans by the calendar that the successor names, and tells where they differ', () => {
    // B names the calendar of its project, which works from ten to six: a day of lag from 17:00 on the 6th ends on the 7th at 17:00.
    const late = { uid: 7, name: 'Late', baseUid: null, week: Array.from({ length: 7 }, () => [{ from: 6000, to: 10_800 }]), workWeeks: [], exceptions: [] }; // biome-ignore format: one record
    const second = testPlan([testTask(1)], [], { calendars: [late], project: { name: 'Second', calendarUid: 7, options: { lagCalendar: 'project' } } }); // biome-ignore format: one call
    const plans = [{ id: 'A', input: a }, { id: 'B', input: second }]; // biome-ignore format: one list
    const results = schedulePlans(plans, [cross('A 1', 'B 1', { lag })]);
    expect(spansOf(of(results, 'B'))[1]).toBe('01-07 17:00 – 01-08 17:00');
    expect(of(results, 'B').findings).toMatchObject([
      {
        code: 'schedule.lag-between-plans',
        values: { plan: 'Second', taken: 'project', other: 'Plan', theirs: 'successor' },
        records: [{ kind: 'task', id: '1' }, { kind: 'plan', id: 'B' }, { kind: 'plan', id: 'A' }],
      },
    ]); // biome-ignore format: one check
    const agreed = [cross('A 1', 'B 1'), cross('A 2', 'B 1', { lag: { ...lag, kind: 'elapsed' } })];
    expect(of(schedulePlans(plans, agreed), 'B').findings).toEqual([]);
  });

  it('keeps the first of two plans with one id, and tells of the other', () => {
    const results = schedulePlans([...both, { id: 'A', input: { ...b, project: { ...b.project, name: 'Twin' } } }], [cross('A 1', 'B 1')]); // biome-ignore format: one call
    expect([...results.keys()]).toEqual(['A', 'B']);
    expect(spansOf(of(results, 'A'))).toEqual(spansOf(schedule(a)));
    expect(spansOf(of(results, 'B'))[1]).toBe('01-07 08:00 – 01-07 17:00');
    expect(of(results, 'A').findings).toMatchObject([{ code: 'schedule.duplicate-plan', subject: { id: 'A' }, values: { plan: 'Plan', others: 'Twin', count: 1 } }]); // biome-ignore format: one check
  });

  it('names a task of another plan without a reference, as its uid may be that of one here', () => {
    // B1 is due on the 5th and can begin on the 7th: A1 before it is late for that of B, two days.
    const due = testPlan([testTask(1, { deadline: at('2026-01-05T17:00') })]);
    const results = schedulePlans([{ id: 'A', input: a }, { id: 'B', input: due }], [cross('A 1', 'B 1')]); // biome-ignore format: one call
    const [late] = of(results, 'A').findings;
    expect(late).toMatchObject({ code: 'schedule.negative-slack', values: { task: { name: 'Task 1' }, by: 'Task 1', cause: 'deadline' }, records: [{ kind: 'task', id: '1' }] }); // biome-ignore format: one check
  });

  it('keeps of each plan all that it says: side by side they are scheduled as alone', () => {
    fc.assert(
      fc.property(fc.array(anyPlan, { minLength: 2, maxLength: 3 }), (inputs) => {
        const results = schedulePlans(inputs.map((input, nth) => ({ id: `P${nth}`, input })), [], 'own'); // biome-ignore format: one call
        inputs.forEach((input, nth) => {
          expect(of(results, `P${nth}`)).toEqual(schedule(input));
        });
      }),
      { numRuns: 300 },
    );
  });
});
