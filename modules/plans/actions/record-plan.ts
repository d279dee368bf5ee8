import { costsByTask, type ScheduleInput, type ScheduleResult } from '#engine';
import { type Call, type Change, personOf } from '#platform/server';
import { baselineColumns } from '../baseline-rows.ts';
import { planChanges } from '../plan-changes.ts';
import { toRows } from '../plan-rows.ts';
import { nothingBeside } from '../source-fields.ts';
import { type BaselineColumns, emptyParts } from '../tables.ts';

export type { BaselineColumns };

/** The changes that make a new plan of what the engine reads, for whoever has it whole and has no file. */
export function newPlan(ids: { planId: string; projectId: string }, input: ScheduleInput): Change[] {
  const rows = toRows(input, nothingBeside, '');
  const to = { ...rows.plan, project_id: ids.projectId };
  const plan: Change = { entity: 'plan', id: ids.planId, field: null, from: null, to };
  return [plan, ...planChanges(ids.planId, { plan: rows.plan, parts: emptyParts }, rows)];
}

/** The changes that make the plan as it is `after` of the plan as it was `before`, both whole; none where they are the same. */
export function planDifference(planId: string, before: ScheduleInput, after: ScheduleInput): Change[] {
  const old = toRows(before, nothingBeside, '');
  return planChanges(planId, old, toRows(after, nothingBeside, '', old.parts.task));
}

/** What a baseline keeps of a plan that was scheduled, with work and cost as its assignments have them. */
export function baselineOf(input: ScheduleInput, { tasks }: ScheduleResult): BaselineColumns {
  const costs = costsByTask(input);
  const free = { workTicks: 0, costMinor: 0 };
  const rows = tasks.map(({ uid, start, finish, durationTicks, isSummary }) => {
    const { workTicks, costMinor } = isSummary ? { workTicks: null, costMinor: null } : (costs.get(uid) ?? free);
    return { uid, baseline: { start, finish, durationTicks, workTicks, costMinor } };
  });
  return baselineColumns(rows);
}

/** The change that sets a baseline of a number that the plan has none of yet. */
export function newBaseline(
  { now, actor }: Pick<Call, 'now' | 'actor'>,
  { planId, revision, number }: { readonly planId: string; readonly revision: number; readonly number: number },
  columns: BaselineColumns,
): Change {
  const row = { number, set_at: now, set_by: personOf(actor) ?? null, of_revision: revision };
  return {
    entity: 'baseline',
    id: `${planId}/${number}`,
    field: null,
    from: null,
    to: { ...row, columns: { ...columns } },
  };
}
