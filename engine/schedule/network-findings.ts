import type { Finding } from '../kernel/finding.ts';
import type { LagCalendar, PlanTask } from '../kernel/plan.ts';
import { taskReference } from '../kernel/task-reference.ts';
import { linkFaultCodes, linkFinding, loopFinding, type Network } from '../network/index.ts';
import type { CrossLink, NetworkPlan } from './network-plan.ts';

interface Whole {
  /** As the caller gave them, and each id once. */
  readonly given: readonly NetworkPlan[];
  readonly plans: readonly NetworkPlan[];
  readonly links: readonly CrossLink[];
  readonly tasks: readonly PlanTask[];
  readonly taskFrom: readonly number[];
  readonly network: Pick<Network, 'fault' | 'links' | 'loops'>;
}

/** What is wrong between plans, by the place of the plan that it is told in. */
export function networkFindings(whole: Whole): ReadonlyMap<number, Finding[]> {
  const { given, plans, links, tasks, taskFrom, network } = whole;
  const nthOf = new Map(plans.map(({ id }, nth) => [id, nth]));
  const found = new Map<number, Finding[]>(plans.map(({ id }, nth) => [nth, duplicatesOf(id, given)]));
  const crossFrom = network.fault.length - links.length;
  const loopAt = new Map(network.loops.map((loop) => [loop.link, loop]));
  links.forEach((link, nth) => {
    const at = crossFrom + nth;
    const [from, to] = [network.links.from[at] as number, network.links.to[at] as number];
    const told = nthOf.get(link.successorPlanId) ?? nthOf.get(link.predecessorPlanId) ?? 0;
    const add = (finding: Finding) => found.get(told)?.push(finding);
    const code = linkFaultCodes[network.fault[at] as number];
    if (code) add(linkFinding(code, link, tasks[to >= 0 ? to : from]));
    const loop = loopAt.get(at);
    const isOwn = (task: number) => task >= (taskFrom[told] as number) && task < (taskFrom[told + 1] as number);
    if (loop) add(loopFinding(loop, tasks, isOwn));
    else if (!code) {
      const [before, after] = [plans[nthOf.get(link.predecessorPlanId) ?? -1], plans[told]];
      const task = tasks[to];
      if (before && after && task) for (const finding of lagFinding(link, before, after, task)) add(finding);
    }
  });
  return found;
}

/** Plans whose id an earlier one has: the first counts. */
function duplicatesOf(planId: string, given: readonly NetworkPlan[]): Finding[] {
  const [first, ...others] = given.filter(({ id }) => id === planId);
  if (!first || others.length === 0) return [];
  return [
    {
      code: 'schedule.duplicate-plan',
      severity: 'critical',
      subject: { kind: 'plan', id: planId },
      discriminator: null,
      values: {
        plan: first.input.project.name,
        others: others.map(({ input }) => input.project.name).join(', '),
        count: others.length,
      },
      records: [{ kind: 'plan', id: planId }],
    },
  ];
}

/** A working lag between plans that each would count on another calendar: that of the successor's plan is taken. */
function lagFinding(link: CrossLink, before: NetworkPlan, after: NetworkPlan, task: PlanTask): Finding[] {
  const { lag } = link;
  const isPlain =
    lag.kind === 'percent' ? lag.isElapsed || lag.percent === 0 : lag.kind === 'elapsed' || lag.ticks === 0;
  const [theirs, taken] = [lagCalendarOf(before), lagCalendarOf(after)];
  if (isPlain || theirs === taken) return [];
  const subject = taskReference(task.uid);
  return [
    {
      code: 'schedule.lag-between-plans',
      severity: 'minor',
      subject,
      discriminator: `${before.id}/${link.predecessorUid}-${link.successorUid}-${link.type}`,
      values: {
        task: { kind: 'record', record: subject, name: task.name },
        plan: after.input.project.name,
        taken,
        other: before.input.project.name,
        theirs,
        predecessorUid: link.predecessorUid,
      },
      records: [subject, { kind: 'plan', id: after.id }, { kind: 'plan', id: before.id }],
    },
  ];
}

function lagCalendarOf({ input }: NetworkPlan): LagCalendar {
  return input.project.options?.lagCalendar ?? 'successor';
}
