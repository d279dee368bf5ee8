import {
  dayOfDate,
  evaluateToGo,
  formatPlanTime,
  measurePlan,
  type ScheduleInput,
  type Standing,
  schedule,
  standingOf,
  type ToGoFlow,
  type ToGoTerms,
  ticksPerDay,
  toGoMonths,
} from '#engine';
import { baselineOf } from '#modules/plans/actions/record-plan';
import type { Sample, SampleProject, SampleToGo } from '#samples';
import { liveThrough } from './live-through.ts';

/** What the assignments of a plan cost, in whole units of its currency: work at its rate, pieces at their price. */
export function plannedCost({ assignments, resources }: Pick<ScheduleInput, 'assignments' | 'resources'>): number {
  const rates = new Map(resources.map(({ uid, standardRateMinor }) => [uid, standardRateMinor ?? 0]));
  const minor = assignments.reduce((sum, { resourceUid, units, workTicks }) => {
    const rate = rates.get(resourceUid ?? 0) ?? 0;
    return sum + rate * (workTicks === null ? units : workTicks / 600);
  }, 0);
  return minor / 100;
}

/** The earned value of a project as it stood at each moment since its baseline was set, by the local day. */
export function earnedOf(sample: Sample, project: SampleProject): ReadonlyMap<string, Standing> {
  const told = new Map<string, Standing>();
  let agreed: ReturnType<typeof baselineOf> | null = null;
  for (const { at, event, plan } of liveThrough(sample, project)) {
    const result = schedule(plan);
    if (event?.baseline) agreed = baselineOf(plan, result);
    const measured = agreed && measurePlan(withBaseline(plan, agreed), result, { at, baseline: 0 });
    if (measured) told.set(formatPlanTime(at).slice(0, 10), standingOf(measured, measured.measured));
  }
  return told;
}

function withBaseline(plan: ScheduleInput, agreed: ReturnType<typeof baselineOf>): ScheduleInput {
  const { uid: uids, ...columns } = agreed;
  const at = (row: number) => ({
    number: 0,
    start: columns.start[row] ?? null,
    finish: columns.finish[row] ?? null,
    durationTicks: columns.durationTicks[row] ?? null,
    workTicks: columns.workTicks[row] ?? null,
    costMinor: columns.costMinor[row] ?? null,
  });
  const rows = new Map(uids.map((uid, row) => [uid, at(row)]));
  const tasks = plan.tasks.map((task) => {
    const baseline = rows.get(task.uid);
    return { ...task, baselines: baseline ? [baseline] : [] };
  });
  return { ...plan, tasks };
}

const dayOf = (date: string) => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return dayOfDate(year, month, day);
};

const flowOf = ({ kind, amount, from, every, times = 1 }: SampleToGo): ToGoFlow => {
  const isBenefit = kind !== 'cost' && kind !== 'commitment' && kind !== 'exit';
  const of = { amountMinor: amount * 100, firstDay: dayOf(from), every: every ?? ('once' as const), times };
  return isBenefit ? { ...of, kind: 'benefit', benefitClass: kind } : { ...of, kind, benefitClass: null };
};

/** What a project of a sample still costs and is worth at the data date, in whole units; null where its file does not say. */
export function toGoOf(sample: Sample, project: SampleProject) {
  if (!project.toGo) return null;
  const now = liveThrough(sample, project).at(-1);
  const left = [...earnedOf(sample, project).values()].at(-1)?.amounts.etc ?? null;
  const terms: ToGoTerms = {
    months: toGoMonths(dayOf(sample.dataDate), sample.discountRate),
    planCostMinor: left,
    planFinish: now ? Math.floor(schedule(now.plan).finish / ticksPerDay) : null,
  };
  return { left, found: evaluateToGo(project.toGo.map(flowOf), terms) };
}
