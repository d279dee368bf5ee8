import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanTask, ScheduleInput } from '#engine';
import { planChanges } from './plan-changes.ts';
import { toInput, toRows } from './plan-rows.ts';
import { nothingBeside } from './source-fields.ts';
import { anyPlan } from './testing.ts';

const setAt = '2026-03-02T08:00:00.000Z';
const rowsOf = (plan: ScheduleInput) => toRows(plan, nothingBeside, setAt);

test('a plan comes back from its rows, in whatever order they are read', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const rows = rowsOf(plan);
      const reversed = Object.fromEntries(
        Object.entries(rows.parts).map(([part, list]) => [part, [...list].reverse()]),
      );
      expect(toInput({ plan: rows.plan, parts: reversed as unknown as typeof rows.parts })).toEqual(plan);
    }),
  );
});

test('a plan read twice has no changes; the changes between two plans name every difference', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const before = rowsOf(plan);
      expect(planChanges('p', before, toRows(plan, nothingBeside, 'later', before.parts.task))).toEqual([]);
      const [first, ...others] = plan.tasks;
      if (!first) return;
      const renamed: PlanTask = { ...first, name: `${first.name}!` };
      const after = toRows({ ...plan, tasks: [renamed, ...others] }, nothingBeside, setAt, before.parts.task);
      expect(planChanges('p', before, after)).toEqual([
        { entity: 'task', id: `p/${first.uid}`, field: 'name', from: first.name, to: renamed.name },
      ]);
    }),
  );
});
