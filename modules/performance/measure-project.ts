import {
  type Comparison,
  controlAccounts,
  costVarianceParts,
  earnedCurve,
  formatPlanTime,
  indexNames,
  type MeasuredPlan,
  measurePlan,
  outlineDepth,
  type PlanTime,
  ruleCounts,
  type ScheduleInput,
  type Standing,
  schedule,
  scheduleIndexNames,
  scheduleVarianceParts,
  standingOf,
  ticksPerMinute,
} from '#engine';
import type { Measurement } from './contract.ts';

/** At most so many control accounts, and so many parts of a variance, are told. */
const mostAccounts = 500;
const mostParts = 12;

/** What a plan has planned, earned and spent; null where no baseline says what was planned. `level`: of the control accounts. */
export function measureProject(
  input: ScheduleInput,
  comparison: Comparison,
  now: PlanTime,
  level: number | undefined,
): Measurement | null {
  if (comparison.kind !== 'baseline') return null;
  const result = schedule(input);
  const at = input.project.statusDate ?? now;
  const plan = measurePlan(input, result, { at, baseline: comparison.number });
  if (!plan) return null;
  const standing = standingOf(plan, plan.measured);
  const depth = outlineDepth(plan, input.tasks);
  const { known, chosen } = accountsAt(plan, input, depth, level);
  const nameOf = names(input);
  const unit = (amount: number) => (plan.basis === 'cost' ? Math.round(amount) : Math.round(amount / ticksPerMinute));
  const part = ({ uid, amount }: { uid: number; amount: number }) => ({ uid, name: nameOf(uid), amount: unit(amount) });
  const [costs, behind] = [costVarianceParts(plan), scheduleVarianceParts(plan)];
  const rest = (parts: readonly { amount: number }[]) =>
    unit(parts.slice(mostParts).reduce((sum, { amount }) => sum + amount, 0));
  const ends = standing.schedule.ieacTime.value;
  return {
    basis: plan.basis,
    rules: ruleCounts(plan.measured),
    currencyCode: input.project.currencyCode,
    statusDate: formatPlanTime(at),
    hasStatusDate: input.project.statusDate !== null,
    start: formatPlanTime(plan.start),
    finish: formatPlanTime(plan.finish),
    forecastFinish: formatPlanTime(result.finish),
    earnedFinish: ends === null ? null : formatPlanTime(plan.book.project.add(standing.start, Math.round(ends * plan.dayTicks))),
    ...told(standing, unit),
    curve: curveOf(plan, result.finish, unit),
    ...{ level: chosen, depth },
    accounts: known.slice(0, mostAccounts).map(({ uid, standing: own, rules }) => {
      const { amounts, indices, schedule: time } = told(own, unit);
      return { uid, name: nameOf(uid), wbs: wbsOf(input, uid), rules: [...rules], amounts, indices, schedule: time };
    }),
    isCut: known.length > mostAccounts,
    costParts: costs.slice(0, mostParts).map((each) => ({ kind: each.kind, ...part(each) })),
    otherCost: rest(costs),
    scheduleParts: behind.slice(0, mostParts).map(part),
    otherSchedule: rest(behind),
  }; // biome-ignore format: a record
}

/** By default the first level at which there is more than one account. */
function accountsAt(plan: MeasuredPlan, { tasks }: ScheduleInput, depth: number, level: number | undefined) {
  const asked = level && Math.min(Math.max(1, level), Math.max(1, depth));
  for (let chosen = asked ?? 1; ; chosen++) {
    const known = controlAccounts(plan, tasks, chosen);
    if (asked || known.length > 1 || chosen >= depth) return { known, chosen };
  }
}

function told(
  { amounts, indices, schedule: time, adherence, isPartlyPriced }: Standing,
  unit: (amount: number) => number,
) {
  const money = new Set<string>(['sv', 'cv', 'eacCpi', 'eacBudget', 'eacCsi', 'eacPlan', 'etc', 'vac']);
  const { bac, pv, ev, ac, etc } = amounts;
  const told = Object.fromEntries(
    indexNames.map((name) => {
      const { value, ...why } = indices[name];
      return [name, { ...why, value: value === null ? null : money.has(name) ? unit(value) : rounded(value) }];
    }),
  ) as Measurement['indices'];
  const times = Object.fromEntries(
    scheduleIndexNames.map((name) => {
      const { value, ...why } = time[name];
      return [name, { ...why, value: value === null ? null : rounded(value) }];
    }),
  ) as Measurement['schedule'];
  return {
    amounts: { bac: unit(bac), pv: unit(pv), ev: unit(ev), ac: ac === null ? null : unit(ac), etc: etc === null ? null : unit(etc) },
    indices: told,
    schedule: times,
    adherence: { ...adherence, value: adherence.value === null ? null : rounded(adherence.value) },
    isPartlyPriced,
  }; // biome-ignore format: a record
}

/** By day: what had come by its end. The status date stands in place of a midnight of the same day. */
function curveOf(plan: MeasuredPlan, finish: PlanTime, unit: (amount: number) => number): Measurement['curve'] {
  const maybe = (amount: number | null) => (amount === null ? null : unit(amount));
  const byDay = new Map(
    earnedCurve(plan, finish).map(({ at, pv, ev, ac, forecast }) => {
      const day = formatPlanTime(Math.max(0, at - 1)).slice(0, 10);
      return [day, { day, pv: unit(pv), ev: maybe(ev), ac: maybe(ac), forecast: maybe(forecast), isStatus: at === plan.at }];
    }),
  ); // biome-ignore format: a record
  const status = formatPlanTime(Math.max(0, plan.at - 1)).slice(0, 10);
  return [...byDay.values()].map(({ isStatus, ...point }) => ({
    ...point,
    isStatus: isStatus || point.day === status,
  }));
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

function names({ tasks }: ScheduleInput): (uid: number) => string {
  const known = new Map(tasks.map(({ uid, name }) => [uid, name]));
  return (uid) => known.get(uid) ?? '';
}

const wbsOf = ({ tasks }: ScheduleInput, uid: number) => tasks.find((task) => task.uid === uid)?.wbs ?? null;
