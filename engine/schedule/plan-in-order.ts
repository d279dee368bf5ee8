import type { OrderedNetwork } from '../network/index.ts';
import type { PlanArrays } from './plan-arrays.ts';

/** A plan's arrays numbered as the network's tasks and links are. */
export function planInOrder(plan: PlanArrays, { taskAt, linkAt, parent, links }: OrderedNetwork): PlanArrays {
  const bytes = (values: Uint8Array, at: Int32Array) => gather(values, at, new Uint8Array(at.length));
  const integers = (values: Int32Array, at: Int32Array) => gather(values, at, new Int32Array(at.length));
  const sparse = <T>(values: readonly T[]) => (values.length > 0 ? Array.from(taskAt, (task) => values[task]) : []);
  return {
    rules: plan.rules,
    parent,
    placement: bytes(plan.placement, taskAt),
    isActive: bytes(plan.isActive, taskAt),
    duration: integers(plan.duration, taskAt),
    calendar: integers(plan.calendar, taskAt),
    constraintType: bytes(plan.constraintType, taskAt),
    constraintDate: integers(plan.constraintDate, taskAt),
    deadline: integers(plan.deadline, taskAt),
    links: { ...links, lag: integers(plan.links.lag, linkAt), lagKind: bytes(plan.links.lagKind, linkAt) },
    calendars: plan.calendars,
    spans: sparse(plan.spans),
    facts: sparse(plan.facts),
    isSpecial: bytes(plan.isSpecial, taskAt),
  };
}

function gather<A extends Uint8Array | Int32Array>(values: A, at: Int32Array, into: A): A {
  for (let index = 0; index < at.length; index++) into[index] = values[at[index] as number] as number;
  return into;
}
