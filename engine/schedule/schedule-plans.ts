import type { Finding } from '../kernel/finding.ts';
import type { PlanLink, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import { lastPlanTime } from '../kernel/plan-time.ts';
import type { ScheduleResult, TaskDates } from '../kernel/schedule-result.ts';
import { linkFaultCodes, linkFinding, loopFinding } from '../network/index.ts';
import { type ArraySchedule, scheduleArrays } from './array-schedule.ts';
import { engineVersion } from './engine-version.ts';
import { joinPlans, offsets } from './join-plans.ts';
import { lagTicks } from './lag.ts';
import type { LinkFacts } from './own-arrays.ts';
import { lagKind, linkCode } from './plan-arrays.ts';
import { type ReadPlan, readPlan } from './read-plan.ts';
import { rollUp, taskDates } from './schedule.ts';
import { conflictFindings } from './schedule-findings.ts';

/** A plan of several, and a name by which links and reasons know it. */
export interface NetworkPlan {
  readonly id: string;
  readonly input: ScheduleInput;
}

/** A link between tasks of two plans. */
export interface CrossLink extends PlanLink {
  readonly predecessorPlanId: string;
  readonly successorPlanId: string;
}

/**
 * Schedules plans and the links between them as one network, and gives each its own result by id. Each keeps its start,
 * data date and calendars; all follow the rules and options of the first, as Primavera P6 schedules opened projects. Slack
 * counts to the end of the last of them, or of each plan to its own (`lateFrom`; Oracle, P6 Professional Help, 'Calculate
 * float based on finish date of'). They are scheduled from their starts. A reason that lies in another plan names it
 * (`planId`), and critical goes by slack. A cross link that leads nowhere, to its own task or a summary above it, that
 * repeats one or closes a loop is left out: a finding of the successor's plan, or where that is not there of the
 * predecessor's, or of the first.
 */
export function schedulePlans(
  plans: readonly NetworkPlan[],
  links: readonly CrossLink[],
  lateFrom: 'last' | 'own' = 'last',
): ReadonlyMap<string, ScheduleResult> {
  if (plans.length === 0) return new Map();
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
  const across = crossFindings(
    whole.tasks,
    joined.network,
    links,
    (link) => nthOf.get(link.successorPlanId) ?? nthOf.get(link.predecessorPlanId) ?? 0,
  );
  return new Map(
    plans.map(({ id, input }, nth): [string, ScheduleResult] => {
      const own = reads[nth] as ReadPlan;
      const read: ReadPlan = { ...whole, input: { ...input, links: allLinks }, book: own.book };
      const range = { from: taskFrom[nth] as number, to: taskFrom[nth + 1] as number };
      const tasks = own.tasks.map((_, index) => {
        const dates = taskDates(read, scheduled, rolledUp, range.from + index);
        return withPlanOfReason(dates, scheduled, range.from + index, joined.linkFrom.at(-1) as number, links);
      });
      const dated = tasks.filter((_, index) => own.tasks[index]?.isActive);
      const start = dated.reduce((least, task) => Math.min(least, task.start ?? lastPlanTime), lastPlanTime);
      const finish = dated.reduce((most, task) => Math.max(most, task.finish ?? -1), -1);
      const findings = [...own.book.findings(), ...own.network.findings, ...(across.get(nth) ?? []), ...conflictFindings(read, scheduled, range)]; // biome-ignore format: one list
      return [id, { engineVersion, start: finish < 0 ? input.project.start : start, finish: finish < 0 ? input.project.start : finish, tasks, findings }]; // biome-ignore format: one pair
    }),
  );
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

/** Faults of cross links and loops over several plans, by the plan that they are told in. */
function crossFindings(
  tasks: readonly PlanTask[],
  { fault, links: ends, loops }: Pick<ReadPlan['network'], 'fault' | 'links' | 'loops'>,
  links: readonly CrossLink[],
  planOf: (link: CrossLink) => number,
): ReadonlyMap<number, Finding[]> {
  const found = new Map<number, Finding[]>();
  const crossFrom = fault.length - links.length;
  links.forEach((link, nth) => {
    const at = crossFrom + nth;
    const [from, to] = [ends.from[at] as number, ends.to[at] as number];
    const add = (finding: Finding) => found.set(planOf(link), [...(found.get(planOf(link)) ?? []), finding]);
    const code = linkFaultCodes[fault[at] as number];
    if (code) add(linkFinding(code, link, tasks[to >= 0 ? to : from]));
    for (const loop of loops) if (loop.link === at) add(loopFinding(loop, tasks));
  });
  return found;
}
