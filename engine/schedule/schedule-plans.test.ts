import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constraintTypes, type LinkType, linkTypes, type PlanLink } from '../kernel/plan.ts';
import { ticksPerDay } from '../kernel/plan-time.ts';
import type { ScheduleResult } from '../kernel/schedule-result.ts';
import { explainStart } from './explain-start.ts';
import { schedule } from './schedule.ts';
import { type CrossLink, schedulePlans } from './schedule-plans.ts';
import { at, slackDaysOf, spansOf, testLink, testPlan, testTask } from './testing.ts';

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
});
