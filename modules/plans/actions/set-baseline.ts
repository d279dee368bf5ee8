import { costsByTask, formatPlanTime } from '#engine';
import { guard } from '#modules/findings/actions';
import { namesOfPersons } from '#modules/offices/actions';
import { holdUnarchived } from '#modules/projects/actions/write-project';
import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Call, type Change, type Json, personOf, writeChanges } from '#platform/server';
import { pageOfAll } from '#platform/server/http/page';
import { baselineColumns } from '../baseline-rows.ts';
import { comparedDates } from '../comparison.ts';
import { assignmentOf, resourceOf } from '../plan-rows.ts';
import { findPlan, findResult, lockPlan, type PlanHead, selectPart } from '../queries.ts';
import { unpackColumns, valueAt } from '../result-columns.ts';
import { errors } from '../routes.ts';
import type { BaselineColumns } from '../tables.ts';
import { planChanged } from './plan-changed.ts';

interface Numbered {
  readonly planId: string;
  readonly number: number;
}

interface Setting extends Numbered {
  readonly acknowledge?: readonly string[] | undefined;
}

/**
 * Keeps the dates of the plan as it stands as the baseline of that number, if the policies allow it; one that was there is
 * replaced, which can be undone. What is not computed yet is computed first, while nobody has to wait for it.
 */
export async function setBaseline(call: Call, { planId, number, acknowledge }: Setting) {
  const found = await findPlan(call.tx, planId);
  if (!found) throw new OperationError(platformErrors.recordMissing);
  await guard(call, 'set-baseline', { kind: 'project', id: found.project_id }, { acknowledge });
  await holdUnarchived(call, found.project_id);
  const plan = (await lockPlan(call.tx, planId)) as PlanHead; // the guard holds it
  const columns = await columnsNow(call, planId, plan.revision);
  const now = (await selectPart(call.tx, 'baseline', planId)).find((row) => row.number === number);
  const row = { set_at: call.now, set_by: personOf(call.actor) ?? null, of_revision: plan.revision, columns };
  const id = `${planId}/${number}`;
  const changes: Change[] = now
    ? Object.entries(row).map(([field, to]) => ({ entity: 'baseline', id, field, from: now[field] ?? null, to }))
    : [{ entity: 'baseline', id, field: null, from: null, to: { number, ...row } }];
  const { entryId } = await writeChanges(call, changes);
  return { revision: await planChanged(call, plan), entryId };
}

async function columnsNow({ tx }: Call, planId: string, revision: number): Promise<{ readonly [name: string]: Json }> {
  const result = await findResult(tx, planId);
  if (result?.revision !== revision) throw new OperationError(errors.notComputedYet);
  const dates = unpackColumns(result.columns);
  const tasks = await selectPart(tx, 'task', planId, ['uid', 'work_ticks']);
  const costs = costsByTask({
    assignments: (await selectPart(tx, 'assignment', planId)).map(assignmentOf),
    resources: (await selectPart(tx, 'resource', planId)).map(resourceOf),
  });
  const work = new Map(tasks.map((task) => [Number(task.uid), task.work_ticks]));
  const rows = Array.from(dates.uid, (uid, index) => ({
    uid,
    baseline: {
      start: valueAt(dates.start, index),
      finish: valueAt(dates.finish, index),
      durationTicks: valueAt(dates.durationTicks, index),
      workTicks: costs.get(uid)?.workTicks ?? ((work.get(uid) ?? null) as number | null),
      costMinor: costs.get(uid)?.costMinor ?? null,
    },
  }));
  return { ...baselineColumns(rows) };
}

/** Takes a baseline away, if the policies allow a baseline to be set: what was promised is not let go of past them. */
export async function clearBaseline(call: Call, { planId, number, acknowledge }: Setting) {
  const found = await findPlan(call.tx, planId);
  if (!found) throw new OperationError(errors.baselineMissing);
  const subject = { kind: 'project', id: found.project_id } as const;
  await guard(call, 'set-baseline', subject, { acknowledge, question: 'baseline-cleared' });
  await holdUnarchived(call, found.project_id);
  const plan = await lockPlan(call.tx, planId);
  const now = (await selectPart(call.tx, 'baseline', planId)).find((row) => row.number === number);
  if (!plan || !now) throw new OperationError(errors.baselineMissing);
  const id = `${planId}/${number}`;
  const { entryId } = await writeChanges(call, [{ entity: 'baseline', id, field: null, from: now, to: null }]);
  return { revision: await planChanged(call, plan), entryId };
}

/** The baselines 0–10 of the plan by number, and what its dates are compared with. */
export async function listBaselines(
  { tx }: Pick<Call, 'tx'>,
  { planId, ...page }: { planId: string; limit: number; after?: string | undefined },
) {
  if (!(await findPlan(tx, planId))) throw new OperationError(platformErrors.recordMissing);
  const rows = await selectPart(tx, 'baseline', planId);
  const names = await namesOfPersons(tx, [...new Set(rows.flatMap(({ set_by }) => (set_by ? [String(set_by)] : [])))]);
  const items = rows
    .filter(({ number }) => Number(number) >= 0)
    .sort((a, b) => Number(a.number) - Number(b.number))
    .map((row) => ({
      number: Number(row.number),
      setAt: String(row.set_at),
      setBy: names.get(String(row.set_by)) ?? null,
      revision: row.of_revision as number | null,
      ...extent(row.columns as unknown as BaselineColumns),
    }));
  return { ...pageOfAll(items, page, ({ number }) => String(number)), comparison: comparedDates(rows).kind };
}

function extent({ uid, finish }: BaselineColumns) {
  const latest = finish.reduce<number | null>(
    (most, at) => (at !== null && (most === null || at > most) ? at : most),
    null,
  );
  return { tasks: uid.length, finish: latest === null ? null : formatPlanTime(latest) };
}
