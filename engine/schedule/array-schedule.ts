import type { PlanTime } from '../kernel/plan-time.ts';
import { buildNetwork, inScheduleOrder, type Network, type OrderedNetwork } from '../network/index.ts';
import type { BackwardState } from './backward-pass.ts';
import type { ForwardState } from './forward-dates.ts';
import { earliestOf, latestOf, Passes } from './passes.ts';
import { pinsOf } from './pins.ts';
import { placeSpanning } from './place-spanning.ts';
import type { PlanArrays, PlanGroups } from './plan-arrays.ts';
import { planInOrder } from './plan-in-order.ts';
import { SlackMeasure } from './slack.ts';

/** A plan scheduled in flat arrays, which are numbered in the order of the passes: see `network.placeOf`. */
export interface ArraySchedule {
  readonly plan: PlanArrays;
  readonly network: OrderedNetwork;
  readonly early: ForwardState;
  readonly late: BackwardState;
  readonly slack: SlackMeasure;
  readonly start: PlanTime;
  readonly finish: PlanTime;
}

/**
 * Schedules a plan by the critical path method: order, forward and backward pass, slack. The passes run once, and again
 * where tasks go as late as possible: those then stand at their late start, and what follows them with them. From the
 * finish the backward pass comes first and gives the project its start. Instants and lengths are ticks by index of task and
 * link; values beyond `taskBounds` are the caller's fault. Linear in both (J. E. Kelley and M. R. Walker, "Critical-Path
 * Planning and Scheduling", 1959).
 */
export function scheduleArrays(
  input: PlanArrays,
  raw: Network = buildNetwork(input.parent, input.links),
): ArraySchedule {
  const network = inScheduleOrder(raw);
  const plan = planInOrder(input, network);
  const passes = runPasses(plan, network);
  const slack = new SlackMeasure(passes.late);
  slack.measureAll();
  return finishSchedule(plan, network, passes, slack);
}

/** Runs the passes as often as a plan needs. */
export function runPasses(plan: PlanArrays, network: OrderedNetwork): Passes {
  if (plan.groups) return runTogether(plan, plan.groups, network);
  const { start: floor, finishToScheduleFrom: fixed, options } = plan.rules;
  const backFrom = fixed ?? options?.mustFinishBy ?? null;
  const passes = new Passes(plan, network);
  passes.run(floor, backFrom, null);
  const pinned = pinsOf(passes.late);
  if (pinned || fixed !== null) {
    const { start } = passes.late.dates;
    passes.run(fixed === null ? floor : (earliestOf(start, plan) ?? floor), backFrom, pinned);
  }
  placeSpanning(passes.late);
  return passes;
}

/** The same of several plans: each that is scheduled from its finish takes its start from its own late dates. */
function runTogether(plan: PlanArrays, { of, rules }: PlanGroups, network: OrderedNetwork): Passes {
  const passes = new Passes(plan, network);
  passes.run(plan.rules.start, null, null);
  const pinned = pinsOf(passes.late);
  const isFixed = rules.map(({ finishToScheduleFrom }) => finishToScheduleFrom !== null);
  if (pinned || isFixed.includes(true)) {
    const { start } = passes.late.dates;
    passes.early.floors = rules.map((own, nth) =>
      isFixed[nth] ? (earliestOf(start, plan, (task) => of[task] === nth) ?? own.start) : own.start,
    );
    passes.run(plan.rules.start, null, pinned);
  }
  placeSpanning(passes.late);
  return passes;
}

/** Adds the dates of the whole to what is known of its tasks. */
export function finishSchedule(
  plan: PlanArrays,
  network: OrderedNetwork,
  { early, late }: Passes,
  slack: SlackMeasure,
): ArraySchedule {
  const start = earliestOf(early.dates.start, plan) ?? early.floor;
  return {
    plan,
    network,
    early,
    late,
    slack,
    start: plan.rules.finishToScheduleFrom === null ? start : Math.min(early.floor, start),
    finish: latestOf(early.dates.finish, plan) ?? late.projectFinish,
  };
}
