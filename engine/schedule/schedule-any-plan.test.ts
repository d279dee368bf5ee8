import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendarBook } from '../calendar/index.ts';
import type { ConstraintType, PlanLink, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import { lastPlanTime } from '../kernel/plan-time.ts';
import { readNetwork } from '../network/index.ts';
import { explainStart } from './explain-start.ts';
import { afterLag, isElapsedLag, lagTicks } from './lag.ts';
import { criticalPaths, drivingPredecessors, floatPaths, longestPath } from './paths.ts';
import { schedule } from './schedule.ts';
import { anyPlan } from './testing.ts';

describe('any plan, however odd', { timeout: 60_000 }, () => {
  it('is scheduled to dates within plan time, none of them without an end', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const result = schedule(plan);
        expect(result.tasks.map(({ uid }) => uid)).toEqual(plan.tasks.map(({ uid }) => uid));
        for (const task of result.tasks) {
          const dates = [task.start, task.finish, task.earlyStart, task.earlyFinish, task.lateStart, task.lateFinish];
          for (const date of dates) {
            if (date === null) continue;
            expect(Number.isInteger(date) && date >= 0 && date <= lastPlanTime).toBe(true);
          }
          if (task.start !== null) expect(task.finish).toBeGreaterThanOrEqual(task.start);
          for (const slack of [task.totalSlackTicks, task.freeSlackTicks, task.startSlackTicks, task.durationTicks])
            expect(slack === null || Number.isInteger(slack)).toBe(true);
          expect(explainStart(plan, result, task.uid)?.steps[0]?.uid).toBe(task.uid);
        }
        const uids = new Set(plan.tasks.map(({ uid }) => uid));
        const paths = [...criticalPaths(plan, result), ...floatPaths(plan, result, { limit: 20 })];
        for (const uid of [...longestPath(plan, result), ...paths.flatMap((path) => path.uids)])
          expect(uids.has(uid)).toBe(true);
        for (const uid of uids) expect(drivingPredecessors(plan, result, uid).length).toBeLessThan(21);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same answer again', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(schedule(plan)).toEqual(schedule(plan));
      }),
      { numRuns: 100 },
    );
  });

  it('asks nothing of the order in which links, assignments, resources and calendars are given', () => {
    fc.assert(
      fc.property(anyPlan, (odd) => {
        // of several with one number, and of links that repeat one another, the first counts
        const plan = {
          ...odd,
          calendars: [...new Map(odd.calendars.map((one) => [one.uid, one])).values()],
          links: [...new Map(odd.links.map((one) => [`${one.predecessorUid} ${one.successorUid} ${one.type}`, one])).values()], // biome-ignore format: one list
        };
        const turned = {
          ...plan,
          links: plan.links.toReversed(),
          assignments: plan.assignments.toReversed(),
          resources: plan.resources.toReversed(),
          calendars: plan.calendars.toReversed(),
        };
        // which link of a loop is left out is told by their order
        if (schedule(plan).findings.some(({ code }) => code.endsWith('loop'))) return;
        expect(schedule(turned).tasks).toEqual(schedule(plan).tasks);
      }),
      { numRuns: 300 },
    );
  });

  it('puts no free task before its predecessors allow', () => {
    fc.assert(
      fc.property(anyPlan, (odd) => {
        // options of P6 and mandatory constraints let tasks stand before their links on purpose
        const plan = {
          ...odd,
          project: { ...odd.project, options: null },
          tasks: odd.tasks.map((task) => ({ ...task, activity: null })),
        };
        const result = schedule(plan);
        const dates = new Map(result.tasks.map((task) => [task.uid, task]));
        const tasks = new Map(plan.tasks.map((task) => [task.uid, task]));
        const book = createCalendarBook(plan.project, plan.calendars);
        for (const link of followedLinks(plan)) {
          const successor = tasks.get(link.successorUid);
          const [from, to] = [dates.get(link.predecessorUid), dates.get(link.successorUid)];
          if (
            !successor ||
            !from ||
            !to ||
            to.isSummary ||
            successor.isManual ||
            successor.actualStart !== null ||
            successor.actualFinish !== null
          )
            continue;
          if (!tasks.get(link.predecessorUid)?.isActive || isHeldBack(successor.constraintType)) continue;
          const driving = link.type === 'FS' || link.type === 'FF' ? from.finish : from.start;
          const held = link.type === 'FS' || link.type === 'SS' ? to.start : to.finish;
          if (driving === null || held === null) continue;
          const calendar = successor.isElapsed ? book.wholeDay : book.of(successor.calendarUid);
          const ticks = lagTicks(link.lag, from.durationTicks ?? 0);
          const allowed = afterLag(driving, ticks, isElapsedLag(link.lag), calendar);
          // What is held by its finish ends where work ends: no work lies between that and the bound.
          const missing = link.type === 'FS' || link.type === 'SS' ? allowed - held : calendar.count(held, allowed);
          if (allowed < lastPlanTime && (to.durationTicks ?? 0) === 0) expect(missing).toBeLessThanOrEqual(0);
          else if (allowed < lastPlanTime && held < lastPlanTime && !hasResources(plan, successor))
            expect(missing).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function isHeldBack(type: ConstraintType): boolean {
  return ['SNLT', 'FNLT', 'MSO', 'MFO'].includes(type);
}

function hasResources(plan: ScheduleInput, task: PlanTask): boolean {
  return plan.assignments.some(({ taskUid }) => taskUid === task.uid);
}

function followedLinks(plan: ScheduleInput): PlanLink[] {
  const { fault } = readNetwork(plan);
  return plan.links.filter((_, place) => fault[place] === 0);
}
