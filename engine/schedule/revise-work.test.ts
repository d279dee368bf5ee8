import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanAssignment, type PlanTask, taskTypes, workContours } from '../kernel/plan.ts';
import { reviseWork, type WorkChange } from './revise-work.ts';

const hour = 600;
const assignment = (uid: number, units: number, hours: number, facts: Partial<PlanAssignment> = {}): PlanAssignment => ({ uid, taskUid: 1, resourceUid: uid, units, workTicks: hours * hour, actualWorkTicks: 0, remainingWorkTicks: hours * hour, delayTicks: 0, levellingDelayTicks: 0, contour: 'flat', timephased: [], ...facts }); // biome-ignore format: one record
const task = (type: PlanTask['type'], isEffortDriven = false) => ({ type, isEffortDriven, durationTicks: 80 * hour });
/** Ten days of eight hours by one person full time. */
const one = [assignment(1, 1, 80)];

/** Hours of the task, and of each assignment its units and hours. */
function told(
  type: PlanTask['type'],
  isEffortDriven: boolean,
  assignments: readonly PlanAssignment[],
  change: WorkChange,
) {
  const revised = reviseWork(task(type, isEffortDriven), assignments, change);
  return [revised.durationTicks / hour, ...revised.assignments.map(({ units, workTicks }) => [units, (workTicks ?? 0) / hour])]; // biome-ignore format: one list
}

describe('what follows from a change of duration, work or people', () => {
  // The table of the source: of what is changed (columns) the type (rows) says what follows.
  it.each([
    ['fixed-units', [40, [1, 40]], [40, [1, 40]], [160, [0.5, 80]]],
    ['fixed-duration', [40, [1, 40]], [80, [0.5, 40]], [80, [0.5, 40]]],
    ['fixed-work', [40, [2, 80]], [40, [1, 40]], [160, [0.5, 80]]],
  ] as const)('%s: half the duration, half the work, half the units', (type, duration, work, units) => {
    expect(told(type, false, one, { kind: 'duration', durationTicks: 40 * hour })).toEqual(duration);
    expect(told(type, false, one, { kind: 'work', workTicks: 40 * hour })).toEqual(work);
    expect(told(type, false, one, { kind: 'units', assignmentUid: 1, units: 0.5 })).toEqual(units);
  });

  const second = { kind: 'assign', assignment: assignment(2, 1, 0) } as const;

  it.each([
    ['fixed-units', true, [40, [1, 40], [1, 40]]],
    ['fixed-units', false, [80, [1, 80], [1, 80]]],
    ['fixed-duration', true, [80, [0.5, 40], [0.5, 40]]],
    ['fixed-duration', false, [80, [1, 80], [1, 80]]],
    ['fixed-work', false, [40, [1, 40], [1, 40]]],
  ] as const)('a second person on a task of %s, effort driven %s', (type, isEffortDriven, expected) => {
    expect(told(type, isEffortDriven, one, second)).toEqual(expected);
  });

  it('gives the work of who leaves to the others where it is effort driven', () => {
    const two = [assignment(1, 1, 40), assignment(2, 0.5, 20)];
    const leaves = { kind: 'unassign', assignmentUid: 1 } as const;
    // 60 hours at half a person take 120.
    expect(told('fixed-units', true, two, leaves)).toEqual([120, [0.5, 60]]);
    expect(told('fixed-units', false, two, leaves)).toEqual([80, [0.5, 20]]);
    expect(told('fixed-units', true, one, leaves)).toEqual([80]);
  });

  it('counts a contour by its mean load', () => {
    // Front loaded: six tenths of the peak, so 80 hours of duration hold 48 of work, and half of them half.
    const front = [assignment(1, 1, 48, { contour: 'front-loaded' })];
    expect(told('fixed-units', false, front, { kind: 'duration', durationTicks: 40 * hour })).toEqual([40, [1, 24]]);
    expect(told('fixed-units', false, front, { kind: 'work', workTicks: 24 * hour })).toEqual([40, [1, 24]]);
  });

  it('keeps what is done, and lets what is left follow', () => {
    const begun = [assignment(1, 1, 80, { actualWorkTicks: 30 * hour, remainingWorkTicks: 50 * hour })];
    const { assignments } = reviseWork(task('fixed-units'), begun, { kind: 'work', workTicks: 100 * hour });
    expect(assignments[0]).toMatchObject({ actualWorkTicks: 30 * hour, remainingWorkTicks: 70 * hour });
  });

  it('shares only what is left of work in progress, and takes none from whoever did it', () => {
    // 8 h, 6 of them done: 2 are left for two people, an hour each.
    const begun = [assignment(1, 1, 8, { actualWorkTicks: 6 * hour, remainingWorkTicks: 2 * hour })];
    const hoursOf = (change: WorkChange, type: 'fixed-units' | 'fixed-duration' = 'fixed-units') =>
      reviseWork({ ...task(type, true), durationTicks: 8 * hour }, begun, change).assignments.map(({ workTicks, actualWorkTicks, remainingWorkTicks }) => [workTicks, actualWorkTicks, remainingWorkTicks].map((ticks) => (ticks === null ? null : ticks / hour))); // biome-ignore format: one line
    const helper = assignment(2, 1, 0, { actualWorkTicks: null, remainingWorkTicks: null });
    expect(hoursOf({ kind: 'assign', assignment: helper })).toEqual([[7, 6, 1], [1, null, null]]); // biome-ignore format: one line
    // Less than is done cannot be, neither asked for nor by the duration.
    expect(hoursOf({ kind: 'work', workTicks: 4 * hour })).toEqual([[6, 6, 0]]);
    expect(hoursOf({ kind: 'duration', durationTicks: 4 * hour })).toEqual([[6, 6, 0]]);
  });

  it('keeps all work of an effort driven task, whoever comes or goes, and never says nonsense', () => {
    const some = fc.array(fc.record({ units: fc.constantFrom(0, 0.25, 1, 3), hours: fc.nat(100), contour: fc.constantFrom(...workContours) }), { minLength: 1, maxLength: 4 }); // biome-ignore format: one list
    const change: fc.Arbitrary<WorkChange> = fc.oneof(
      fc.record({ kind: fc.constant('duration' as const), durationTicks: fc.nat(100_000) }),
      fc.record({ kind: fc.constant('work' as const), workTicks: fc.nat(100_000) }),
      fc.record({ kind: fc.constant('units' as const), assignmentUid: fc.nat(5), units: fc.constantFrom(0, 0.5, 2) }),
      fc.record({ kind: fc.constant('unassign' as const), assignmentUid: fc.nat(5) }),
      fc.constantFrom(0.5, 1).map((units) => ({ kind: 'assign' as const, assignment: assignment(9, units, 0) })),
    );
    fc.assert(
      fc.property(some, change, fc.constantFrom(...taskTypes), (rows, wanted, type) => {
        const before = rows.map(({ units, hours, contour }, nth) => assignment(nth + 1, units, hours, { contour }));
        const after = reviseWork(task(type, true), before, wanted);
        const work = (all: readonly PlanAssignment[]) => all.reduce((sum, { workTicks }) => sum + (workTicks ?? 0), 0);
        expect(Number.isSafeInteger(after.durationTicks) && after.durationTicks >= 0).toBe(true);
        for (const { units, workTicks } of after.assignments) expect(units >= 0 && Number.isFinite(units) && Number.isSafeInteger(workTicks)).toBe(true); // biome-ignore format: one check
        if (wanted.kind === 'work') expect(work(after.assignments)).toBe(wanted.workTicks);
        const isPeopled = wanted.kind === 'assign' || wanted.kind === 'unassign';
        if (isPeopled && after.assignments.length > 0 && work(before) > 0) expect(work(after.assignments)).toBe(work(before)); // biome-ignore format: one check
      }),
    );
  });
});
