import { formatPlanTime, type PlanTime, type ScheduleResult, schedule } from '#engine';
import { fidelityOf, type PlanFile, planAt } from '#formats';
import type { Change, Tx } from '#platform/server';
import { baselineColumns } from './baseline-rows.ts';
import type { FidelityView, ImportUpdate } from './contract.ts';
import { datesOf, describeUpdate, type PlanState } from './describe-update.ts';
import { planChanges } from './plan-changes.ts';
import { toInput, toRows } from './plan-rows.ts';
import { findResult, selectPlanRows } from './queries.ts';
import { unpackColumns, valueAt } from './result-columns.ts';
import { sourceFields } from './source-fields.ts';
import { emptyParts, firstImport, type PlanRows, type Row } from './tables.ts';

/** How many plans of a file somebody may choose from. */
const mostPlans = 1000;

/** What an import shows of one of a file's plans before it is taken over: as the engine tells it, dates as text. */
export function describeFidelity(file: PlanFile, place: number): FidelityView {
  const read = planAt(file, place) ?? file;
  const result = schedule(read.plan);
  const { counts, fields, problems, dates } = fidelityOf(read, result);
  const plans = [file, ...file.others].slice(0, mostPlans).map(({ plan }) => ({ name: plan.project.name, tasks: plan.tasks.length })); // biome-ignore format: one list
  const text = (at: PlanTime | null) => (at === null ? null : formatPlanTime(at));
  return {
    counts: { ...counts, summaries: result.tasks.filter(({ isSummary }) => isSummary).length },
    fields: [...fields],
    problems: [...problems],
    ...(plans.length > 1 && { plans, taken: place }),
    dates: {
      compared: dates.compared,
      same: dates.same,
      differing: dates.differing,
      differences: dates.differences.map(({ uid, name, sourceStart, start, sourceFinish, finish, sentence }) => ({
        uid,
        name,
        sourceStart: text(sourceStart),
        start: text(start),
        sourceFinish: text(sourceFinish),
        finish: text(finish),
        sentence,
      })),
    },
  } as FidelityView;
}

/** The changes that make a new plan of the file, the dates that it has now kept to compare with. */
export function newPlanChanges(
  read: PlanFile,
  at: { planId: string; projectId: string; now: string; planNow: PlanTime },
): Change[] {
  const rows = toRows(read.plan, sourceFields(read), at.now);
  const { planId, projectId } = at;
  const insert: Change = {
    entity: 'plan',
    id: planId,
    field: null,
    from: null,
    to: { ...rows.plan, project_id: projectId },
  };
  const nothing = { plan: rows.plan, parts: emptyParts };
  const first = firstImportRow(schedule(read.plan), at);
  const parts = { ...rows.parts, baseline: [...rows.parts.baseline, first] };
  return [insert, ...planChanges(planId, nothing, { ...rows, parts })];
}

function firstImportRow(result: ScheduleResult, { now, planNow }: { now: string; planNow: PlanTime }): Row {
  const rows = result.tasks.map(({ uid, start, finish, durationTicks }) => ({
    uid,
    baseline: { start, finish, durationTicks, workTicks: null, costMinor: null },
  }));
  return {
    number: firstImport,
    set_at: now,
    set_by: null,
    of_revision: 1,
    columns: { ...baselineColumns(rows), at: planNow },
  };
}

/** What the file changes in the plan as it stands, as change records and in words. */
export async function updateOfPlan(
  tx: Tx,
  planId: string,
  read: PlanFile,
  now: string,
): Promise<{ changes: Change[]; update: ImportUpdate }> {
  const before = await selectPlanRows(tx, planId);
  if (!before) throw new Error(`The plan ${planId} is not there any more.`);
  const after = toRows(read.plan, sourceFields(read, before), now, before.parts.task);
  const changes = planChanges(planId, before, after);
  const result = schedule(read.plan);
  const update = describeUpdate(changes, await stateOf(tx, planId, before), {
    tasks: after.parts.task,
    dates: datesOf(result),
    finish: read.plan.tasks.length ? result.finish : null,
  });
  return { changes, update };
}

/** The plan as it stands with its dates: those stored, or computed where they are not at hand. */
async function stateOf(tx: Tx, planId: string, rows: PlanRows): Promise<PlanState> {
  const stored = await findResult(tx, planId);
  if (!stored) {
    const result = schedule(toInput(rows));
    return { tasks: rows.parts.task, dates: datesOf(result), finish: rows.parts.task.length ? result.finish : null };
  }
  const columns = unpackColumns(stored.columns);
  const dates = new Map<number, { start: PlanTime | null; finish: PlanTime | null }>();
  for (const [index, uid] of columns.uid.entries()) {
    dates.set(uid, { start: valueAt(columns.start, index), finish: valueAt(columns.finish, index) });
  }
  return { tasks: rows.parts.task, dates, finish: stored.finish };
}
