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
  const bytes = (values: Uint8Array, at: Int32Array) => gather(values, at, new Uint8Array(at.length));
  const integers = (values: Int32Array, at: Int32Array) => gather(values, at, new Int32Array(at.length));
  const sparse = <T>(values: readonly T[]) => (values.length > 0 ? Array.from(taskAt, (task) => values[task]) : []);
  const { calendars, rules } = plan;
  const known = calendars.length > 0 ? calendars : [standardWorkingTime()];
  const bounds = taskBounds(plan);
  return {
    rules: { ...rules, start: withinPlanTime(rules.start) },
    parent,
    placement: bytes(plan.placement, taskAt),
    isActive: bounded(bytes(plan.isActive, taskAt), bounds.isActive),
    duration: bounded(integers(plan.duration, taskAt), bounds.duration),
    calendar: bounded(integers(plan.calendar, taskAt), bounds.calendar),
    constraintType: bounded(bytes(plan.constraintType, taskAt), bounds.constraintType),
    constraintDate: bounded(integers(plan.constraintDate, taskAt), bounds.constraintDate),
    deadline: bounded(integers(plan.deadline, taskAt), bounds.deadline),
    links: {
      ...links,
      lag: bounded(integers(plan.links.lag, linkAt), [-lastPlanTime, lastPlanTime]),
      lagKind: bounded(bytes(plan.links.lagKind, linkAt), [0, lagKinds.length - 1]),
    },
    calendars: known,
    groups: plan.groups && { ...plan.groups, of: integers(plan.groups.of, taskAt) },
    spans: sparse(plan.spans),
    facts: sparse(plan.facts),
    isSpecial: bytes(plan.isSpecial, taskAt),
  };
}

function gather<A extends Uint8Array | Int32Array>(values: A, at: Int32Array, into: A): A {
  for (let index = 0; index < at.length; index++) into[index] = values[at[index] as number] as number;
  return into;
}

function bounded<A extends Uint8Array | Int32Array>(values: A, [least, most]: readonly [number, number]): A {
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (value < least || value > most) values[index] = value < least ? least : most;
  }
  return values;
}
