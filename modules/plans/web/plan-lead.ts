import { formatPlanTime, type Message, type Parameter, type PlanTime } from '#engine';
import { decidingTasks } from './deciding-tasks.ts';
import { daysBetween, type Plan, type PlanRow } from './read-plan.ts';

/**
 * The sentence over the plan of the project of that name: when it finishes, against what, and which task ends it; or that the finish has passed
 * with work open, where no date says when it ends; or that no task has dates. Null for a plan without tasks or whose
 * dates were not computed yet.
 */
export function planLead(plan: Plan, name: string): Message | null {
  const { view, rows } = plan;
  const { computedFinish, comparison } = view;
  const last = lastTask(rows);
  if (rows.length > 0 && view.computedAt !== null && rows.every(({ finish }) => finish === null)) {
    return { key: 'plans.plan.lead.undated', parameters: {} };
  }
  if (computedFinish === null || !last || last.finish === null) return null;
  const open = rows.filter(
    ({ isSummary, isActive, percentComplete }) => !isSummary && isActive && percentComplete < 100,
  );
  const ends = rows.filter(({ finish, isSummary, isActive }) => isActive && !isSummary && finish === last.finish);
  const deciding = decidingTasks(plan, ends.length ? ends : [last]);
  const base = {
    plan: name,
    task: taskParameter(view.planId, last),
    finish: { kind: 'date', at: formatPlanTime(last.finish) },
    count: open.filter((row) => deciding.has(row)).length,
    of: open.length,
  } satisfies Record<string, Parameter>;
  if (open.length === 0) return { key: 'plans.plan.lead.done', parameters: base };
  if (last.finish < view.now) return { key: 'plans.plan.lead.passed', parameters: { ...base, count: open.length } };
  const plannedFinish = comparison === 'none' ? null : latestComparison(rows);
  if (plannedFinish === null) return { key: 'plans.plan.lead.plain', parameters: base };
  const days = daysBetween(plan, plannedFinish, last.finish);
  const variance = { kind: 'days', days: Math.abs(days) } as const;
  const planned = { kind: 'date', at: formatPlanTime(plannedFinish) } as const;
  const against = comparison === 'baseline' ? 'baseline' : 'firstImport';
  const tendency = days > 0 ? 'late' : days < 0 ? 'early' : 'onTime';
  return { key: `plans.plan.lead.${against}.${tendency}`, parameters: { ...base, variance, planned } };
}

/** The task whose finish is the plan's; of several a leaf, then a critical one, then the later in order. */
function lastTask(rows: readonly PlanRow[]): PlanRow | undefined {
  const weight = (row: PlanRow) => (row.isSummary ? 0 : 2) + (row.isCritical ? 1 : 0);
  let found: PlanRow | undefined;
  for (const row of rows) {
    if (!row.isActive || row.finish === null) continue;
    const later = row.finish - (found?.finish ?? -1);
    if (!found || later > 0 || (later === 0 && weight(row) >= weight(found))) found = row;
  }
  return found;
}

/** The finish that was planned, whichever task ended it then; null where nothing was. */
const latestComparison = (rows: readonly PlanRow[]) =>
  rows.reduce<PlanTime | null>((latest, { comparisonFinish }) => {
    return comparisonFinish === null || (latest !== null && latest >= comparisonFinish) ? latest : comparisonFinish;
  }, null);

export function taskParameter(
  planId: string,
  { uid, name }: { readonly uid: number; readonly name: string },
): Parameter {
  return { kind: 'record', record: { kind: 'task', id: `${planId}/${uid}` }, name };
}
