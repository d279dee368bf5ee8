import type { PlanLink } from '../kernel/plan.ts';
import { lastPlanTime } from '../kernel/plan-time.ts';
import type { ScheduleResult, TaskDates } from '../kernel/schedule-result.ts';
import { type ArraySchedule, scheduleArrays } from './array-schedule.ts';
import { engineVersion } from './engine-version.ts';
import { joinPlans, offsets } from './join-plans.ts';
import { lagTicks } from './lag.ts';
import { networkFindings } from './network-findings.ts';
import { longestOfNetwork } from './network-path.ts';
import type { CrossLink, NetworkPlan } from './network-plan.ts';
import type { LinkFacts } from './own-arrays.ts';
import { lagKind, linkCode, none } from './plan-arrays.ts';
import { type ReadPlan, readPlan } from './read-plan.ts';
import { rollUp, taskDates } from './schedule.ts';
import { conflictFindings } from './schedule-findings.ts';

/**
 * Schedules plans and the links between them as one network, and gives each its own result by id. Each keeps its own rules
 * and options: start or finish to schedule from, data date, calendars, how progress counts, what is total slack and what is
 * critical. Late dates of a plan that says no finish of its own count back from the end of the last of them, or of each from
 * its own (`lateFrom`; Oracle, P6 Professional Help, 'Calculate float based on finish date of'). A cross link goes by the
 * rules of its successor's plan; where another calendar would count its lag by those of the predecessor's, a finding says so
 * and names both (`schedule.lag-between-plans`). A reason that lies in another plan names it (`planId`). A cross link that
 * leads nowhere, to its own task or a summary above it, that repeats one or closes a loop is left out: a finding of the
 * successor's plan, or where that is not there of the predecessor's, or of the first. Of several plans with one id the first
 * counts, and tells of the others (`schedule.duplicate-plan`).
 */
export function schedulePlans(
  given: readonly NetworkPlan[],
  links: readonly CrossLink[],
  lateFrom: 'last' | 'own' = 'last',
): ReadonlyMap<string, ScheduleResult> {
  if (given.length === 0) return new Map();
  const known = new Set<string>();
  const plans = given.filter(({ id }) => !known.has(id) && known.add(id));
  const reads = plans.map(({ input }) => readPlan(input));
  const taskFrom = offsets(reads.map(({ tasks }) => tasks.length));
  const nthOf = new Map(plans.map(({ id }, nth) => [id, nth]));
  const indexOf = (planId: string, uid: number) => {
    const nth = nthOf.get(planId) ?? -1;
    const index = reads[nth]?.network.indexOf.get(uid);
    return index === undefined ? -1 : index + (taskFrom[nth] as number);
  };
  const cross = links.map((link): LinkFacts => factsOf(link, indexOf(link.predecessorPlanId, link.predecessorUid), indexOf(link.successorPlanId, link.successorUid))); // biome-ignore format: one call
  const joined = joinPlans(reads.map(({ plan }) => plan), taskFrom, cross, lateFrom); // biome-ignore format: one call
  const whole: ReadPlan = {
    ...(reads[0] as ReadPlan),
    tasks: reads.flatMap(({ tasks }) => tasks),
    plan: joined.plan,
    network: { ...joined.network, indexOf: new Map(), findings: [] },
  };
  const allLinks: readonly PlanLink[] = [...plans.flatMap(({ input }) => input.links), ...links];
  const scheduled = scheduleArrays(joined.plan, joined.network);
  const rolledUp = rollUp(whole);
  const longest = longestOf(plans, scheduled, lateFrom);
  const across = networkFindings({ given, plans, links, tasks: whole.tasks, taskFrom, network: joined.network });
  return new Map(
    plans.map(({ id, input }, nth): [string, ScheduleResult] => {
      const own = reads[nth] as ReadPlan;
      const read: ReadPlan = { ...whole, input: { ...input, links: allLinks }, book: own.book };
      const range = { from: taskFrom[nth] as number, to: taskFrom[nth + 1] as number };
      const isOnPath = input.project.options?.critical === 'longest-path' ? longest : null;
      const tasks = own.tasks.map((_, nthTask) => {
        const index = range.from + nthTask;
        const dates = taskDates(read, scheduled, rolledUp, index);
        const told = withPlanOfReason(dates, scheduled, index, joined.linkFrom.at(-1) as number, links);
        return isOnPath ? { ...told, isCritical: isOnPath(index) && told.percentComplete < 100 } : told;
      });
      const { start, finish } = reachOf(tasks.filter((_, index) => own.tasks[index]?.isActive), scheduled, nth); // biome-ignore format: one call
      const findings = [...own.book.findings(), ...own.findings, ...(across.get(nth) ?? []), ...conflictFindings(read, scheduled, range)]; // biome-ignore format: one list
      return [id, { engineVersion, start, finish, tasks, findings }];
    }),
  );
}

/** From the first start of a plan's active tasks, or the one that follows from its finish, to the last finish. */
function reachOf(tasks: readonly TaskDates[], { plan, early, late }: ArraySchedule, nth: number) {
  const floor = early.floors?.[nth] ?? early.floor;
  const first = tasks.reduce((least, task) => Math.min(least, task.start ?? lastPlanTime), lastPlanTime);
  const last = tasks.reduce((most, task) => Math.max(most, task.finish ?? none), none);
  if (last === none) return { start: floor, finish: late.finishes?.[nth] ?? floor };
  const isFixed = plan.groups?.rules[nth]?.finishToScheduleFrom != null;
  return { start: isFixed ? Math.min(floor, first) : first, finish: last };
}

/** What is on the longest path, by index in the whole, walked back from the plans whose ends count; asked only where some plan goes by it. */
function longestOf(plans: readonly NetworkPlan[], scheduled: ArraySchedule, lateFrom: 'last' | 'own') {
  const isAsked = plans.map(({ input }) => input.project.options?.critical === 'longest-path');
  if (!isAsked.includes(true)) return null;
  const walks = lateFrom === 'last' ? [longestOfNetwork(scheduled, null)] : plans.map((_, nth) => (isAsked[nth] ? longestOfNetwork(scheduled, nth) : null)); // biome-ignore format: one choice
  const { of } = scheduled.plan.groups ?? {};
  return (index: number) => {
    const place = scheduled.network.placeOf[index] as number;
    return walks[lateFrom === 'last' ? 0 : (of?.[place] ?? 0)]?.has(place) === true;
  };
}

function factsOf({ type, lag }: CrossLink, from: number, to: number): LinkFacts {
  const isPercent = lag.kind === 'percent';
  const kind = isPercent ? (lag.isElapsed ? 'elapsed-percent' : 'percent') : lag.kind;
  return { from, to, type: linkCode[type], lag: isPercent ? Math.round(lag.percent * 100) : lagTicks(lag, 0), lagKind: lagKind[kind] }; // biome-ignore format: one record
}

/** Names the plan of a predecessor that drives over a cross link; these stand behind all other links. */
function withPlanOfReason(
  dates: TaskDates,
  { early, network }: ArraySchedule,
  index: number,
  crossFrom: number,
  links: readonly CrossLink[],
): TaskDates {
  const driver = early.dates.driver[network.placeOf[index] as number] as number;
  const link = driver < 0 ? undefined : links[(network.linkAt[driver] as number) - crossFrom];
  const { reason } = dates;
  const planId = link?.predecessorPlanId;
  if (planId !== undefined && reason.kind === 'predecessor') return { ...dates, reason: { ...reason, planId } };
  if (planId !== undefined && reason.kind === 'progress' && reason.rest)
    return { ...dates, reason: { ...reason, rest: { ...reason.rest, planId } } };
  return dates;
}
