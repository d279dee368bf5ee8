import { standardWorkingTime } from '../calendar/index.ts';
import { lastPlanTime } from '../kernel/plan-time.ts';
import type { OrderedNetwork } from '../network/index.ts';
import { withinPlanTime } from './lag.ts';
import { lagKinds, type PlanArrays, taskBounds } from './plan-arrays.ts';

/**
 * A plan's arrays numbered as the network's tasks and links are. Values that mean nothing are read as the nearest that do:
 * no code and no calendar beyond the last, no length below nothing, no instant outside plan time.
 */
export function planInOrder(plan: PlanArrays, { taskAt, linkAt, parent, links }: OrderedNetwork): PlanArrays {
  const bytes = (values: Uint8Array, at: Int32Array, bounds: Bounds = allBytes) =>
    gatherWithin(values, at, new Uint8Array(at.length), bounds);
  const integers = (values: Int32Array, at: Int32Array, bounds: Bounds = allIntegers) =>
    gatherWithin(values, at, new Int32Array(at.length), bounds);
  const sparse = <T>(values: readonly T[]) => (values.length > 0 ? Array.from(taskAt, (task) => values[task]) : []);
  const { calendars, rules } = plan;
  const known = calendars.length > 0 ? calendars : [standardWorkingTime()];
  const bounds = taskBounds(plan);
  return {
    rules: { ...rules, start: withinPlanTime(rules.start) },
    parent,
    placement: bytes(plan.placement, taskAt),
    isActive: bytes(plan.isActive, taskAt, bounds.isActive),
    duration: integers(plan.duration, taskAt, bounds.duration),
    calendar: integers(plan.calendar, taskAt, bounds.calendar),
    constraintType: bytes(plan.constraintType, taskAt, bounds.constraintType),
    constraintDate: integers(plan.constraintDate, taskAt, bounds.constraintDate),
    deadline: integers(plan.deadline, taskAt, bounds.deadline),
    links: {
      ...links,
      lag: integers(plan.links.lag, linkAt, [-lastPlanTime, lastPlanTime]),
      lagKind: bytes(plan.links.lagKind, linkAt, [0, lagKinds.length - 1]),
    },
    calendars: known,
    groups: plan.groups && { ...plan.groups, of: integers(plan.groups.of, taskAt) },
    spans: sparse(plan.spans),
    facts: sparse(plan.facts),
    isSpecial: bytes(plan.isSpecial, taskAt),
  };
}

type Bounds = readonly [least: number, most: number];
const allBytes: Bounds = [0, 255];
const allIntegers: Bounds = [-2_147_483_648, 2_147_483_647];

function gatherWithin<A extends Uint8Array | Int32Array>(values: A, at: Int32Array, into: A, bounds: Bounds): A {
  const [least, most] = bounds;
  for (let index = 0; index < at.length; index++)
    into[index] = Math.max(least, Math.min(most, values[at[index] as number] as number));
  return into;
}
