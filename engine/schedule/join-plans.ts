import { buildNetwork, type Network } from '../network/index.ts';
import type { LinkFacts } from './own-arrays.ts';
import type { PlanArrays } from './plan-arrays.ts';

/** Plans as one: their tasks and links stand one plan after the other, links between plans behind all. */
export interface JoinedPlans {
  readonly plan: PlanArrays;
  readonly network: Network;
  /** The index of each plan's first task and first link, and one past the last. */
  readonly taskFrom: readonly number[];
  readonly linkFrom: readonly number[];
}

/**
 * Joins plans into one network, each with its rules; `cross` holds links between them by the indices that tasks have in the
 * whole. Late dates of a plan that says no finish count back from the last one, or from its own.
 */
export function joinPlans(
  plans: readonly PlanArrays[],
  taskFrom: readonly number[],
  cross: readonly LinkFacts[],
  lateFrom: 'last' | 'own',
): JoinedPlans {
  const linkFrom = offsets(plans.map(({ links }) => links.from.length));
  const calendarFrom = offsets(plans.map(({ calendars }) => calendars.length));
  const count = taskFrom.at(-1) as number;
  const integers = (of: (plan: PlanArrays) => Int32Array, by: readonly number[] = []) =>
    joined(plans.map(of), new Int32Array(count), by);
  const bytes = (of: (plan: PlanArrays) => Uint8Array) => joined(plans.map(of), new Uint8Array(count), []);
  const linkCount = (linkFrom.at(-1) as number) + cross.length;
  const linkIntegers = (field: 'from' | 'to' | 'lag', by: readonly number[] = []) =>
    joined([...plans.map(({ links }) => links[field]), Int32Array.from(cross, (link) => link[field])], new Int32Array(linkCount), by); // biome-ignore format: one call
  const linkBytes = (field: 'type' | 'lagKind') =>
    joined([...plans.map(({ links }) => links[field]), Uint8Array.from(cross, (link) => link[field])], new Uint8Array(linkCount), []); // biome-ignore format: one call
  const rules = plans.map((plan) => plan.rules);
  const parent = integers((plan) => plan.parent, taskFrom);
  const links = {
    from: linkIntegers('from', taskFrom),
    to: linkIntegers('to', taskFrom),
    type: linkBytes('type'),
    lag: linkIntegers('lag'),
    lagKind: linkBytes('lagKind'),
  };
  const plan: PlanArrays = {
    rules: { start: Math.min(...rules.map(({ start }) => start)), finishToScheduleFrom: null, areConstraintsHonoured: true, hasMultipleCriticalPaths: false }, // biome-ignore format: one record
    parent,
    placement: bytes((plan) => plan.placement),
    isActive: bytes((plan) => plan.isActive),
    duration: integers((plan) => plan.duration),
    calendar: integers((plan) => plan.calendar, calendarFrom),
    constraintType: bytes((plan) => plan.constraintType),
    constraintDate: integers((plan) => plan.constraintDate),
    deadline: integers((plan) => plan.deadline),
    links,
    calendars: plans.flatMap(({ calendars }) => calendars),
    groups: {
      of: joined(plans.map(({ parent: tasks }, nth) => new Int32Array(tasks.length).fill(nth)), new Int32Array(count), []), // biome-ignore format: one call
      rules,
      calendar: calendarFrom.slice(0, -1),
      lateFrom,
    },
    spans: plans.flatMap(({ spans, parent: tasks }) => Array.from(tasks, (_, task) => spans[task])),
    facts: plans.flatMap(({ facts, parent: tasks }) => Array.from(tasks, (_, task) => facts[task])),
    isSpecial: bytes((plan) => plan.isSpecial),
  };
  return { plan, network: buildNetwork(parent, links), taskFrom, linkFrom };
}

/** Where each of several lists begins when they stand one after the other, and where the last ends. */
export function offsets(lengths: readonly number[]): number[] {
  const from = [0];
  for (const length of lengths) from.push((from.at(-1) as number) + length);
  return from;
}

/** Lists one after the other; indices in them (not negative ones) move on by what stands before their list. */
function joined<A extends Int32Array | Uint8Array>(lists: readonly A[], into: A, by: readonly number[]): A {
  let at = 0;
  lists.forEach((list, nth) => {
    // Behind the last plan stand links between plans, which go by indices in the whole already.
    const shift = nth < by.length - 1 ? (by[nth] as number) : 0;
    for (const value of list) into[at++] = value < 0 ? value : value + shift;
  });
  return into;
}
